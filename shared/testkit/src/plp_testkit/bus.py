"""A bus for one test, on a server that many tests share: a tenant, principals and topics of its own, closed at the end."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from secrets import token_hex
from typing import TypeVar
from urllib.parse import quote
from uuid import UUID, uuid4

from plp_demo.servers.kafka import Kafka
from plp_demo.servers.ports import wait_until
from plp_demo.servers.postgres import Postgres
from plp_kit.core.provisioning import Logins, provision
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.connecting import BusSettings
from plp_kit.messaging.bus.port import Administrator, Delivery, Message, Reader, Sender, Topic

SECRET = "password:of/all@them"
"""Needs quoting in an address."""

Closable = TypeVar("Closable", Sender, Reader, Administrator)
ACKNOWLEDGE_WITHIN = 10.0
LOOK_EVERY = 1.0
"""Seconds, shorter than in production."""


@dataclass(frozen=True, slots=True)
class BusServer:
    """`administrator` is the address that makes topics, `address` that of a principal, to read or to write."""

    kind: str
    administrator: str = field(repr=False)
    enroller: str = field(repr=False)
    address: Callable[[str, bool], str]


def on_postgres(server: Postgres) -> BusServer:
    """A migrated bus in a database of its own, administered by an owner whom row-level security binds too."""
    logins = Logins(f"bus_{token_hex(4)}", token_hex(8))
    provision(server.admin_url, logins, [], kit=[files("plp_kit.messaging.bus.migrations")])

    def address(principal: str, writes: bool) -> str:  # noqa: FBT001 (the shape of BusServer.address)
        login = f"{principal}_relay" if writes else principal
        return server.url(logins.name, login, SECRET)

    return BusServer("postgres", logins.url(server.admin_url, "plp_owner"), server.url(logins.name), address)


def on_kafka(server: Kafka) -> BusServer:
    def address(principal: str, _writes: bool) -> str:  # noqa: FBT001 (as above)
        return _kafka(server, principal, SECRET)

    administrator = _kafka(server, server.admin_user, server.admin_password)
    return BusServer("kafka", administrator, administrator, address)


def _kafka(server: Kafka, user: str, password: str) -> str:
    return f"kafka://{quote(user, safe='')}:{quote(password, safe='')}@{server.bootstrap}"


@dataclass(slots=True)
class Bus:
    """Senders and readers sign in as principals that were enrolled, `recruitment` and `matching` unless another is named."""

    server: BusServer
    closing: ExitStack
    mark: str = field(default_factory=lambda: token_hex(4))

    @property
    def kind(self) -> str:
        return self.server.kind

    @property
    def administrator(self) -> Administrator:
        return self._closed(connecting.administrator(self.server.administrator))

    def principal(self, name: str) -> str:
        return f"{name}_{self.mark}"

    def enrol(self, *names: str) -> None:
        enroller = self._closed(connecting.administrator(self.server.enroller))
        for name in names:
            enroller.enrol(self.principal(name), SECRET)

    def topic(self, name: str = "recruitment", *, granted: bool = True) -> Topic:
        """Makes a topic; by default recruitment may write it and matching may read it."""
        topic = Topic(f"t{self.mark}", name)
        self.administrator.create([topic])
        if granted:
            self.grant([topic])
        return topic

    def grant(self, topics: Sequence[Topic]) -> None:
        self.administrator.allow(self.principal("recruitment"), writes=topics, reads=[])
        self.administrator.allow(self.principal("matching"), writes=[], reads=topics)

    def sender(self, name: str = "recruitment") -> Sender:
        return self._closed(connecting.sender(self.settings(name, writes=True)))

    def reader(self, cursors: dict[Topic, int] | None = None, name: str = "matching") -> Reader:
        reader = self._closed(connecting.reader(self.settings(name, writes=False)))
        reader.follow(cursors or {})
        return reader

    def settings(self, name: str, *, writes: bool) -> BusSettings:
        address = self.server.address(self.principal(name), writes)
        return BusSettings(address, 3, ACKNOWLEDGE_WITHIN, look_every=LOOK_EVERY)

    def _closed(self, made: Closable) -> Closable:
        self.closing.callback(made.close)
        return made


def message(sequence: int, data: bytes = b"{}", stream: str = "trust-1", identifier: UUID | None = None) -> Message:
    at = datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)
    return Message(identifier or uuid4(), "recruitment.TrustOnboarded.v1", stream, sequence, at, data, uuid4())


def messages(first: int, last: int) -> list[Message]:
    return [message(sequence) for sequence in range(first, last + 1)]


def read_until(reader: Reader, enough: Callable[[list[Delivery]], bool], within: float = 20) -> list[Delivery]:
    """Reads until there is enough, or the time is up."""
    deliveries: list[Delivery] = []

    def step() -> bool:
        deliveries.extend(reader.read(500, 0.5))
        return enough(deliveries)

    wait_until(step, within)
    return deliveries


def read_some(reader: Reader, count: int, within: float = 20) -> list[Delivery]:
    return read_until(reader, lambda deliveries: len(deliveries) >= count, within)


def applied(deliveries: Sequence[Delivery], topic: Topic, last: int = 0) -> list[Message]:
    """The messages that a consumer would apply: each once, and none after a gap."""
    taken: list[Message] = []
    for delivery in deliveries:
        message = delivery.message
        if delivery.topic == topic and isinstance(message, Message) and message.sequence == last + len(taken) + 1:
            taken.append(message)
    return taken
