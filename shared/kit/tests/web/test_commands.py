"""Changing something over HTTP: the answer, the answer to a repeated request, and what a version protects."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from shared.kit.tests.web.conftest import made

from plp_kit.core import idempotency_keys
from plp_kit.core.database import Database
from plp_kit.web.roles import Role
from plp_testkit.fixtures.services import MakeServiceDatabase
from plp_testkit.http import Answered, Person

DONE = UUID(int=3)
KEY = {"Idempotency-Key": "the-same-key"}


@pytest.fixture
def counter(facilitator: Person) -> UUID:
    return UUID(facilitator.post("/counters", {"number": 1}).body["id"])


def total(person: Person, counter: UUID) -> int:
    return int(person.get(f"/counters/{counter}").body["total"])


@pytest.fixture
def database(make_service_database: MakeServiceDatabase) -> Database:
    """Nobody else's: here events are counted."""
    return made(make_service_database)


def events(database: Database) -> int:
    with database.of("rha").transaction() as db:
        row = db.execute("SELECT count(*) FROM events").fetchone()
    return row[0] if row else 0


def test_a_new_stream_is_answered_with_its_place_and_its_version(facilitator: Person) -> None:
    response = facilitator.post("/counters", {"number": 3})
    assert response.status == 201
    assert response.headers["Location"] == f"/counters/{response.body['id']}"
    assert (response.headers["ETag"], response.body["version"]) == ('"1"', 1)
    shown = facilitator.get(response.headers["Location"])
    assert (shown.body["total"], shown.headers["ETag"]) == (3, '"1"')


def test_a_change_is_answered_with_the_version_now(facilitator: Person, counter: UUID) -> None:
    changed = facilitator.post(f"/counters/{counter}/numbers", {"number": 2})
    assert (changed.status, changed.headers["ETag"]) == (200, '"2"')
    assert "Location" not in changed.headers


def test_a_repeated_request_does_nothing_and_is_told_the_same(facilitator: Person, database: Database) -> None:
    first, second = (facilitator.post("/counters", {"number": 3}, KEY) for _ in range(2))
    assert (first.status, first.body, first.headers["Location"]) == (201, second.body, second.headers["Location"])
    assert second.status == 201
    assert events(database) == 1


def test_a_repeated_change_is_told_the_version_that_it_made(facilitator: Person, counter: UUID) -> None:
    first = facilitator.post(f"/counters/{counter}/numbers", {"number": 2}, {**KEY, "If-Match": '"1"'})
    facilitator.post(f"/counters/{counter}/numbers", {"number": 2})
    again = facilitator.post(f"/counters/{counter}/numbers", {"number": 2}, {**KEY, "If-Match": '"1"'})
    assert (again.status, again.body) == (200, first.body)
    assert total(facilitator, counter) == 5


def test_twenty_requests_at_once_with_one_key_do_one_thing(facilitator: Person, counter: UUID) -> None:
    def ask(_number: int) -> Answered:
        return facilitator.post(f"/counters/{counter}/numbers", {"number": 2}, KEY)

    with ThreadPoolExecutor(20) as askers:
        answers = list(askers.map(ask, range(20)))
    codes = Counter(answer.code for answer in answers)
    assert codes[None] >= 1
    assert set(codes) <= {None, "request_in_progress"}
    assert {answer.body["version"] for answer in answers if answer.status == 200} == {2}
    assert total(facilitator, counter) == 3


def test_a_key_is_for_one_request(facilitator: Person) -> None:
    facilitator.post("/counters", {"number": 3}, KEY)
    other = facilitator.post("/counters", {"number": 4}, KEY)
    assert (other.status, other.code) == (422, "idempotency_key_reused")


def test_a_key_used_on_one_stream_is_not_answered_for_another(facilitator: Person, counter: UUID) -> None:
    facilitator.post(f"/counters/{counter}/numbers", {"number": 3}, KEY)
    other = facilitator.post(f"/counters/{uuid4()}/numbers", {"number": 3}, KEY)
    assert other.code == "idempotency_key_reused"


def test_two_people_may_use_the_same_key(person: Callable[..., Person], database: Database) -> None:
    for someone in (person(Role.FACILITATOR), person(Role.FACILITATOR)):
        assert someone.post("/counters", {"number": 3}, KEY).status == 201
    assert events(database) == 2


def test_a_repeated_request_needs_the_role_again(facilitator: Person) -> None:
    facilitator.post("/counters", {"number": 3}, KEY)
    stripped = Person(facilitator.app, facilitator.signer, "rha", frozenset({Role.PARTICIPANT}), facilitator.subject)
    assert stripped.post("/counters", {"number": 3}, KEY).code == "role_missing"


def test_a_refused_request_may_be_tried_again_under_its_key(facilitator: Person, counter: UUID) -> None:
    refused = facilitator.post(f"/counters/{counter}/numbers", {"number": 2}, {**KEY, "If-Match": '"7"'})
    assert (refused.status, refused.code) == (412, "changed_since_read")
    assert facilitator.post(f"/counters/{counter}/numbers", {"number": 2}, {**KEY, "If-Match": '"1"'}).status == 200


