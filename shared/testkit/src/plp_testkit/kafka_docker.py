"""Apache Kafka's own image in a Docker engine, by testcontainers, with the same settings as ours: SCRAM and ACLs on.

testcontainers' KafkaContainer runs another vendor's image without SCRAM, so this says how to run the Apache one.
"""

import secrets
import socket
from contextlib import closing
from dataclasses import dataclass, field

from docker.errors import DockerException, ImageNotFound  # type: ignore[import-untyped]
from testcontainers.core.container import DockerContainer
from testcontainers.core.docker_client import DockerClient, get_docker_host

from plp_demo.servers.kafka import Kafka
from plp_demo.servers.kafka_properties import ADMIN, Ports, cluster_id, properties
from plp_demo.servers.kafka_signing_in import MECHANISM
from plp_demo.servers.ports import wait_until

IMAGE = "apache/kafka:4.4.0"
PORTS = Ports(clients=9092, broker=9093, controller=9094)
LOCAL_ENGINE = "unix:///var/run/docker.sock"
SETTINGS = "/tmp/server.properties"  # noqa: S108 (inside the container)


def image_at_hand() -> bool:
    """Whether a Docker engine answers and has, or can get, the image."""
    if not _listens(get_docker_host() or LOCAL_ENGINE):
        return False
    try:
        with closing(DockerClient().client) as engine:
            try:
                engine.images.get(IMAGE)
            except ImageNotFound:
                engine.images.pull(IMAGE)
    except DockerException:
        return False
    return True


def _listens(engine: str) -> bool:
    """Whether a local socket answers. The Docker client is not tried first, as it leaves the socket open on failure."""
    path = engine.removeprefix("unix://")
    if path == engine:
        return True
    with socket.socket(socket.AF_UNIX) as probe:
        return probe.connect_ex(path) == 0


def start_command(cluster: str, password: str) -> list[str]:
    """Waits for the settings: only a running container has the address that Kafka must advertise."""
    wait = f"while [ ! -f {SETTINGS} ]; do sleep 0.1; done"
    credentials = f"{MECHANISM}=[name={ADMIN},password={password}]"
    storage = f"/opt/kafka/bin/kafka-storage.sh format --standalone -t {cluster} -c {SETTINGS} --add-scram '{credentials}'"
    return ["sh", "-c", f"{wait}; {storage} && exec /opt/kafka/bin/kafka-server-start.sh {SETTINGS}"]


@dataclass(slots=True)
class DockerKafka(Kafka):
    password: str = field(default_factory=lambda: secrets.token_urlsafe(16), repr=False)
    container: DockerContainer | None = field(init=False, default=None, repr=False)

    @property
    def bootstrap(self) -> str:
        if self.container is None:
            raise RuntimeError("a container has no address before it is started")
        return f"{self.container.get_container_host_ip()}:{self.container.get_exposed_port(PORTS.clients)}"

    @property
    def admin_user(self) -> str:
        return ADMIN

    @property
    def admin_password(self) -> str:
        return self.password

    def start(self) -> None:
        container = DockerContainer(IMAGE).with_exposed_ports(PORTS.clients)
        self.container = container.with_command(start_command(cluster_id(), self.password)).start()
        settings = properties(PORTS, "/tmp/logs", listen="0.0.0.0", advertised=self.bootstrap)  # noqa: S104, S108 (inside it)
        self.container.copy_into_container(settings.encode(), SETTINGS)
        if not wait_until(lambda: self.admits(ADMIN, self.password, within=2), 60):
            raise TimeoutError(f"Kafka in Docker is not ready after 60 s: {self.container.get_logs()}")

    def stop(self) -> None:
        if self.container:
            self.container.stop()
            self.container = None
