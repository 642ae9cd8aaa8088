"""Commands on real PostgreSQL: what is appended, who loses a race, what a tenant can see."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import errors

from plp_kit.core import event_store
from plp_kit.core.database import Database, LostRace, is_transient
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin, Stream
from plp_kit.core.handling import CHANGED_SINCE_READ, TOO_LARGE, Handled, Handler
from plp_kit.core.stored import Stored, StoredEvents
from plp_testkit.delivery.counter_service import COUNTER, FULL, LANGUAGE, SLICES, STORED, Add, Added
from plp_testkit.fixtures.services import MakeServiceDatabase

ORIGIN = Origin("someone", datetime(2021, 4, 12, 9, tzinfo=UTC), UUID(int=7))
COUNTER_ID = UUID(int=1)


@pytest.fixture
def database(make_service_database: MakeServiceDatabase) -> Database:
    return make_service_database("counters").database()


@pytest.fixture
def handler(database: Database) -> Handler:
    return Handler(database.of("rha"), SLICES, LANGUAGE.topic_of)


def total(database: Database, tenant: str, counter: UUID = COUNTER_ID) -> int:
    with database.of(tenant).transaction() as db:
        return Handler(database.of(tenant), SLICES).load(db, COUNTER, counter).state.total


def test_a_command_appends_what_was_decided(handler: Handler, database: Database) -> None:
    assert handler.handle(COUNTER, COUNTER_ID, Add(2), ORIGIN) == Handled(COUNTER_ID, 1)
    assert handler.handle(COUNTER, COUNTER_ID, Add(3), ORIGIN) == Handled(COUNTER_ID, 2)
    assert total(database, "rha") == 5


def test_a_refusal_appends_nothing(handler: Handler, database: Database) -> None:
    assert handler.handle(COUNTER, COUNTER_ID, Add(1_000_001), ORIGIN) == FULL
    assert total(database, "rha") == 0


def test_a_tenant_does_not_see_anothers_stream(handler: Handler, database: Database) -> None:
    handler.handle(COUNTER, COUNTER_ID, Add(2), ORIGIN)
    assert total(database, "tzb") == 0


def test_without_a_tenant_reading_is_an_error(handler: Handler, database: Database) -> None:
    handler.handle(COUNTER, COUNTER_ID, Add(2), ORIGIN)
    with pytest.raises(psycopg.errors.Error), database.transaction() as db:
        db.execute("SELECT count(*) FROM events")


def test_a_change_of_what_was_not_read_is_refused(handler: Handler, database: Database) -> None:
    handler.handle(COUNTER, COUNTER_ID, Add(2), ORIGIN)
    with database.of("rha").transaction() as db:
        refused = handler.handle_in(db, COUNTER, COUNTER_ID, Add(3), ORIGIN, expected=0)
    assert refused == replace(CHANGED_SINCE_READ, changed_at=ORIGIN.at)


def test_eight_writers_at_once_lose_nothing(handler: Handler, database: Database) -> None:
    def add(_number: int) -> Handled | Refusal:
        while True:
            try:
                return handler.handle(COUNTER, COUNTER_ID, Add(1), ORIGIN)
            except LostRace:
                continue

    with ThreadPoolExecutor(8) as writers:
        outcomes = list(writers.map(add, range(80)))
    assert sorted(outcome.version for outcome in outcomes if isinstance(outcome, Handled)) == list(range(1, 81))
    assert total(database, "rha") == 80


def test_an_append_after_an_outdated_load_loses_the_race(handler: Handler, database: Database) -> None:
    handler.handle(COUNTER, COUNTER_ID, Add(1), ORIGIN)
    with pytest.raises(LostRace), database.of("rha").transaction() as db:
        event_store.append(db, STORED, Stream("counter", COUNTER_ID), 0, [Added(1)], ORIGIN)


def test_an_event_above_the_limit_is_refused(database: Database) -> None:
    letters: StoredEvents[str] = StoredEvents(Stored("letters.written.v1", str))
    with pytest.raises(event_store.TooLarge), database.of("rha").transaction() as db:
        event_store.append(db, letters, Stream("letter", COUNTER_ID), 0, ["x" * (256 * 1024)], ORIGIN)
    assert TOO_LARGE.code == "too_large"


def test_a_decision_on_an_existing_stream_is_caused_by_its_latest_event(handler: Handler, database: Database) -> None:
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    person = Origin("someone", ORIGIN.at, uuid4(), traceparent=trace)
    handler.handle(COUNTER, COUNTER_ID, Add(1), person)
    handler.handle(COUNTER, COUNTER_ID, Add(1), person)
    with database.of("rha").transaction() as db:
        first, second = event_store.load(db, STORED, Stream("counter", COUNTER_ID))
    assert first.origin.causation is None
    assert second.origin.causation == first.id


def test_an_older_version_of_an_event_is_read_by_its_upcaster() -> None:
    def renamed(old: dict[str, object]) -> dict[str, object]:
        return {"number": old["amount"]}

    upcast: Callable[[dict[str, object]], dict[str, object]] = renamed
    stored: StoredEvents[Added] = StoredEvents(Stored("counters.added.v2", Added, {"counters.added.v1": upcast}))
    assert stored.decode("counters.added.v1", '{"amount": 4}') == Added(4)
    assert stored.encode(Added(4)) == ("counters.added.v2", '{"number":4}')


def test_a_limit_of_the_server_is_no_reason_to_try_again(database: Database) -> None:
    with pytest.raises(errors.ProgramLimitExceeded) as refused, database.of("rha").transaction() as db:
        db.execute("INSERT INTO parked_streams (topic, stream) VALUES ('a', %s)", ("".join(str(uuid4()) for _ in range(300)),))
    assert isinstance(refused.value, psycopg.OperationalError)
    assert not is_transient(refused.value)
