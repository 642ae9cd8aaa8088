"""What the command line prints of messages, events and sealed things is no content, and is its own trust's alone."""

from collections.abc import Iterator
from typing import Final

import pytest

from plp_kit.core.database import enter
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming import parking
from plp_operate.deployment.services import SERVICES
from plp_testkit.bus import message
from tests.walls.asking import Everybody
from tests.walls.bodies import MARK
from tests.walls.estate import OURS, THEIRS, Estate
from tests.walls.verbs import Words, say_to

PARKED: Final = Topic(OURS, "recruitment")
PRINTING: Final[tuple[Words, ...]] = (
    ("rebuild", "recruitment"),
    ("restore", "show", "recruitment"),
    ("restore", "accept", "recruitment", OURS),
    ("keys", "reconcile"),
    ("keys", "rotate", OURS),
    ("status",),
)


@pytest.fixture
def parked(estate: Estate, everybody: Everybody) -> Iterator[str]:
    """A message that breaks its contract with what somebody wrote, as the consumer parks it: its number."""
    matching = next(service for service in SERVICES if service.name == "matching")
    fact = {"application": MARK, "sides": [MARK], "profile": MARK}
    failed = everybody(matching).at.running.receive(PARKED, "recruitment.ApplicantAccepted.v1", fact)
    assert failed
    broken = message(7, data=f'{{"application": "{MARK}"}}'.encode())
    with estate.as_login("data", "matching", "matching") as db, db.transaction():
        enter(db, OURS)
        parking.park(db, str(PARKED), broken, failed.code, failed.reason)
    yield str(broken.sequence)
    with estate.as_login("data", "matching", "matching") as db, db.transaction():
        enter(db, OURS)
        parking.remove(db, str(PARKED), broken.sequence)


def test_a_parked_message_is_listed_and_shown_without_its_content(estate: Estate, parked: str) -> None:
    for words in (("list",), ("show", "matching", str(PARKED), parked)):
        result = say_to(estate.pooled, "dlq", *words)
        assert (result.exit_code, "contract_broken" in result.output) == (0, True), result.output
        assert MARK not in result.output


@pytest.mark.parametrize("words", [("show",), ("drop", "--reason", "none of theirs")], ids=["show", "drop"])
def test_a_parked_message_is_found_in_its_own_trust_alone(estate: Estate, parked: str, words: Words) -> None:
    verb, *options = words
    for service, topic in (("matching", f"{THEIRS}.recruitment"), ("evaluation", str(PARKED)), ("matching", f"{OURS}.matching")):
        result = say_to(estate.pooled, "dlq", verb, service, topic, parked, *options)
        assert (result.exit_code, MARK in result.output) == (1, False), result.output
    assert "contract_broken" in say_to(estate.pooled, "dlq", "list").output


def test_retrying_in_one_trust_leaves_anothers_messages_parked(estate: Estate, parked: str) -> None:
    result = say_to(estate.pooled, "dlq", "retry", "matching", f"{THEIRS}.recruitment")
    assert (result.exit_code, result.output) == (0, "0 applied, 0 still parked; the topic is read again.\n")
    assert say_to(estate.pooled, "dlq", "show", "matching", str(PARKED), parked).exit_code == 0


@pytest.mark.usefixtures("postgres_side")
@pytest.mark.parametrize("words", PRINTING, ids=" ".join)
def test_no_other_verb_prints_content(estate: Estate, everybody: Everybody, words: Words) -> None:
    """Recruitment's log and topics are full of it."""
    assert MARK in str(everybody(SERVICES[0]).at.running.logged(OURS))
    result = say_to(estate.pooled, *words)
    right = {0, 1} if words == ("status",) else {0}  # It says so where something is parked, as other tests leave it.
    assert (result.exit_code in right, MARK in result.output) == (True, False), result.output
    assert result.output
