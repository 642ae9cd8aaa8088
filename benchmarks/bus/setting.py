"""Either bus with a topic of notes on it, and a service on each side: one that tells, and one that hears."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property

from benchmarks.servers import ServiceDatabase, service_database
from plp_demo.servers.accounts import workspace
from plp_demo.servers.kafka import Kafka
from plp_demo.servers.kafka_jars import Unobtainable
from plp_demo.servers.postgres import PostgresServer
from plp_kit.core.provisioning import add_tenant
from plp_kit.messaging.bus.connecting import BusSettings
from plp_kit.messaging.bus.port import Topic
from plp_testkit.bus import Bus, BusServer, on_kafka, on_postgres
from plp_testkit.kafka import kafka


@dataclass(frozen=True, slots=True)
class Setting:
    """Sent to other processes. `bus` is its address to write, `bus_to_read` to read."""

    topic: Topic
    bus: BusSettings = field(repr=False)
    bus_to_read: BusSettings = field(repr=False)
    teller: str = field(repr=False)
    teller_relay: str = field(repr=False)
    hearer: str = field(repr=False)


@dataclass(frozen=True)
class Buses:
    """`kafka` is None where there is none to be had, and `missing` says why."""

    server: PostgresServer
    kafka: Kafka | None
    missing: str

    @cached_property
    def _on_postgres(self) -> BusServer:
        return on_postgres(self.server)

    @property
    def kinds(self) -> list[str]:
        return ["PostgreSQL"] if self.kafka is None else ["PostgreSQL", "Kafka"]

    @contextmanager
    def bus(self, kind: str) -> Iterator[Bus]:
        """A new tenant and new principals each time."""
        with ExitStack() as closing:
            made = Bus(on_kafka(self.kafka) if kind == "Kafka" and self.kafka else self._on_postgres, closing)
            made.enrol("recruitment", "matching")
            yield made

    def setting(self, bus: Bus, topic: Topic) -> Setting:
        """With fresh databases."""
        teller, hearer = self._database("teller", topic), self._database("hearer", topic)
        return Setting(
            topic,
            bus.settings("recruitment", writes=True),
            bus.settings("matching", writes=False),
            teller.url(),
            teller.url("plp_relay"),
            hearer.url(),
        )

    def _database(self, name: str, topic: Topic) -> ServiceDatabase:
        made = service_database(self.server, name)
        add_tenant(made.url("plp_owner"), topic.tenant)
        return made


@contextmanager
def buses(server: PostgresServer) -> Iterator[Buses]:
    with ExitStack() as running:
        try:
            folder = running.enter_context(workspace("broker"))
            broker = running.enter_context(kafka(folder / "kafka"))
        except Unobtainable as missing:
            yield Buses(server, None, str(missing))
            return
        yield Buses(server, broker, "")
