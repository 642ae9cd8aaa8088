"""From commit to effect: how long after a command its effect in the next service is committed, beside a raw send and receive."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

import psycopg
from kafka import KafkaProducer

from benchmarks.append.ours import ORIGIN
from benchmarks.bus.ends import Consuming, RawKafka, RawPostgres, Relaying
from benchmarks.bus.setting import Buses
from benchmarks.bus.watching import End, watching
from benchmarks.figures import Figure, alternately, number, percentile
from benchmarks.notes.decider import KIND, LANGUAGE, NOTES, SLICES, TOPIC, Note
from benchmarks.scale import Scale
from benchmarks.servers import plain_database, settle
from benchmarks.tables import Section, Table
from plp_kit.core.database import Database
from plp_kit.core.handling import Handled, Handler

COLUMNS = ("bus", "pace", "what", "p50, ms", "p99, ms", "p50 ratio", "p99 ratio")
WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Pace:
    """One every so many seconds; `share` of the samples that a run takes."""

    name: str
    every: float
    share: float


PACES = (Pace("50 a second", 0.02, 1.0), Pace("2 a second", 0.5, 0.05))

Tell = Callable[[], tuple[str, float]]
"""Says something, and returns its key and when the waiting for it began."""


def benchmark(buses: Buses, scale: Scale) -> Section:
    rows: list[tuple[str, ...]] = []
    for kind in buses.kinds:
        for pace in PACES:
            samples = max(10, round(scale.effects * pace.share))
            ways = {
                "raw send and receive": partial(_raw, buses, kind, pace, samples),
                "command to effect in the next service": partial(_ours, buses, kind, pace, samples),
            }
            rows += _rows(kind, pace, alternately(ways, scale.runs))
    return Section("effect", (Table(COLUMNS, rows),))


def _ours(buses: Buses, kind: str, pace: Pace, samples: int) -> list[float]:
    """The waiting begins when the command is committed."""
    with buses.bus(kind) as bus:
        setting = buses.setting(bus, bus.topic(TOPIC))
        with closing(Database(setting.teller, size=1)) as pool:
            handler = Handler(pool.of(setting.topic.tenant), SLICES, LANGUAGE.topic_of)
            with watching(Relaying(setting)):
                return _measured(buses, Consuming(setting), partial(_command, handler), pace, samples)


def _command(handler: Handler) -> tuple[str, float]:
    stream = uuid4()
    if not isinstance(handler.handle(NOTES, stream, Note(), ORIGIN), Handled):
        raise TypeError(stream)
    return f"{KIND}-{stream}", time.monotonic()


def _raw(buses: Buses, kind: str, pace: Pace, samples: int) -> list[float]:
    with (_raw_kafka if kind == "Kafka" else _raw_postgres)(buses) as (end, tell):
        return _measured(buses, end, tell, pace, samples)


@contextmanager
def _raw_kafka(buses: Buses) -> Iterator[tuple[End, Tell]]:
    """Sent with the same promise as ours, nothing lingering; the waiting begins before the send."""
    if buses.kafka is None:
        raise ValueError(buses.missing)
    settings = buses.kafka.settings(buses.kafka.admin_user, buses.kafka.admin_password)
    with buses.bus("Kafka") as bus, closing(KafkaProducer(**settings, acks="all", enable_idempotence=True)) as producer:
        topic = bus.topic(TOPIC)

        def tell() -> tuple[str, float]:
            key, began = str(uuid4()), time.monotonic()
            producer.send(str(topic), key.encode()).get(timeout=10)
            return key, began

        yield RawKafka(settings, topic), tell


@contextmanager
def _raw_postgres(buses: Buses) -> Iterator[tuple[End, Tell]]:
    """One transaction with a notice; the waiting begins before it."""
    url = plain_database(buses.server, "raw")
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("CREATE TABLE said (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text NOT NULL)")

        def tell() -> tuple[str, float]:
            key, began = str(uuid4()), time.monotonic()
            with db.transaction():
                db.execute("INSERT INTO said (what) VALUES (%s)", (key,), prepare=True)
                db.execute("NOTIFY raw")
            return key, began

        yield RawPostgres(url), tell


def _measured(buses: Buses, end: End, tell: Tell, pace: Pace, samples: int) -> list[float]:
    """Seconds of each, those of the warm-up left out."""
    settle(buses.server)
    with watching(end) as watch:
        for _ in range(WARM_UP):
            tell()
            time.sleep(0.02)
        told = [_on_time(tell, time.monotonic() + pace.every) for _ in range(samples)]
        arrivals = watch.arrivals(samples + WARM_UP)
    return [arrivals[key] - began for key, began in told]


def _on_time(tell: Tell, next_at: float) -> tuple[str, float]:
    told = tell()
    time.sleep(max(0.0, next_at - time.monotonic()))
    return told


def _rows(kind: str, pace: Pace, runs: dict[str, list[list[float]]]) -> Sequence[tuple[str, ...]]:
    figures = {name: tuple(Figure(_shares(made, share)) for share in (0.5, 0.99)) for name, made in runs.items()}
    raw = next(iter(figures.values()))
    return [
        (
            kind,
            pace.name,
            name,
            *map(str, found),
            *(number(mine.over(theirs).median) for mine, theirs in zip(found, raw, strict=True)),
        )
        for name, found in figures.items()
    ]


def _shares(runs: Sequence[Sequence[float]], share: float) -> tuple[float, ...]:
    return tuple(1000 * percentile(run, share) for run in runs)
