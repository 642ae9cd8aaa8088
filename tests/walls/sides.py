"""The two buses, with the estate's principals on them, asked past the kit: what counts is the server's own answer."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any, Final
from urllib.parse import quote

import psycopg
from kafka import KafkaAdminClient, KafkaProducer
from kafka.errors import KafkaError, TopicAuthorizationFailedError, for_code
from psycopg import errors

from plp_demo.servers.kafka import Kafka
from plp_kit.core.database import Db
from plp_kit.messaging.bus.connecting import BusSettings
from plp_kit.messaging.bus.kafka.broker import Broker
from plp_kit.messaging.bus.port import Topic
from plp_operate.deployment.provisioning import add_tenant, enrol
from tests.walls.estate import PASSWORD, Estate
from tests.walls.topics import TOPICS, Refusal, Rights, defined

ADMIN: Any = import_module("kafka.admin")
"""Untyped: the kit's stubs say what the kit needs of it, and nothing here is the kit's."""
NOTHING: Final = Rights(frozenset(), frozenset())
INSERT: Final = """INSERT INTO log (topic, sequence, id, name, stream, at, data, correlation)
    VALUES (%s, 1000000, gen_random_uuid(), 'x', 'x', now(), '', gen_random_uuid())"""


@dataclass(frozen=True, slots=True)
class PostgresSide:
    estate: Estate
    refusals = (errors.InsufficientPrivilege, errors.OperationalError)

    def logins(self, estate: Estate) -> Mapping[str, Rights]:
        """A principal is two logins. Who may write a topic sees where it ends."""
        by_login = {}
        for principal, rights in defined(estate):
            by_login[principal] = replace(rights, writes=frozenset())
            by_login[f"{principal}_relay"] = replace(rights, reads=rights.writes)
            by_login[f"{principal}_scheduler"] = by_login[f"{principal}_owner"] = NOTHING
        return by_login

    def settings(self, login: str) -> BusSettings:
        return BusSettings(self.estate.url("data", "bus", login))

    def refused(self, login: str, topics: frozenset[Topic]) -> Mapping[Topic, Refusal | None]:
        try:
            with psycopg.connect(self.settings(login).url) as db:
                return {topic: _not_inserted(db, topic) for topic in topics}
        except psycopg.OperationalError as error:
            return dict.fromkeys(topics, type(error))

    def shown(self, login: str) -> frozenset[Topic]:
        """Logins that do not use the bus cannot sign in to it."""
        try:
            with psycopg.connect(self.settings(login).url) as db:
                queries = ("SELECT topic FROM log", "SELECT topic FROM topics", "SELECT topic FROM grants")
                log, topics, grants = ({Topic.parse(name) for (name,) in db.execute(query)} for query in queries)
        except psycopg.OperationalError:
            return frozenset()
        assert log <= topics == grants
        return frozenset(log)

    @contextmanager
    def granted(self, login: str, topic: Topic) -> Iterator[None]:
        with self.estate.as_admin("data", "bus") as db:
            db.execute("INSERT INTO grants (principal, topic, reads) VALUES (%s, %s, true)", (login, str(topic)))
            try:
                yield
            finally:
                db.execute("DELETE FROM grants WHERE principal = %s AND topic = %s", (login, str(topic)))


@dataclass(frozen=True, slots=True)
class KafkaSide:
    bootstrap: str
    administration: str
    refusals = (TopicAuthorizationFailedError,)

    def logins(self, estate: Estate) -> Mapping[str, Rights]:
        """Who may write a topic may read it: where it ends is asked of its last records."""
        return {principal: replace(rights, reads=rights.reads | rights.writes) for principal, rights in defined(estate)}

    def settings(self, login: str) -> BusSettings:
        return BusSettings(f"kafka://{login}:{quote(PASSWORD)}@{self.bootstrap}", acknowledge_within=10)

    def broker(self, login: str) -> Broker:
        return Broker.parse(self.settings(login).url, None, 5)

    def refused(self, login: str, topics: frozenset[Topic]) -> Mapping[Topic, Refusal | None]:
        producer = self.broker(login).make(
            KafkaProducer, enable_idempotence=False, acks=1, max_block_ms=5000, retry_backoff_ms=10
        )
        try:
            return {topic: _not_produced(producer, topic) for topic in topics}
        finally:
            with suppress(KafkaError):
                producer.close(timeout=0)

    def shown(self, login: str) -> frozenset[Topic]:
        """Of a topic that it may not even know of, the broker tells a principal that error and nothing else."""
        with closing(self.broker(login).administrator()) as client:
            return _shown(client)

    @contextmanager
    def granted(self, login: str, topic: Topic) -> Iterator[None]:
        client: Any = Broker.parse(self.administration, None, 5).administrator()
        with closing(client):
            right = read_right(login, str(topic))
            client.create_acls([right])
            try:
                yield
            finally:
                client.delete_acls([right])


def on_kafka(estate: Estate, server: Kafka) -> KafkaSide:
    """The same deployments, with their principals, topics and rights on this broker."""
    admin = f"kafka://{quote(server.admin_user)}:{quote(server.admin_password)}@{server.bootstrap}"
    for deployment in estate.deployments:
        there = replace(deployment, kafka_admin_url=admin)
        enrol(there)
        for tenant in there.tenants:
            add_tenant(there, tenant)
    return KafkaSide(server.bootstrap, admin)


def read_right(login: str, topic: str) -> Any:  # noqa: ANN401 (kafka-python's)
    pattern = ADMIN.ResourcePattern(ADMIN.ResourceType.TOPIC, topic, ADMIN.ACLResourcePatternType.LITERAL)
    return ADMIN.ACL(f"User:{login}", "*", ADMIN.ACLOperation.READ, ADMIN.ACLPermissionType.ALLOW, pattern)


def _not_inserted(db: Db, topic: Topic) -> Refusal | None:
    try:
        with db.transaction(force_rollback=True):
            db.execute(INSERT, (str(topic),))
    except errors.InsufficientPrivilege as error:
        return type(error)
    return None


def _not_produced(producer: KafkaProducer, topic: Topic) -> Refusal | None:
    try:
        producer.send(str(topic), b"{}", partition=0).get(timeout=5)
    except KafkaError as error:
        return type(error)
    return None


def _shown(client: KafkaAdminClient) -> frozenset[Topic]:
    described = client.describe_topics([str(topic) for topic in TOPICS])
    hidden = {for_code(entry["error_code"]) for entry in described if entry["error_code"]}
    assert hidden <= {TopicAuthorizationFailedError}
    return frozenset(Topic.parse(entry["name"]) for entry in described if "READ" in (entry["authorized_operations"] or ()))
