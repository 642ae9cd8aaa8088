"""A relay that rests is woken by a commit; where nobody told it, it looks by itself. On each bus, in the loop of a service."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from uuid import UUID

import psycopg

from plp_demo.servers.ports import wait_until
from plp_kit.core import event_store
from plp_kit.core.database import enter
from plp_kit.core.event_store import OUTBOX
from plp_kit.core.events import Origin, Stream
from plp_kit.core.notices import Notices
from plp_kit.process.loops import UNTIL_TOLD, Loop
from plp_testkit.delivery import counter_service
from plp_testkit.delivery.delivery import NOON, Publisher

COUNTER: Final = UUID(int=1)
UNTIL_THE_TEST_ENDS: Final = 600.0
WITHIN: Final = 30


class Counted(Notices):
    """`waits` counts how often it was rested, of which the first only begins to listen."""

    waits = 0

    def wait(self, stop: threading.Event, seconds: float) -> None:
        self.waits += 1
        super().wait(stop, seconds)


@contextmanager
def resting(publisher: Publisher, longest: float) -> Iterator[None]:
    """A relay that has nothing to do and listens."""
    notices, stop = Counted(publisher.database.url("plp_relay"), OUTBOX), threading.Event()
    thread = threading.Thread(target=Loop("relay", publisher.relay().step, longest, notices).run, args=(stop,))
    thread.start()
    try:
        assert wait_until(lambda: notices.waits > 1, within=WITHIN)
        yield
    finally:
        stop.set()
        publisher.add(999)
        thread.join()
        notices.close()


def shipped(publisher: Publisher) -> int:
    with publisher.relays.transaction() as db:
        row = db.execute("SELECT shipped FROM topics WHERE tenant = %s", (publisher.tenant,)).fetchone()
    return int(row[0]) if row else 0


def append_and_tell_nobody(publisher: Publisher) -> None:
    """As a process that stops between its commit and the notice leaves it."""
    with psycopg.connect(publisher.database.url("plp_app")) as db:
        enter(db, publisher.tenant)
        added = counter_service.Added(1)
        stream, origin = Stream("counter", COUNTER), Origin("someone", NOON, COUNTER)
        event_store.append(db, counter_service.STORED, stream, 0, [added], origin, publisher.language.topic_of)


def end_all_that_listen(publisher: Publisher) -> int:
    with psycopg.connect(publisher.database.admin_url) as db:
        ended = db.execute(
            """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
               WHERE datname = current_database() AND query LIKE 'LISTEN%'"""
        ).fetchall()
    return len(ended)


def test_a_commit_wakes_it(publisher: Publisher) -> None:
    with resting(publisher, UNTIL_THE_TEST_ENDS):
        for number in (1, 2, 3):
            publisher.add(number, COUNTER)
            assert wait_until(lambda expected=number: shipped(publisher) == expected, within=WITHIN)  # type: ignore[misc]


def test_a_notice_that_is_lost_costs_a_rest_at_most(publisher: Publisher) -> None:
    with resting(publisher, UNTIL_TOLD):
        append_and_tell_nobody(publisher)
        assert wait_until(lambda: shipped(publisher) == 1, within=WITHIN)


def test_where_its_connection_breaks_it_listens_anew(publisher: Publisher) -> None:
    with resting(publisher, UNTIL_THE_TEST_ENDS):
        assert end_all_that_listen(publisher) == 1
        publisher.add(1, COUNTER)
        assert wait_until(lambda: shipped(publisher) == 1, within=WITHIN)
