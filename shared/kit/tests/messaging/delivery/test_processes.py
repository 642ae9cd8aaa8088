"""Real relays and consumers are killed, or stopped and woken, at every crash point."""

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
from plp_testkit.delivery import counter_service
from plp_testkit.delivery.crash_points import Crash, CrashPoint
from plp_testkit.delivery.delivery import Publisher, Subscriber, delivery_report, final_report
from plp_testkit.delivery.worker_processes import WorkerProcess, WorkerProcesses, write_one
from plp_testkit.process_table import is_stopped

WRITERS, EACH = 8, 25
RELAY_CRASH_POINTS = [CrashPoint.WAITING, CrashPoint.NUMBERING, CrashPoint.NUMBERED, CrashPoint.SENT, CrashPoint.ACKNOWLEDGED]
CONSUMER_CRASH_POINTS = [CrashPoint.APPLIED, CrashPoint.COMMITTED]


@contextmanager
def writing(publisher: Publisher) -> Iterator[None]:
    """Eight writers; leaving waits until all have finished."""

    def write(seed: int) -> None:
        rng, handler, done = random.Random(seed), publisher.handler(), 0
        while done < EACH:
            try:
                done += write_one(handler, rng)
            except LostRace:
                continue

    with ThreadPoolExecutor(WRITERS) as writers:
        working = [writers.submit(write, seed) for seed in range(WRITERS)]
        yield
        for each in working:
            each.result()


@contextmanager
def disturbing(*workers: WorkerProcess) -> Iterator[None]:
    """Keeps stopping one of them at random for a moment."""
    done, rng = threading.Event(), random.Random(7)

    def disturb() -> None:
        while not done.is_set():
            worker = rng.choice(workers)
            worker.stop()
            time.sleep(rng.random() / 4)
            worker.wake()
            time.sleep(rng.random() / 20)

    thread = threading.Thread(target=disturb)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def test_three_relays_and_two_consumers_are_stopped_and_woken_throughout(
    processes: WorkerProcesses, publisher: Publisher, subscriber: Subscriber
) -> None:
    """Eight writers besides: commits come out of order, some roll back, some took their transaction's number long before."""
    workers = [*(processes.relay() for _ in range(3)), *(processes.consumer() for _ in range(2))]
    with disturbing(*workers), writing(publisher):
        pass
    report = final_report(publisher, subscriber)
    assert report.holds, report
    assert report.committed == WRITERS * EACH


def dies(doomed: WorkerProcess, publisher: Publisher) -> None:
    """Adds numbers until the process has ended, so that it always has work."""

    def ended() -> bool:
        publisher.add(1)
        return doomed.ended

    assert wait_until(ended, within=60, pause=0.05)


@pytest.mark.parametrize("point", RELAY_CRASH_POINTS)
def test_a_relay_is_killed(processes: WorkerProcesses, publisher: Publisher, subscriber: Subscriber, point: CrashPoint) -> None:
    doomed = processes.relay(Crash(point, nth=2))
    processes.consumer()
    with writing(publisher):
        dies(doomed, publisher)
        processes.relay()
    report = final_report(publisher, subscriber)
    assert report.holds, report


@pytest.mark.parametrize("point", CONSUMER_CRASH_POINTS)
def test_a_consumer_is_killed(
    processes: WorkerProcesses, publisher: Publisher, subscriber: Subscriber, point: CrashPoint
) -> None:
    doomed = processes.consumer(Crash(point, nth=2))
    processes.relay()
    with writing(publisher):
        dies(doomed, publisher)
        processes.consumer()
    report = final_report(publisher, subscriber)
    assert report.holds, report


@pytest.mark.parametrize("point", [*RELAY_CRASH_POINTS, *CONSUMER_CRASH_POINTS])
def test_one_of_two_is_stopped_and_woken_when_the_other_has_done_its_work(
    processes: WorkerProcesses, publisher: Publisher, subscriber: Subscriber, point: CrashPoint
) -> None:
    """Inside a transaction it holds the topic's row until the server ends the idle transaction."""
    start = processes.relay if point in RELAY_CRASH_POINTS else processes.consumer
    stopped = start(Crash(point, SIGSTOP))
    (processes.consumer if point in RELAY_CRASH_POINTS else processes.relay)()
    publisher.add(1)
    assert wait_until(lambda: is_stopped(stopped.pid), within=60)
    start()
    with writing(publisher):
        pass
    assert final_report(publisher, subscriber).holds
    stopped.wake()
    publisher.add(2)
    report = final_report(publisher, subscriber)
    assert report.holds, report
    assert not stopped.ended


# For comparison: a relay that follows the identity column


def test_a_relay_that_follows_an_identity_cursor_loses(
    processes: WorkerProcesses, publisher: Publisher, subscriber: Subscriber
) -> None:
    processes.consumer()
    written = threading.Event()
    with ThreadPoolExecutor(1) as relays:
        publisher.add(1)
        following = relays.submit(by_cursor, publisher, publisher.sender(), written)
        assert wait_until(lambda: len(subscriber.effects()) == 1, within=60)
        with writing(publisher):
            pass
        written.set()
        sent = following.result()
    assert wait_until(lambda: len(subscriber.effects()) == sent, within=60)
    assert delivery_report(publisher, subscriber).lost > 0


def by_cursor(publisher: Publisher, sender: Sender, written: threading.Event) -> int:
    """Sends the events above the highest position seen, until no more come; returns their number."""
    cursor = sent = 0
    while True:
        last_time = written.is_set()
        with publisher.pool.of(publisher.tenant).transaction() as db:
            rows = db.execute(
                """SELECT position, stream, version, id, name, payload::text, actor, occurred_at, correlation, causation,
                          traceparent, joined FROM events WHERE position > %s ORDER BY position""",
                (cursor,),
            ).fetchall()
        events = [event_store.recorded(counter_service.STORED, Stream.parse(stream), row) for _, stream, *row in rows]
        sender.send(publisher.topic, [publisher.language.message(event, n) for n, event in enumerate(events, sent + 1)])
        cursor, sent = max((row[0] for row in rows), default=cursor), sent + len(rows)
        if last_time:
            return sent
