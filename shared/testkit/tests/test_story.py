"""A story passes if the decider decided as expected, and otherwise shows what happened."""

from dataclasses import dataclass

import pytest

from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_testkit.story import Story


@dataclass(frozen=True, slots=True)
class Open:
    pass


@dataclass(frozen=True, slots=True)
class Opened:
    by: str = "ada"


OPEN_ALREADY = Refusal("open_already", "The door is open.")
LOCKED = Refusal("locked", "The door is locked.")


def decide(is_open: bool, command: Open) -> Decision[Opened]:  # noqa: ARG001, FBT001 -- the decider's shape
    return OPEN_ALREADY if is_open else [Opened()]


def evolve(is_open: bool, event: Opened) -> bool:  # noqa: ARG001, FBT001 -- the decider's shape
    return True


closed: Story[Open, Opened] = Story(Decider(initial=False, decide=decide, evolve=evolve))


def test_the_events_that_were_decided_pass() -> None:
    closed.when(Open()).then(Opened())


def test_the_refusal_that_was_given_passes() -> None:
    closed.given(Opened()).when(Open()).refused(OPEN_ALREADY)


def test_a_story_begins_many_others() -> None:
    closed.given(Opened()).when(Open()).refused(OPEN_ALREADY)
    closed.when(Open()).then(Opened())


def test_other_events_are_told() -> None:
    with pytest.raises(AssertionError) as failure:
        closed.when(Open()).then(Opened("ben"))
    assert str(failure.value).splitlines() == [
        "the story went another way",
        "given    nothing",
        "when     Open()",
        "then     Opened(by='ben')",
        "but      Opened(by='ada')",
    ]


def test_missing_events_are_told() -> None:
    with pytest.raises(AssertionError, match=r"(?s)then     nothing\nbut      Opened"):
        closed.when(Open()).then()


def test_events_where_a_refusal_was_expected_are_told() -> None:
    with pytest.raises(AssertionError, match=r"refused  open_already: The door is open\.\nbut      Opened"):
        closed.when(Open()).refused(OPEN_ALREADY)


def test_a_refusal_where_events_were_expected_is_told() -> None:
    with pytest.raises(AssertionError, match=r"but      refused, open_already: The door is open\."):
        closed.given(Opened()).when(Open()).then(Opened())


def test_another_refusal_is_told() -> None:
    with pytest.raises(AssertionError, match=r"refused  locked: .*\nbut      refused, open_already"):
        closed.given(Opened()).when(Open()).refused(LOCKED)


def test_an_event_that_the_decider_cannot_take_up_again_fails_the_story() -> None:
    def stumble(is_open: bool, event: Opened) -> bool:  # noqa: ARG001, FBT001 -- the decider's shape
        raise ZeroDivisionError

    stumbling: Story[Open, Opened] = Story(Decider(initial=False, decide=decide, evolve=stumble))
    with pytest.raises(ZeroDivisionError):
        stumbling.when(Open()).then(Opened())
