"""Relays, consumers and writers of counters as processes of their own, which a test stops, wakes and kills.

They come from a fork server that has imported everything, so one starts within milliseconds.
"""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from signal import SIGCONT, SIGKILL, SIGSTOP
from uuid import UUID, uuid4

import psycopg
from psycopg_pool import PoolTimeout

from plp_demo.servers import launch
from plp_kit.core.database import Database, Db, LostRace
from plp_kit.core.event_store import OUTBOX
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handler
from plp_kit.core.notices import Notices
from plp_kit.messaging import spans
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.connecting import BusSettings
from plp_kit.messaging.bus.port import Topic
from plp_kit.process.loops import UNTIL_TOLD, Loop
from plp_testkit.bus import ACKNOWLEDGE_WITHIN, Bus
from plp_testkit.delivery import counter_service
from plp_testkit.delivery.crash_points import Crash, CrashingConsumer, CrashingRelay, CrashingSender
from plp_testkit.delivery.delivery import NOON, Publisher, Subscriber

FORKING = get_context("forkserver")
PRELOADED = ["plp_testkit.delivery.worker_processes", "plp_kit.messaging.bus.kafka.sender", "plp_kit.messaging.bus.kafka.reader"]
IDLE_SECONDS = 1.0
"""A stopped process loses its locks after this time; in production it takes longer."""
FOR_EVER = 10**9


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """A service's database under one role, a topic, and the bus under one principal."""

    database: str = field(repr=False)
    topic: Topic
    bus: BusSettings | None = None
    crash: Crash = field(default_factory=Crash)


def relay(settings: WorkerSettings) -> None:
    assert settings.bus is not None
    pool, sender = Database(settings.database, idle=IDLE_SECONDS), CrashingSender(connecting.sender(settings.bus), settings.crash)
    relaying = CrashingRelay(pool, sender, counter_service.LANGUAGE, counter_service.STORED, crash=settings.crash)
    _work(Loop("relay", relaying.step, UNTIL_TOLD, Notices(settings.database, OUTBOX)))


def consume(settings: WorkerSettings) -> None:
    assert settings.bus is not None
    handler = Handler(Database(settings.database, idle=IDLE_SECONDS).of(settings.topic.tenant), counter_service.SLICES)
    reader = connecting.reader(settings.bus)
    consumer = CrashingConsumer(reader, lambda _: handler, counter_service.COUNTING, spans.consuming, crash=settings.crash)
    followed: list[Topic] = []

    def step() -> int:
        if not followed:
            consumer.follow([settings.topic])
            followed.append(settings.topic)
        return consumer.step(0.2)

    _work(Loop("consumer", step))


def _work(loop: Loop) -> None:
    _end_with_parent()
    loop.run(threading.Event())


def write(settings: WorkerSettings, seed: int, amount: int = FOR_EVER) -> None:
    """Appends to streams that other writers use too: commits come out of order, some roll back, some take their id early."""
    _end_with_parent()
    rng, pool = random.Random(seed), Database(settings.database, size=1)
    handler = Handler(pool.of(settings.topic.tenant), counter_service.SLICES, counter_service.LANGUAGE.topic_of)
    done = 0
    while done < amount:
        try:
            done += write_one(handler, rng)
        except LostRace:
            continue
        except (psycopg.OperationalError, PoolTimeout):
            time.sleep(0.2)


def write_one(handler: Handler, rng: random.Random) -> bool:
    """Returns whether it was committed. Streams stay short, because loading long ones would only take time."""
    with handler.database.transaction() as db:
        if rng.random() < 0.2:
            db.execute("SELECT pg_current_xact_id()")
            time.sleep(rng.random() / 20)
        handler.handle_in(
            db, counter_service.COUNTER, _counter(db, rng), counter_service.Add(1), Origin("someone", NOON, uuid4())
        )
        time.sleep(rng.random() / 100)
        if rng.random() < 0.1:
            db.rollback()
            return False
    return True


def _counter(db: Db, rng: random.Random) -> UUID:
    """One of four counters that all writers share; after every two hundred events they move on to the next four."""
    row = db.execute("SELECT coalesce(max(position), 0) / 200 FROM events").fetchone()
    return UUID(int=1 + rng.randrange(4) + 4 * int(row[0] if row else 0))


def _end_with_parent() -> None:
    """The fork server is killed when the test process ends, even if that is killed."""
    launch.end_with_parent(launch.library(), os.getppid(), SIGKILL)


@dataclass(frozen=True, slots=True)
class WorkerProcess:
    """A running process. It ends when the test or its crash kills it; a writer also when it has written enough."""

    process: ForkServerProcess

    @property
    def pid(self) -> int:
        return self.process.pid or 0

    @property
    def ended(self) -> bool:
        return self.process.exitcode is not None

    @property
    def failed(self) -> bool:
        return self.process.exitcode not in {None, 0, -SIGKILL}

    def stop(self) -> None:
        self._signal(SIGSTOP)

    def wake(self) -> None:
        self._signal(SIGCONT)

    def kill(self) -> None:
        self.process.kill()
        self.process.join()

    def _signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)


@dataclass(frozen=True)
class WorkerProcesses:
    """Starts processes for a publisher, a subscriber and the bus between them; none of them outlives the test."""

    publisher: Publisher
    subscriber: Subscriber
    bus: Bus
    acknowledge_within: float = ACKNOWLEDGE_WITHIN
    started: list[WorkerProcess] = field(default_factory=list)

    def relay(self, crash: Crash | None = None) -> WorkerProcess:
        settings = replace(self.bus.settings("recruitment", writes=True), acknowledge_within=self.acknowledge_within)
        url = self.publisher.database.url("plp_relay")
        return self._start(relay, WorkerSettings(url, self.publisher.topic, settings, crash or Crash()))

    def consumer(self, crash: Crash | None = None) -> WorkerProcess:
        settings = self.bus.settings("matching", writes=False)
        return self._start(
            consume, WorkerSettings(self.subscriber.database.url(), self.subscriber.topic, settings, crash or Crash())
        )

    def writer(self, seed: int, amount: int = FOR_EVER) -> WorkerProcess:
        return self._start(write, WorkerSettings(self.publisher.database.url(), self.publisher.topic), seed, amount)

    def kill_all(self) -> None:
        for worker in self.started:
            worker.kill()
        assert [worker for worker in self.started if worker.failed] == []

    def _start(self, work: Callable[..., None], *arguments: object) -> WorkerProcess:
        FORKING.set_forkserver_preload(PRELOADED)
        worker = WorkerProcess(FORKING.Process(target=work, args=arguments, daemon=True))
        worker.process.start()
        self.started.append(worker)
        return worker


@contextmanager
def worker_processes(
    publisher: Publisher, subscriber: Subscriber, bus: Bus, acknowledge_within: float = ACKNOWLEDGE_WITHIN
) -> Iterator[WorkerProcesses]:
    processes = WorkerProcesses(publisher, subscriber, bus, acknowledge_within)
    try:
        yield processes
    finally:
        processes.kill_all()
