"""Messages a second through each part of ours, beside kafka-python's own benchmarks, and beside raw SQL on the PostgreSQL bus."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TypeAlias

from benchmarks.bus import kafka_own, ours, raw
from benchmarks.bus.setting import Buses, Setting
from benchmarks.crew import Crew
from benchmarks.figures import Figure, alternately, number
from benchmarks.notes.decider import TOPIC
from benchmarks.scale import Scale
from benchmarks.servers import plain_database, settle
from benchmarks.tables import Section, Table
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.relay.relay import BATCH
from plp_testkit.bus import Bus

Measure: TypeAlias = Callable[[], float]
Work: TypeAlias = Callable[[Setting, int], float]

COLUMNS = ("bus", "what", "messages/s", "ratio")


@dataclass(frozen=True, slots=True)
class Throughput:
    """Each part of ours on fresh databases; what writes on a fresh topic, what reads on one that is full."""

    buses: Buses
    kind: str
    crew: Crew
    records: int
    bus: Bus
    full: Topic

    def writing(self) -> dict[str, Measure]:
        return {
            "our sender": partial(self._write, ours.sent),
            "our relay: number, join, translate, send": partial(self._write, ours.relayed),
        }

    def reading(self) -> dict[str, Measure]:
        return {
            "our reader": partial(self._read, ours.read),
            "our consumer, nothing to do": partial(self._read, ours.consumed_in_vain),
            "our consumer, an event each": partial(self._read, ours.consumed),
        }

    def _write(self, work: Work) -> float:
        with self.buses.bus(self.kind) as bus:
            return self._measured(work, self.buses.setting(bus, bus.topic(TOPIC)))

    def _read(self, work: Work) -> float:
        return self._measured(work, self.buses.setting(self.bus, self.full))

    def _measured(self, work: Work, setting: Setting) -> float:
        settle(self.buses.server)
        (per_second,) = self.crew.all(work, setting, self.records)
        return per_second

    def fill(self) -> None:
        self._read(ours.sent)


def benchmark(buses: Buses, scale: Scale) -> Section:
    rows: list[tuple[str, ...]] = []
    for kind in buses.kinds:
        with buses.bus(kind) as bus, Crew(1) as crew:
            parts = Throughput(buses, kind, crew, scale.records, bus, bus.topic(TOPIC))
            parts.fill()
            writing, reading = _limits(parts, kind)
            rows += _rows(kind, alternately({**writing, **parts.writing()}, scale.runs))
            rows += _rows(kind, alternately({**reading, **parts.reading()}, scale.runs))
    return Section("throughput", (Table(COLUMNS, rows),), (f"Kafka: {buses.missing}.",) if buses.missing else ())


def _limits(parts: Throughput, kind: str) -> tuple[dict[str, Measure], dict[str, Measure]]:
    records, broker, topics = parts.records, parts.buses.kafka, count()
    if kind == "Kafka" and broker is not None:
        size = kafka_own.bytes_of_a_record()
        return (
            {
                "kafka-python's own producer": lambda: kafka_own.produced_per_second(
                    broker, parts.bus.topic(f"own_{next(topics)}"), records, size
                )
            },
            {"kafka-python's own consumer": lambda: kafka_own.consumed_per_second(broker, parts.full, records)},
        )
    url = plain_database(parts.buses.server, "raw")
    insert = partial(raw.inserted_per_second, url, records=records, batch=BATCH)
    insert("full")
    return (
        {"raw INSERT": lambda: insert(str(next(topics)))},
        {"raw SELECT": lambda: raw.selected_per_second(url, "full", records, BATCH)},
    )


def _rows(kind: str, measured: dict[str, list[float]]) -> Sequence[tuple[str, ...]]:
    """The first is what the others are compared with."""
    figures = {name: Figure(tuple(values)) for name, values in measured.items()}
    limit = next(iter(figures.values()))
    return [(kind, name, str(figure), number(figure.over(limit).median)) for name, figure in figures.items()]
