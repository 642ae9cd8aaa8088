"""Two transactions that meet."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from uuid import uuid4

import msgspec
import pytest

from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.consuming.reacting import apply
from plp_testkit.fixtures.running_services import RunningService

SAID_AT = datetime(2022, 2, 12, tzinfo=UTC)
Meanwhile = Callable[[Callable[[], object]], Callable[[], object]]
BeingHeard = Callable[[str, object], AbstractContextManager[None]]


@pytest.fixture
def meanwhile(service: RunningService) -> Meanwhile:
    """Begins something that must wait for this transaction, and gives what to call for its end."""

    def begin(work: Callable[[], object]) -> Callable[[], object]:
        executor = ThreadPoolExecutor(1)
        begun = executor.submit(work)
        executor.shutdown(wait=False)
        _until_blocked(service)
        return lambda: begun.result(20)

    return begin


def _until_blocked(service: RunningService) -> None:
    """Each look in a transaction of its own, since a transaction sees the activity as it was at its first look."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    until = time.monotonic() + 8
    while time.monotonic() < until:
        with service.runtime.database.transaction() as db:
            if db.execute(waiting).fetchone() != (0,):
                return
        time.sleep(0.02)
    raise AssertionError("nothing waits")


@pytest.fixture
def being_heard(service: RunningService) -> BeingHeard:
    """A fact of `rha` is applied by the consumer, and committed at the end."""

    @contextmanager
    def hear(name: str, fact: object) -> Iterator[None]:
        topic = Topic("rha", name.partition(".")[0])
        handler = service.runtime.handler_of(topic)
        message = Message(uuid4(), f"{name}.v1", "stream-1", 1, SAID_AT, msgspec.json.encode(fact), uuid4())
        with handler.database.transaction() as db:
            assert apply(db, handler, service.runtime.service.hearing, topic, message, None) is None
            yield

    return hear
