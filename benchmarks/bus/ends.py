"""The other ends: our relay and consumer as services run them, and raw clients that do nothing but receive."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from threading import Event

import psycopg
from kafka import KafkaConsumer, TopicPartition

from benchmarks.bus.setting import Setting
from benchmarks.bus.watching import Arrivals
from benchmarks.notes.decider import LANGUAGE, SLICES, STORED, SUBSCRIPTION
from plp_kit.core.database import Database
from plp_kit.core.event_store import OUTBOX
from plp_kit.core.handling import Handler
from plp_kit.core.notices import Notices
from plp_kit.messaging import spans
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.relay.relay import Relay
from plp_kit.process.loops import UNTIL_TOLD, Loop
from plp_kit.process.work import WAIT


@dataclass(frozen=True, slots=True)
class Relaying:
    """The work process of the service that tells. Nothing arrives there."""

    setting: Setting

    def __call__(self, _arrivals: Arrivals, stop: Event, ready: Callable[[], None]) -> None:
        with (
            closing(Database(self.setting.teller_relay, size=2)) as pool,
            closing(connecting.sender(self.setting.bus)) as sender,
            closing(Notices(self.setting.teller_relay, OUTBOX)) as notices,
        ):
            relay = Relay(pool, sender, LANGUAGE, STORED, spans.sending)
            ready()
            Loop("relay", relay.step, UNTIL_TOLD, notices).run(stop)


@dataclass(frozen=True, slots=True)
class Consuming:
    """The work process of the service that hears. An effect has arrived once it is committed."""

    setting: Setting

    def __call__(self, arrivals: Arrivals, stop: Event, ready: Callable[[], None]) -> None:
        with (
            closing(Database(self.setting.hearer, size=2)) as pool,
            closing(connecting.reader(self.setting.bus_to_read)) as reader,
        ):
            handler, noting = Handler(pool.of(self.setting.topic.tenant), SLICES), Noting()
            consumer = Consumer(reader, lambda _topic: handler, SUBSCRIPTION, noting.taking)
            consumer.follow([self.setting.topic])
            ready()
            Loop("consumer", lambda: noting.step(consumer, arrivals)).run(stop)


@dataclass(slots=True)
class Noting:
    """Which streams' messages a step applied."""

    _taken: list[str] = field(default_factory=list)

    @contextmanager
    def taking(self, topic: Topic, message: Message) -> Iterator[str | None]:
        with spans.consuming(topic, message) as traceparent:
            yield traceparent
        self._taken.append(message.stream)

    def step(self, consumer: Consumer, arrivals: Arrivals) -> int:
        done = consumer.step(WAIT)
        now = time.monotonic()
        for stream in self._taken:
            arrivals.setdefault(stream, now)
        self._taken.clear()
        return done


@dataclass(frozen=True, slots=True)
class RawKafka:
    settings: dict[str, str] = field(repr=False)
    topic: Topic

    def __call__(self, arrivals: Arrivals, stop: Event, ready: Callable[[], None]) -> None:
        with closing(KafkaConsumer(**self.settings, enable_auto_commit=False)) as consumer:
            partition = TopicPartition(str(self.topic), 0)
            consumer.assign([partition])
            consumer.seek(partition, consumer.end_offsets([partition], 5000)[partition])
            ready()
            while not stop.is_set():
                for records in consumer.poll(timeout_ms=100).values():
                    _arrived(arrivals, [(record.value or b"").decode() for record in records])


@dataclass(frozen=True, slots=True)
class RawPostgres:
    url: str = field(repr=False)

    def __call__(self, arrivals: Arrivals, stop: Event, ready: Callable[[], None]) -> None:
        with psycopg.connect(self.url, autocommit=True) as db:
            db.execute("LISTEN raw")
            ready()
            last = 0
            while not stop.is_set():
                list(db.notifies(timeout=0.1, stop_after=1))
                rows = db.execute("SELECT id, what FROM said WHERE id > %s ORDER BY id", (last,), prepare=True).fetchall()
                _arrived(arrivals, [what for _, what in rows])
                last = rows[-1][0] if rows else last


def _arrived(arrivals: Arrivals, keys: Sequence[str]) -> None:
    now = time.monotonic()
    for key in keys:
        arrivals[key] = now
