"""Real processes between commit and effect: each is killed, or stopped and woken, at every moment that matters."""

import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from signal import SIGSTOP

import pytest

from plp_demo.servers.ports import wait_until
from plp_kit.core import event_store
from plp_kit.core.database import LostRace
from plp_kit.core.events import Stream
from plp_kit.messaging.bus.port import Sender
from plp_testkit.delivery import tallies
from plp_testkit.delivery.delivery import Hearing, Telling, verdict, verdict_at_rest
from plp_testkit.delivery.fates import Fate, Moment
from plp_testkit.delivery.hands import Hand, Hands, write_one
from plp_testkit.process_table import is_stopped

WRITERS, EACH = 8, 25
RELAYS_MOMENTS = [Moment.WAITING, Moment.NUMBERING, Moment.NUMBERED, Moment.SENT, Moment.ACKNOWLEDGED]
CONSUMERS_MOMENTS = [Moment.APPLIED, Moment.COMMITTED]


@contextmanager
def writing(telling: Telling) -> Iterator[None]:
    """Eight writers; on the way out they have all written what they had to."""

    def write(seed: int) -> None:
        drawn, handler, done = random.Random(seed), telling.handler(), 0
        while done < EACH:
            try:
                done += write_one(handler, drawn)
            except LostRace:
                continue

    with ThreadPoolExecutor(WRITERS) as writers:
        working = [writers.submit(write, seed) for seed in range(WRITERS)]
        yield
        for each in working:
            each.result()


@contextmanager
def disturbing(*hands: Hand) -> Iterator[None]:
    """One or another is stopped for a moment and woken, throughout."""
    done, drawn = threading.Event(), random.Random(7)

    def disturb() -> None:
        while not done.is_set():
            hand = drawn.choice(hands)
            hand.stop()
            time.sleep(drawn.random() / 4)
            hand.wake()
            time.sleep(drawn.random() / 20)

    thread = threading.Thread(target=disturb)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def test_three_relays_and_two_consumers_are_stopped_and_woken_throughout(crew: Hands, telling: Telling, hearing: Hearing) -> None:
    """Eight writers besides: commits come out of order, some roll back, some took their transaction's number long before."""
    hands = [*(crew.relay() for _ in range(3)), *(crew.consumer() for _ in range(2))]
    with disturbing(*hands), writing(telling):
        pass
    found = verdict_at_rest(telling, hearing)
    assert found.holds, found
    assert found.told == WRITERS * EACH


def dies(doomed: Hand, telling: Telling) -> None:
    """There is something to do until it does, however slow it is."""

    def ended() -> bool:
        telling.add(1)
        return doomed.ended

    assert wait_until(ended, within=60, pause=0.05)


@pytest.mark.parametrize("moment", RELAYS_MOMENTS)
def test_a_relay_is_killed(crew: Hands, telling: Telling, hearing: Hearing, moment: Moment) -> None:
    doomed = crew.relay(Fate(moment, nth=2))
    crew.consumer()
    with writing(telling):
        dies(doomed, telling)
        crew.relay()
    found = verdict_at_rest(telling, hearing)
    assert found.holds, found


@pytest.mark.parametrize("moment", CONSUMERS_MOMENTS)
def test_a_consumer_is_killed(crew: Hands, telling: Telling, hearing: Hearing, moment: Moment) -> None:
    doomed = crew.consumer(Fate(moment, nth=2))
    crew.relay()
    with writing(telling):
        dies(doomed, telling)
        crew.consumer()
    found = verdict_at_rest(telling, hearing)
    assert found.holds, found


@pytest.mark.parametrize("moment", [*RELAYS_MOMENTS, *CONSUMERS_MOMENTS])
def test_one_of_two_is_stopped_and_woken_when_the_other_has_done_its_work(
    crew: Hands, telling: Telling, hearing: Hearing, moment: Moment
) -> None:
    """Within a transaction it holds the topic's row, until the server takes that from who stands still."""
    hire = crew.relay if moment in RELAYS_MOMENTS else crew.consumer
    stopped = hire(Fate(moment, SIGSTOP))
    (crew.consumer if moment in RELAYS_MOMENTS else crew.relay)()
    telling.add(1)
    assert wait_until(lambda: is_stopped(stopped.pid), within=60)
    hire()
    with writing(telling):
        pass
    assert verdict_at_rest(telling, hearing).holds
    stopped.wake()
    telling.add(2)
    found = verdict_at_rest(telling, hearing)
    assert found.holds, found
    assert not stopped.ended


# The naive way


def test_a_relay_that_follows_an_identity_cursor_loses(crew: Hands, telling: Telling, hearing: Hearing) -> None:
    crew.consumer()
    written = threading.Event()
    with ThreadPoolExecutor(1) as relays:
        telling.add(1)
        following = relays.submit(by_cursor, telling, telling.sender(), written)
        assert wait_until(lambda: len(hearing.effects()) == 1, within=60)
        with writing(telling):
            pass
        written.set()
        sent = following.result()
    assert wait_until(lambda: len(hearing.effects()) == sent, within=60)
    assert verdict(telling, hearing).lost > 0


def by_cursor(telling: Telling, sender: Sender, written: threading.Event) -> int:
    """Sends what lies above the highest position that it has seen, until no more comes; returns how much that was."""
    cursor = sent = 0
    while True:
        last_time = written.is_set()
        with telling.pool.of(telling.tenant).transaction() as db:
            rows = db.execute(
                """SELECT position, stream, version, id, name, payload::text, actor, occurred_at, correlation, causation,
                          traceparent, joined FROM events WHERE position > %s ORDER BY position""",
                (cursor,),
            ).fetchall()
        events = [event_store.recorded(tallies.STORED, Stream.parse(stream), row) for _, stream, *row in rows]
        sender.send(telling.topic, [telling.language.message(event, n) for n, event in enumerate(events, sent + 1)])
        cursor, sent = max((row[0] for row in rows), default=cursor), sent + len(rows)
        if last_time:
            return sent
