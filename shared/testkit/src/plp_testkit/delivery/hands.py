"""Relays, consumers and writers of tallies as processes of their own, which a test stops, wakes and kills.

They come from a fork server that has imported everything: one is at work within some milliseconds.
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
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handler
from plp_kit.messaging import spans
from plp_kit.messaging.bus import connecting
from plp_kit.messaging.bus.connecting import BusSettings
from plp_kit.messaging.bus.port import Topic
from plp_kit.process.loops import Loop
from plp_testkit.bus import ACKNOWLEDGE_WITHIN, Bus
from plp_testkit.delivery import tallies
from plp_testkit.delivery.delivery import NOON, Hearing, Telling
from plp_testkit.delivery.fates import Fate, FatedConsumer, FatedRelay, FatedSender

FORKING = get_context("forkserver")
PRELOADED = ["plp_testkit.delivery.hands", "plp_kit.messaging.bus.kafka.sender", "plp_kit.messaging.bus.kafka.reader"]
IDLE_SECONDS = 2.0
"""A test does not wait as long as production does until who stands still loses its locks."""
FOR_EVER = 10**9


@dataclass(frozen=True, slots=True)
class Post:
    """What a process works on: a service's database under one role, a topic, the bus as one principal."""

    database: str = field(repr=False)
    topic: Topic
    bus: BusSettings | None = None
    fate: Fate = field(default_factory=Fate)


def relay(post: Post) -> None:
    assert post.bus is not None
    pool, sender = Database(post.database, idle=IDLE_SECONDS), FatedSender(connecting.sender(post.bus), post.fate)
    relaying = FatedRelay(pool, sender, tallies.LANGUAGE, tallies.STORED, fate=post.fate)
    _work(Loop("relay", relaying.step))


def consume(post: Post) -> None:
    assert post.bus is not None
    handler = Handler(Database(post.database, idle=IDLE_SECONDS).of(post.topic.tenant), tallies.SLICES)
    reader = connecting.reader(post.bus)
    consumer = FatedConsumer(reader, lambda _: handler, tallies.COUNTING, spans.consuming, fate=post.fate)
    followed: list[Topic] = []

    def step() -> int:
        if not followed:
            consumer.follow([post.topic])
            followed.append(post.topic)
        return consumer.step(0.2)

    _work(Loop("consumer", step))


def _work(loop: Loop) -> None:
    _end_with_parent()
    loop.run(threading.Event())


def write(post: Post, seed: int, amount: int = FOR_EVER) -> None:
    """Appends with others to a few streams: commits come out of order, some roll back, some take their number long before."""
    _end_with_parent()
    drawn, pool = random.Random(seed), Database(post.database, size=1)
    handler = Handler(pool.of(post.topic.tenant), tallies.SLICES, tallies.LANGUAGE.topic_of)
    done = 0
    while done < amount:
        try:
            done += write_one(handler, drawn)
        except LostRace:
            continue
        except (psycopg.OperationalError, PoolTimeout):
            time.sleep(0.2)


def write_one(handler: Handler, drawn: random.Random) -> bool:
    """Whether it was committed. Streams stay short: to load one again and again is not what is tested."""
    with handler.database.transaction() as db:
        if drawn.random() < 0.2:
            db.execute("SELECT pg_current_xact_id()")
            time.sleep(drawn.random() / 20)
        handler.handle_in(db, tallies.TALLIES, _tally(db, drawn), tallies.Add(1), Origin("someone", NOON, uuid4()))
        time.sleep(drawn.random() / 100)
        if drawn.random() < 0.1:
            db.rollback()
            return False
    return True


def _tally(db: Db, drawn: random.Random) -> UUID:
    """One of four that all writers have at a time: every two hundred events they go over to the next four."""
    row = db.execute("SELECT coalesce(max(position), 0) / 200 FROM events").fetchone()
    return UUID(int=1 + drawn.randrange(4) + 4 * int(row[0] if row else 0))


def _end_with_parent() -> None:
    """The fork server goes when the test does, whatever ends that."""
    launch.end_with_parent(launch.library(), os.getppid(), SIGKILL)


@dataclass(frozen=True, slots=True)
class Hand:
    """A process at work. It ends by being killed, by us or by its fate; a writer also when it has written enough."""

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
class Hands:
    """Makes processes for a teller, a hearer and the bus between them; none of them outlives the test."""

    telling: Telling
    hearing: Hearing
    bus: Bus
    acknowledge_within: float = ACKNOWLEDGE_WITHIN
    hired: list[Hand] = field(default_factory=list)

    def relay(self, fate: Fate | None = None) -> Hand:
        settings = replace(self.bus.settings("recruitment", writes=True), acknowledge_within=self.acknowledge_within)
        url = self.telling.database.url("plp_relay")
        return self._hire(relay, Post(url, self.telling.topic, settings, fate or Fate()))

    def consumer(self, fate: Fate | None = None) -> Hand:
        settings = self.bus.settings("matching", writes=False)
        return self._hire(consume, Post(self.hearing.database.url(), self.hearing.topic, settings, fate or Fate()))

    def writer(self, seed: int, amount: int = FOR_EVER) -> Hand:
        return self._hire(write, Post(self.telling.database.url(), self.telling.topic), seed, amount)

    def dismiss(self) -> None:
        for hand in self.hired:
            hand.kill()
        assert [hand for hand in self.hired if hand.failed] == []

    def _hire(self, work: Callable[..., None], *arguments: object) -> Hand:
        FORKING.set_forkserver_preload(PRELOADED)
        hand = Hand(FORKING.Process(target=work, args=arguments, daemon=True))
        hand.process.start()
        self.hired.append(hand)
        return hand


@contextmanager
def hands(telling: Telling, hearing: Hearing, bus: Bus, acknowledge_within: float = ACKNOWLEDGE_WITHIN) -> Iterator[Hands]:
    made = Hands(telling, hearing, bus, acknowledge_within)
    try:
        yield made
    finally:
        made.dismiss()
