"""How Apache Kafka is run here: one process as broker and controller, SCRAM for clients, nothing allowed but what an ACL allows.

The inner listeners (broker to itself, controller) are plain, so ANONYMOUS is a super user; they stand on loopback only.
"""

import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass

ADMIN = "admin"
SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule"


def cluster_id() -> str:
    """Sixteen bytes in base64. Random ones alone would begin with a dash, and look like an option, once in 64 times."""
    return urlsafe_b64encode(b"plp" + secrets.token_bytes(13)).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class Ports:
    clients: int
    broker: int
    controller: int


def properties(ports: Ports, logs: str, *, listen: str = "127.0.0.1", advertised: str | None = None) -> str:
    """server.properties. `advertised` is where clients find it, if that is not where it listens."""
    inner = f"BROKER://127.0.0.1:{ports.broker}"
    clients = f"CLIENTS://{listen}:{ports.clients}"
    settings = {
        "process.roles": "broker,controller",
        "node.id": "1",
        "log.dirs": logs,
        "listeners": f"{clients},{inner},CONTROLLER://127.0.0.1:{ports.controller}",
        "advertised.listeners": f"{f'CLIENTS://{advertised}' if advertised else clients},{inner}",
        "listener.security.protocol.map": "CLIENTS:SASL_PLAINTEXT,BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name": "BROKER",
        "controller.listener.names": "CONTROLLER",
        "controller.quorum.bootstrap.servers": f"127.0.0.1:{ports.controller}",
        "sasl.enabled.mechanisms": "SCRAM-SHA-512",
        "listener.name.clients.scram-sha-512.sasl.jaas.config": f"{SCRAM} required;",
        **WALLS,
        **ALONE,
        **QUICK,
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())


WALLS = {
    "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
    "allow.everyone.if.no.acl.found": "false",
    "super.users": f"User:ANONYMOUS;User:{ADMIN}",
    "auto.create.topics.enable": "false",
    "log.retention.ms": "-1",
}

ALONE = {
    "default.replication.factor": "1",
    "min.insync.replicas": "1",
    "offsets.topic.replication.factor": "1",
    "offsets.topic.num.partitions": "1",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "transaction.state.log.num.partitions": "1",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    "share.coordinator.state.topic.num.partitions": "1",
}

# After a SIGKILL the controller waits for the dead broker's session: 9 s unless it is told otherwise.
QUICK = {
    "broker.session.timeout.ms": "2000",
    "broker.heartbeat.interval.ms": "500",
    "group.initial.rebalance.delay.ms": "0",
}
