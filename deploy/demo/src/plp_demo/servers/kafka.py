"""A real Apache Kafka with SCRAM and ACLs on, given or ours; ours is, from Maven Central's jars."""

import shutil
from abc import abstractmethod
from dataclasses import dataclass, field
from pathlib import Path

from plp_demo.servers import kafka_jars, kafka_signing_in
from plp_demo.servers.access import Access
from plp_demo.servers.kafka_properties import ADMIN, Ports, cluster_id, properties
from plp_demo.servers.kafka_signing_in import MECHANISM
from plp_demo.servers.ports import LOOPBACK, is_open
from plp_demo.servers.processes import Process, Program, run
from plp_demo.servers.server import Server

JAVA_OPTIONS = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData")


class Kafka(Server):
    """A broker, ours or a given one. An empty user means that it asks for none (given ones only)."""

    __slots__ = ()

    @property
    @abstractmethod
    def bootstrap(self) -> str:
        """As host:port."""

    @property
    @abstractmethod
    def admin_user(self) -> str: ...

    @property
    @abstractmethod
    def admin_password(self) -> str: ...

    def admits(self, user: str, password: str, within: float = 5) -> bool:
        """Whether somebody can sign in. Look at the port first: a client made while it is shut waits as long as it may."""
        return kafka_signing_in.signs_in(self.settings(user, password), within)

    def settings(self, user: str, password: str) -> dict[str, str]:
        """How kafka-python's clients reach it as this user."""
        return kafka_signing_in.settings(self.bootstrap, user, password)


@dataclass(slots=True)
class KafkaServer(Kafka):
    """A broker of ours in `folder`, on the same ports for life, run by the Java on the path from the jars in `libraries`."""

    folder: Path
    libraries: Path = kafka_jars.LIBRARIES
    access: Access = field(init=False)
    process: Process | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.folder = self.folder.absolute()
        self.access = Access.of(self.folder, ports=3)

    @property
    def ports(self) -> Ports:
        return Ports(*self.access.ports)

    @property
    def bootstrap(self) -> str:
        return f"{LOOPBACK}:{self.ports.clients}"

    @property
    def admin_user(self) -> str:
        return ADMIN

    @property
    def admin_password(self) -> str:
        return self.access.password

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    def prepare(self) -> None:
        """Fetches jars and formats the storage, unless done. `start` does so; a supervisor that is handed `program` does not.

        Raises Unobtainable.
        """
        kafka_jars.jars(self.libraries)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.access.keep(self.folder)
        if not (self.folder / "formatted").exists():
            shutil.rmtree(self.logs, ignore_errors=True)
            (self.folder / "server.properties").write_text(properties(self.ports, str(self.logs)))
            self._format()
            (self.folder / "formatted").touch()

    def program(self, name: str = "kafka") -> Program:
        command = self._java("-Dlog4j2.level=INFO", "kafka.Kafka", str(self.folder / "server.properties"))
        return Program(name, command, self.folder / f"{name}.log", folder=self.folder, stops_within=20)

    def ready(self) -> bool:
        """Whether the administrator can sign in. Blocks some seconds at most."""
        return is_open(self.ports.clients) and self.admits(self.admin_user, self.admin_password, within=3)

    def start(self) -> None:
        """Raises ProgramFailed, Unobtainable. Can be repeated."""
        if self.process is None or self.process.ended:
            self.kill()
            self.prepare()
            self.process = Process.start(self.program())
        self.process.wait_ready(self.ready, 60)

    def stop(self) -> None:
        if self.process:
            self.process.stop()

    def kill(self) -> None:
        """SIGKILL, without warning."""
        if self.process:
            self.process.kill()

    def _format(self) -> None:
        """The password goes by a file that only we can read, not by the command line that everybody can."""
        secret = self.folder / "format.arguments"
        secret.touch(mode=0o600)
        secret.write_text("\n".join(f'"{argument}"' for argument in self._format_arguments()))
        command = self._java("-Dlog4j2.level=WARN", f"@{secret}")
        try:
            run(Program("kafka-format", command, self.folder / "format.log", folder=self.folder))
        finally:
            secret.unlink()

    def _format_arguments(self) -> tuple[str, ...]:
        credentials = f"{MECHANISM}=[name={ADMIN},password={self.admin_password}]"
        settings = str(self.folder / "server.properties")
        return (
            "kafka.tools.StorageTool",
            "format",
            "--standalone",
            "-t",
            cluster_id(),
            "-c",
            settings,
            "--add-scram",
            credentials,
        )

    def _java(self, *arguments: str) -> tuple[str, ...]:
        return ("java", *JAVA_OPTIONS, "-cp", f"{self.libraries.absolute()}/*", *arguments)