def test_an_answer_is_forgotten_after_two_days(facilitator: Person, database: Database, counter: UUID) -> None:
    facilitator.post(f"/counters/{counter}/numbers", {"number": 2}, KEY)
    with database.of("rha").transaction() as db:
        kept = db.execute("DELETE FROM idempotency_keys RETURNING person, route, key, request_hmac, version").fetchall()
        for row in kept:
            db.execute(
                """INSERT INTO idempotency_keys (person, route, key, request_hmac, version, status, location, created_at)
                   VALUES (%s, %s, %s, %s, %s, 200, '', clock_timestamp() - interval '49 hours')""",
                row,
            )
    assert facilitator.post(f"/counters/{counter}/numbers", {"number": 2}, KEY).body["version"] == 3
    with database.of("rha").transaction() as db:
        assert idempotency_keys.forget_old(db) == len(kept) - 1


def test_neither_body_nor_key_is_kept(facilitator: Person, database: Database) -> None:
    facilitator.post("/counters", {"number": 3, "note": "marker-in-a-note"}, KEY)
    with database.of("rha").transaction() as db:
        rows = str(db.execute("SELECT k::text FROM idempotency_keys k").fetchall())
    assert "marker" not in rows
    assert KEY["Idempotency-Key"] not in rows


def test_slow_work_is_done_once_for_a_repeated_request(facilitator: Person, counter: UUID) -> None:
    first, second = (facilitator.post(f"/counters/{counter}/estimates", {"number": 1}, KEY) for _ in range(2))
    assert first.body == second.body
    assert (total(facilitator, counter), total(facilitator, DONE)) == (2, 1)


def test_slow_work_may_refuse(facilitator: Person, counter: UUID) -> None:
    refused = facilitator.post(f"/counters/{counter}/estimates", {"number": 404})
    assert (refused.status, refused.code) == (404, "no_such_counter")


def test_a_refusal_takes_back_the_whole_transaction(facilitator: Person, counter: UUID) -> None:
    refused = facilitator.post(f"/counters/{counter}/pairs")
    assert (refused.status, refused.code) == (409, "full")
    assert total(facilitator, counter) == 1


def test_a_post_needs_a_key(facilitator: Person) -> None:
    keyless = facilitator.app.test_client().post(
        "/counters",
        json={"number": 1},
        headers={"Authorization": f"Bearer {facilitator.token}"},
    )
    assert (keyless.status_code, keyless.get_json()["code"]) == (400, "idempotency_key_missing")


@pytest.mark.parametrize("key", ["", "x" * 256, "schlüssel", "two words\t"])
def test_a_key_is_short_and_visible(facilitator: Person, key: str) -> None:
    refused = facilitator.post("/counters", {"number": 1}, {"Idempotency-Key": key})
    assert refused.code == "idempotency_key_malformed"


def test_put_needs_the_version_that_was_read(facilitator: Person, counter: UUID) -> None:
    assert facilitator.put(f"/counters/{counter}", {"number": 1}).code == "if_match_missing"
    stale = facilitator.put(f"/counters/{counter}", {"number": 1}, {"If-Match": '"0"'})
    assert (stale.status, stale.code) == (412, "changed_since_read")
    assert facilitator.put(f"/counters/{counter}", {"number": 1}, {"If-Match": '"1"'}).headers["ETag"] == '"2"'


def test_who_was_not_the_first_is_told_in_which_minute_it_was_changed(
    facilitator: Person, counter: UUID, database: Database
) -> None:
    with database.of("rha").transaction() as db:
        row = db.execute(
            "SELECT date_trunc('minute', occurred_at) FROM events WHERE stream = %s", (f"counter-{counter}",)
        ).fetchone()
    stale = facilitator.put(f"/counters/{counter}", {"number": 1}, {"If-Match": '"0"'})
    assert [datetime.fromisoformat(stale.body["changed_at"])] == list(row or ())
    assert "changed_at" not in facilitator.put(f"/counters/{uuid4()}", {"number": 1}, {"If-Match": '"1"'}).body


@pytest.mark.parametrize("tag", ["*", "1", 'W/"1"', '"1", "2"', '"9999999999"', '"-1"'])
def test_only_one_strong_etag_is_understood(facilitator: Person, counter: UUID, tag: str) -> None:
    refused = facilitator.put(f"/counters/{counter}", {"number": 1}, {"If-Match": tag})
    assert (refused.status, refused.code) == (400, "if_match_malformed")


def test_the_event_carries_who_asked(facilitator: Person, database: Database, counter: UUID) -> None:
    with database.of("rha").transaction() as db:
        row = db.execute("SELECT actor FROM events WHERE stream = %s", (f"counter-{counter}",)).fetchone()
    assert row == (str(facilitator.id),)


def test_another_trust_sees_nothing_of_it(person: Callable[..., Person], counter: UUID) -> None:
    elsewhere = person(Role.FACILITATOR, tenant="tzb")
    assert elsewhere.get(f"/counters/{counter}").code == "no_such_counter"
