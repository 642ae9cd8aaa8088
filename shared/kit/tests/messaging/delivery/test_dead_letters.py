"""What an operator does with parked messages: each retry and each drop is written down with who and why, and stays so."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from psycopg.errors import InsufficientPrivilege

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handler
from plp_kit.core.slices import Reaction
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.consuming import dropping, history, offsets, parking
from plp_kit.messaging.consuming.dropping import drop
from plp_kit.messaging.consuming.history import Entry, Instruction
from plp_kit.messaging.consuming.parking import Parked
from plp_kit.messaging.consuming.reacting import Received
from plp_kit.messaging.consuming.retrying import Retried, Retrying
from plp_testkit.bus import message
from plp_testkit.delivery import counter_service
from plp_testkit.fixtures.services import MakeServiceDatabase

TOPIC = Topic("rha", "counters")
STREAM = "counter-a"
ADA = Instruction("ada", "the release is mended")


def number(sequence: int, text: object) -> Message:
    data = f'{{"origin":"{UUID(int=sequence)}","number":{text}}}'
    return replace(message(sequence, data.encode(), STREAM), name="counters.NumberAdded.v1")


@dataclass(frozen=True, slots=True)
class Desk:
    """An operator's: a topic of which something is parked."""

    retrying: Retrying

    def park(self, *messages: Message) -> None:
        with self.retrying.database.transaction() as db:
            for each in messages:
                parking.park(db, str(TOPIC), each, "contract_broken", "It does not fit its contract.")

    def retries(self, instruction: Instruction = ADA) -> Retried:
        retried = self.retrying.oldest(STREAM, instruction)
        assert retried
        return retried

    def drops(self, sequence: int, instruction: Instruction = ADA) -> Parked | Refusal:
        with self.retrying.database.transaction() as db:
            return drop(db, self.retrying.subscription, TOPIC, sequence, instruction)

    def parked(self) -> list[int]:
        with self.retrying.database.transaction() as db:
            return [entry.sequence for entry in parking.listed(db)]

    def history(self) -> list[Entry]:
        with self.retrying.database.transaction() as db:
            return history.entries(db)


@pytest.fixture
def desk(make_service_database: MakeServiceDatabase) -> Desk:
    service_database = make_service_database("dead_letters")
    service_database.add_tenant(TOPIC.tenant)
    database = service_database.database().of(TOPIC.tenant)
    return Desk(Retrying(database, Handler(database, counter_service.SLICES), counter_service.COUNTING, TOPIC))


def test_a_retry_is_written_down_with_what_came_of_it(desk: Desk) -> None:
    desk.park(number(1, '"none"'), number(2, 2))
    assert desk.retries().failed is not None
    assert isinstance(desk.drops(1), Parked)
    assert desk.retries().failed is None
    assert [(entry.action, entry.sequence, entry.outcome) for entry in desk.history()] == [
        ("retried", 1, "contract_broken"),
        ("dropped", 1, "left out"),
        ("retried", 2, "applied"),
    ]
    assert desk.parked() == []


def test_who_asked_and_why_is_written_down_and_no_content(desk: Desk) -> None:
    desk.park(number(1, '"a secret"'))
    desk.drops(1, Instruction("ben", "a broken deploy"))
    (entry,) = desk.history()
    assert (entry.operator, entry.reason, entry.code) == ("ben", "a broken deploy", "contract_broken")
    assert (entry.topic, entry.stream, entry.name) == (str(TOPIC), STREAM, "counters.NumberAdded.v1")
    assert "secret" not in str(entry)


def test_a_defect_while_retrying_leaves_the_message_parked_and_is_written_down(desk: Desk) -> None:
    def defective(received: Received) -> Iterable[Reaction]:
        yield from counter_service.count(received)
        raise ZeroDivisionError

    desk.park(number(1, 1))
    broken = replace(desk, retrying=replace(desk.retrying, subscription=replace(counter_service.COUNTING, react=defective)))
    failed = broken.retries().failed
    assert failed
    assert (failed.code, failed.reason) == ("defect", "ZeroDivisionError while applying counters.NumberAdded.v1.")
    assert ([entry.outcome for entry in desk.history()], desk.parked()) == (["defect"], [1])
    assert desk.retries().failed is None, "what it had done was taken back"


@pytest.mark.parametrize("reason", [None, ""])
def test_nothing_is_dropped_without_a_reason(desk: Desk, reason: str | None) -> None:
    desk.park(number(1, 1))
    assert desk.drops(1, Instruction("ada", reason)) == dropping.REASON_MISSING
    assert (desk.parked(), desk.history()) == ([1], [])


def test_what_is_not_parked_is_not_dropped(desk: Desk) -> None:
    desk.park(number(1, 1))
    assert desk.drops(2) == dropping.NOT_PARKED
    assert desk.history() == []


def test_an_erasure_is_retried_and_never_dropped(desk: Desk) -> None:
    erasing = replace(counter_service.COUNTING, erasures=frozenset({"counters.NumberAdded.v1"}))
    careful = replace(desk, retrying=replace(desk.retrying, subscription=erasing))
    careful.park(number(1, 1))
    assert careful.drops(1) == dropping.ERASURE_STAYS
    assert (careful.parked(), careful.history()) == ([1], [])
    assert careful.retries().failed is None


def test_letting_a_halted_topic_go_on_is_written_down_once(desk: Desk) -> None:
    with desk.retrying.database.transaction() as db:
        offsets.lock(db, str(TOPIC))
        offsets.halt(db, str(TOPIC), "defects_in_a_row", "5 messages in a row failed.")
    for _ in range(2):
        desk.retrying.resume(ADA)
    assert [(entry.action, entry.code, entry.sequence) for entry in desk.history()] == [("resumed", "defects_in_a_row", None)]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE dead_letter_history SET operator = 'nobody'", "DELETE FROM dead_letter_history"],
    ids=["change", "delete"],
)
def test_the_history_is_never_changed(desk: Desk, statement: str) -> None:
    def execute(db: Db) -> None:
        db.execute(statement.encode())

    desk.park(number(1, 1))
    desk.drops(1)
    with pytest.raises(InsufficientPrivilege):
        desk.retrying.database.retrying(execute)
    assert len(desk.history()) == 1
