"""How to reach a Kafka cluster as one principal, with clients that connect within a few seconds or fail."""

import logging
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from kafka import KafkaAdminClient, KafkaConsumer
from kafka.errors import KafkaError
from kafka.net.compat import KafkaNetClient

from plp_kit.messaging.bus.port import Unreachable

# kafka-python logs records' values at DEBUG, and ten lines a second while a broker is away. Errors that matter are raised.
logging.getLogger("kafka").setLevel(logging.CRITICAL)

Client = TypeVar("Client")


@dataclass(frozen=True, slots=True)
class Broker:
    """`servers` are host:port; every short request must be answered within `answer_within` seconds."""

    servers: tuple[str, ...]
    principal: str
    password: str = field(repr=False)
    encrypted: bool
    certificate_authority: str | None
    answer_within: float

    @classmethod
    def parse(cls, url: str, certificate_authority: str | None, answer_within: float) -> "Broker":
        """From kafka://user:password@host:port,host:port or kafka+ssl://. Raises ValueError, which never quotes the URL."""
        parts = urlsplit(url)
        signed, _, servers = parts.netloc.rpartition("@")
        user, _, password = signed.partition(":")
        if not (user and all(server.rpartition(":")[2].isdecimal() for server in servers.split(","))):
            raise ValueError("the address of a Kafka bus is kafka://user:password@host:port")
        encrypted = parts.scheme == "kafka+ssl"
        return cls(tuple(servers.split(",")), unquote(user), unquote(password), encrypted, certificate_authority, answer_within)

    @property
    def milliseconds(self) -> int:
        return round(self.answer_within * 1000)

    def consumer(self) -> KafkaConsumer:
        """A consumer without a group that reads what it is assigned, and no aborted transactions. Raises Unreachable."""
        return self.make(
            KafkaConsumer,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            isolation_level="read_committed",
            allow_auto_create_topics=False,
        )

    def administrator(self) -> KafkaAdminClient:
        """Raises Unreachable."""
        return self.make(KafkaAdminClient, request_timeout_ms=self.milliseconds)

    def make(self, kind: Callable[..., Client], **options: object) -> Client:
        """A client that has spoken with the cluster. Raises Unreachable, within about `answer_within` seconds.

        kafka-python reports a closed port, a wrong password and a hanging broker alike, and only after its timeout: so the port
        is tried first. A constructor that fails leaves a thread running, which is stopped here.
        """
        self._require_port()
        made: list[KafkaNetClient] = []

        def client(**given: object) -> KafkaNetClient:
            made.append(KafkaNetClient(**given))
            return made[-1]

        try:
            return kind(**self._config(), **options, kafka_client=client)
        except KafkaError as error:
            for abandoned in made:
                abandoned.close()
            raise Unreachable(f"{self} does not let {self.principal} in: the password is wrong, or it is not ready.") from error

    def unreachable(self, error: KafkaError) -> Unreachable:
        return Unreachable(f"{self} does not answer {self.principal} ({type(error).__name__}).")

    def __str__(self) -> str:
        return "Kafka at " + ", ".join(self.servers)

    def _require_port(self) -> None:
        until = time.monotonic() + self.answer_within
        while not any(map(_is_open, self.servers)):
            if time.monotonic() > until:
                raise Unreachable(f"{self} does not answer: nothing listens there.")
            time.sleep(0.1)

    def _config(self) -> dict[str, object]:
        return {
            "bootstrap_servers": list(self.servers),
            "client_id": self.principal,
            "security_protocol": "SASL_SSL" if self.encrypted else "SASL_PLAINTEXT",
            "ssl_cafile": self.certificate_authority,
            "sasl_mechanism": "SCRAM-SHA-512",
            "sasl_plain_username": self.principal,
            "sasl_plain_password": self.password,
            "bootstrap_timeout_ms": self.milliseconds,
            "reconnect_backoff_max_ms": 1000,
        }


def _is_open(server: str) -> bool:
    host, _, port = server.rpartition(":")
    with suppress(OSError):
        socket.create_connection((host.strip("[]"), int(port)), timeout=1).close()
        return True
    return False
