"""Operators see what a service could not apply, never its content, and retry or drop it on record, in one tenant at a time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

import pytest
from flask import Flask

from plp_kit.core.database import Database
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.consuming import history, offsets, parking
from plp_kit.web import operations
from plp_kit.web.app import create_app
from plp_kit.web.roles import Role
from plp_kit.web.wiring import Wiring
from plp_testkit.bus import message
from plp_testkit.delivery import counter_service
from plp_testkit.http import Person, Signer

ERASED = "counters.PersonErased.v1"
SECRET = "content that nobody is shown"


@dataclass(frozen=True, slots=True)
class Desk:
    """An operator's, with a topic of the trust that is nobody else's. A broken message does not fit its contract."""

    operator: Person
    database: Database
    topic: Topic

    def park(self, sequence: int, text: object = f'"{SECRET}"', name: str = "counters.NumberAdded.v1") -> str:
        """Its address."""
        data = f'{{"origin":"{UUID(int=sequence)}","number":{text}}}'
        each: Message = replace(message(sequence, data.encode(), str(self.topic)), name=name)
        with self.database.of(self.topic.tenant).transaction() as db:
            parking.park(db, str(self.topic), each, "contract_broken", "It does not fit its contract.")
        return f"{self.at}/parked/{sequence}"

    def halt(self) -> None:
        with self.database.of(self.topic.tenant).transaction() as db:
            offsets.lock(db, str(self.topic))
            offsets.halt(db, str(self.topic), "defects_in_a_row", "5 messages in a row failed.")

    def parked(self) -> list[int]:
        with self.database.of(self.topic.tenant).transaction() as db:
            return [each.sequence for each in parking.listed(db) if each.topic == str(self.topic)]

    def acts(self) -> list[tuple[str, int | None, str, str | None]]:
        with self.database.of(self.topic.tenant).transaction() as db:
            done: Iterable[history.Entry] = history.entries(db)
            return [(each.action, each.sequence, each.outcome, each.reason) for each in done if each.topic == str(self.topic)]

    @property
    def at(self) -> str:
        return f"/operations/{self.topic.tenant}/topics/{self.topic}"


@pytest.fixture
def app(wiring: Wiring) -> Flask:
    subscription = replace(counter_service.COUNTING, erasures=frozenset({ERASED}))
    served = replace(wiring, tenants=lambda: ["rha", "tzb"])
    return create_app("counters", "Counters", [operations.blueprint(subscription)], served)


@pytest.fixture
def desk(app: Flask, signer: Signer, database: Database) -> Desk:
    operator = Person(app, signer, "platform", frozenset({Role.OPERATOR}))
    return Desk(operator, database, Topic("rha", f"counters{uuid4().hex}"))


def test_an_operator_sees_how_far_the_service_is_in_each_tenant(desk: Desk) -> None:
    desk.park(1)
    desk.halt()
    seen = {each["tenant"]: each for each in desk.operator.get("/operations").body["tenants"]}
    assert set(seen) == {"rha", "tzb"}
    assert seen["rha"]["counts"]["parked"] > seen["tzb"]["counts"]["parked"] == 0
    (topic,) = (each for each in seen["rha"]["reads"] if each["topic"] == str(desk.topic))
    assert (topic["halted"], topic["reason"]) == ("defects_in_a_row", "5 messages in a row failed.")
    assert {each["topic"] for each in seen["tzb"]["reads"]} == {f"tzb.{name}" for name in counter_service.COUNTING.topics}


def test_nobody_of_a_trust_is_told_of_it(desk: Desk, person: Callable[..., Person]) -> None:
    there = desk.park(1)
    for who in (person(Role.FACILITATOR), person(Role.OPERATOR, tenant="rha")):
        for path in ("/operations", "/operations/rha", desk.at, there):
            assert (who.get(path).status, who.get(path).code) == (403, "role_missing")


def test_a_parked_message_is_shown_without_its_content_and_in_no_other_tenant(desk: Desk) -> None:
    there = desk.park(1)
    shown = desk.operator.get(there)
    assert shown.body["message"]["reason"] == "It does not fit its contract."
    assert (shown.body["droppable"], shown.body["acts"]) == (True, [])
    listed = desk.operator.get("/operations/rha?limit=200")
    assert any(row["topic"] == str(desk.topic) for row in listed.body["parked"])
    assert SECRET not in str(shown.body) + str(listed.body)
    elsewhere = desk.operator.get(there.replace("/rha/", "/tzb/"))
    assert (elsewhere.status, elsewhere.code) == (404, "no_such_parked_message")


def test_the_list_of_parked_messages_has_pages(desk: Desk) -> None:
    for sequence in (1, 2, 3):
        desk.park(sequence)
    found, cursor = [], ""
    while True:
        page = desk.operator.get(f"/operations/rha?limit=2{cursor}").body
        found += [row["sequence"] for row in page["parked"] if row["topic"] == str(desk.topic)]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert found == [1, 2, 3]


def test_a_message_that_fits_by_now_is_applied_after_those_before_it(desk: Desk) -> None:
    desk.park(1, 5)
    there = desk.park(2, 6)
    desk.park(3, 7)
    assert desk.operator.get(there).body["message"]["ahead"] == 1
    assert desk.operator.post(f"{there}/retries", {"reason": "mended"}).status == 200
    assert desk.parked() == [3]
    assert desk.acts() == [("retried", 1, "applied", "mended"), ("retried", 2, "applied", "mended")]


def test_a_message_that_fails_again_stays_and_the_attempt_is_on_record(desk: Desk) -> None:
    there = desk.park(1)
    desk.park(2, 6)
    key = {"Idempotency-Key": str(uuid4())}
    for _ in range(2):
        assert desk.operator.post(f"{there}/retries", {}, key).status == 200
    assert desk.parked() == [1, 2]
    assert desk.acts() == [("retried", 1, "contract_broken", None)]
    assert desk.operator.get(there).body["message"]["attempts"] == 1


def test_a_drop_needs_a_reason_and_is_on_record(desk: Desk) -> None:
    there = desk.park(1)
    assert desk.operator.post(f"{there}/drops", {"reason": " "}).status == 422
    assert desk.operator.post(f"{there}/drops", {"reason": "a broken release"}).status == 200
    assert (desk.parked(), desk.acts()) == ([], [("dropped", 1, "left out", "a broken release")])
    for act in ("drops", "retries"):
        again = desk.operator.post(f"{there}/{act}", {"reason": "again"})
        assert (again.status, again.code) == (409, "not_parked")


def test_a_message_about_an_erasure_is_not_dropped(desk: Desk) -> None:
    there = desk.park(1, name=ERASED)
    assert desk.operator.get(there).body["droppable"] is False
    refused = desk.operator.post(f"{there}/drops", {"reason": "it is in the way"})
    assert (refused.status, refused.code, desk.parked()) == (409, "erasure_stays", [1])


def test_a_halted_topic_is_read_again_on_record(desk: Desk) -> None:
    desk.halt()
    assert desk.operator.get(desk.at).body["halted"] == "defects_in_a_row"
    assert desk.operator.post(f"{desk.at}/resumptions", {"reason": "the release is mended"}).status == 200
    assert desk.operator.get(desk.at).body["halted"] is None
    assert desk.acts() == [("resumed", None, "resumed", "the release is mended")]
    again = desk.operator.post(f"{desk.at}/resumptions", {})
    assert (again.status, again.code) == (409, "not_halted")


def test_a_number_that_no_topic_has_is_not_there(desk: Desk) -> None:
    for number in (7, 10**30):
        assert desk.operator.get(f"{desk.at}/parked/{number}").code == "no_such_parked_message"
        assert desk.operator.post(f"{desk.at}/parked/{number}/drops", {"reason": "why"}).code == "not_parked"


def test_a_topic_that_nobody_reads_or_writes_is_not_there_and_stays_so(desk: Desk) -> None:
    assert desk.operator.post(f"{desk.at}/resumptions", {}).code == "not_halted"
    for path in (desk.at, "/operations/rha/topics/nothing"):
        assert (desk.operator.get(path).status, desk.operator.get(path).code) == (404, "no_such_topic")
    assert desk.operator.post("/operations/rha/topics/nothing/resumptions", {}).code == "no_such_topic"
