"""A read model is mended, and then replaced by its next version, while a consumer fills it from the bus."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import psycopg
import pytest

from plp_demo.servers.ports import wait_until
from plp_kit.core.slices import AnySlice, Slices
from plp_kit.messaging import spans
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.process.rebuilding.projections import named
from plp_kit.process.rebuilding.rebuild import rebuild
from plp_testkit.delivery import counter_service
from plp_testkit.delivery.delivery import Subscriber, final_report
from plp_testkit.delivery.worker_processes import WorkerProcesses
from plp_testkit.rebuilding.totals import FIRST, FIRST_RELEASE, NEXT_TABLES, SECOND, SECOND_RELEASE, TABLES

SUPERSEDED = (psycopg.errors.UndefinedTable, psycopg.errors.InsufficientPrivilege)


@dataclass(frozen=True)
class Counted:
    """The subscriber's database, with totals in one version and then the next."""

    subscriber: Subscriber

    def migrate(self, text: str) -> None:
        with psycopg.connect(self.owner_url) as db:
            db.execute(text.encode())

    @property
    def owner_url(self) -> str:
        return self.subscriber.database.url("plp_owner")

    def consumer(self, release: AnySlice) -> Consumer:
        handler = replace(self.subscriber.handler(), slices=Slices((release,)))
        consumer = Consumer(self.subscriber.reader(), lambda _: handler, counter_service.COUNTING, spans.consuming)
        consumer.follow([self.subscriber.topic])
        return consumer

    def consume(self, stop: threading.Event) -> None:
        """As the first release until its table is gone; then as the second."""
        consumer = self.consumer(FIRST)
        while not stop.is_set():
            try:
                consumer.step(0.05)
            except SUPERSEDED:
                consumer = self.consumer(SECOND)

    def receive(self, more: int) -> None:
        before = len(self.subscriber.effects())
        assert wait_until(lambda: len(self.subscriber.effects()) >= before + more, within=60)

    def damage(self) -> None:
        with self.subscriber.handler().database.transaction() as db:
            db.execute("UPDATE totals_1 SET total = total + 1")

    def rows(self) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        """The table, and what a replay of the log says."""
        with self.subscriber.handler().database.transaction() as db:
            table = db.execute("SELECT 'counter-' || counter, total, version FROM totals_2 ORDER BY 1").fetchall()
            log = db.execute(
                """SELECT stream, sum((payload->>'number')::bigint)::bigint, max(version) FROM events
                   GROUP BY stream ORDER BY 1"""
            ).fetchall()
        return table, log


@pytest.fixture
def counted(subscriber: Subscriber) -> Counted:
    counted = Counted(subscriber)
    counted.migrate(TABLES)
    return counted


@contextmanager
def consuming(counted: Counted) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=counted.consume, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def test_it_is_as_the_log_says_and_nothing_was_missed_meanwhile(counted: Counted, processes: WorkerProcesses) -> None:
    writers = [processes.writer(seed) for seed in range(4)]
    processes.relay()
    with consuming(counted):
        counted.receive(50)
        counted.damage()
        assert rebuild(counted.owner_url, named(FIRST_RELEASE, "totals_1")).wrong > 0
        counted.migrate(NEXT_TABLES)
        assert rebuild(counted.owner_url, named(SECOND_RELEASE, "totals_2")).replaced == ("totals_1",)
        counted.receive(50)
        for writer in writers:
            writer.kill()
        report = final_report(processes.publisher, processes.subscriber)
    assert report.holds, report
    table, log = counted.rows()
    assert table == log
