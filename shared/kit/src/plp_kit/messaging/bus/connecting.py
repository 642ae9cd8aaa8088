"""Which bus it is, by the scheme of its address: postgresql://, kafka:// or kafka+ssl://."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from plp_kit.messaging.bus.port import Administrator, Reader, Sender
from plp_kit.messaging.bus.postgres.administrator import PostgresAdministrator
from plp_kit.messaging.bus.postgres.connection import Link
from plp_kit.messaging.bus.postgres.reader import PostgresReader
from plp_kit.messaging.bus.postgres.sender import PostgresSender

if TYPE_CHECKING:
    from plp_kit.messaging.bus.kafka.broker import Broker

# ruff: noqa: PLC0415 (importing kafka takes half a second, and the PostgreSQL bus does not need it)


@dataclass(frozen=True, slots=True)
class BusSettings:
    """`url` names one principal: on PostgreSQL `<service>` reads and `<service>_relay` writes, on Kafka `<service>` does both.

    The bus must answer within `answer_within` seconds, and acknowledge a batch within `acknowledge_within`. A reader checks
    every `look_every` seconds that its topics exist and are granted. A PostgreSQL reader waits `hole_after` seconds for a
    message that is missing while later ones are there.
    `certificate_authority` is a file, for kafka+ssl:// where the system's authorities do not know the broker's.
    """

    url: str = field(repr=False)
    answer_within: float = 5.0
    acknowledge_within: float = 30.0
    look_every: float = 5.0
    hole_after: float = 5.0
    certificate_authority: str | None = None

    def __post_init__(self) -> None:
        if not self.on_kafka and not _is_postgresql(self.url):
            raise ValueError("the bus's address begins with postgresql://, kafka:// or kafka+ssl://")

    @property
    def on_kafka(self) -> bool:
        return urlsplit(self.url).scheme in {"kafka", "kafka+ssl"}


def sender(bus: BusSettings | str) -> Sender:
    """Connects when it is first used, in the process that uses it. An address alone means the settings' defaults."""
    settings = _settings(bus)
    if settings.on_kafka:
        from plp_kit.messaging.bus.kafka.sender import KafkaSender

        return KafkaSender(_broker(settings), settings.acknowledge_within)
    return PostgresSender(_link(settings))


def reader(bus: BusSettings | str) -> Reader:
    """Connects when it is first used, in the process that uses it."""
    settings = _settings(bus)
    if settings.on_kafka:
        from plp_kit.messaging.bus.kafka.reader import KafkaReader

        return KafkaReader(_broker(settings), settings.look_every)
    return PostgresReader(_link(settings), settings.look_every, settings.hole_after)


def administrator(bus: BusSettings | str) -> Administrator:
    """The address names the owner of the bus's tables, or a superuser of the cluster."""
    settings = _settings(bus)
    if settings.on_kafka:
        from plp_kit.messaging.bus.kafka.administrator import KafkaAdministrator

        return KafkaAdministrator(_broker(settings))
    return PostgresAdministrator(_link(settings))


def _settings(bus: BusSettings | str) -> BusSettings:
    return BusSettings(bus) if isinstance(bus, str) else bus


def _is_postgresql(address: str) -> bool:
    """A URL, or any other address that libpq takes."""
    try:
        return bool(conninfo_to_dict(address))
    except ProgrammingError:
        return False


def _link(settings: BusSettings) -> Link:
    return Link(settings.url, settings.answer_within)


def _broker(settings: BusSettings) -> "Broker":
    from plp_kit.messaging.bus.kafka.broker import Broker

    return Broker.parse(settings.url, settings.certificate_authority, settings.answer_within)
