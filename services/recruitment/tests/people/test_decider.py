"""Erasure: asked, held for seven days, begun, done once. Legal holds and restrictions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from plp_testkit.story import Story
from recruitment.people import decider
from recruitment.people.decider import Command, Event

ASKED_AT = datetime(2021, 6, 1, 9, 30, tzinfo=UTC)
DUE_AT = datetime(2021, 6, 8, 9, 30, tzinfo=UTC)

known: Story[Command, Event] = Story(decider.people)
held = known.given(decider.ErasureAsked(DUE_AT))
begun = held.given(decider.ErasureBegun())
erased = begun.given(decider.PersonErased())
PLACE_HOLD = decider.PlaceHold("Claim 7", being_forgotten=False)


def test_erasure_is_held_for_seven_days() -> None:
    known.when(decider.AskErasure(ASKED_AT)).then(decider.ErasureAsked(DUE_AT))


def test_erasure_is_asked_for_once() -> None:
    held.when(decider.AskErasure(ASKED_AT + timedelta(days=1))).refused(decider.ERASURE_ASKED_ALREADY)


def test_nobody_is_erased_unasked() -> None:
    known.when(decider.BeginErasure(DUE_AT)).refused(decider.ERASURE_NOT_ASKED)
    known.when(decider.ConfirmErased()).refused(decider.ERASURE_NOT_ASKED)


def test_nobody_is_erased_before_the_hold_is_over() -> None:
    held.when(decider.BeginErasure(DUE_AT - timedelta(seconds=1))).refused(decider.HOLD_NOT_OVER)


def test_a_person_is_erased_when_the_hold_is_over() -> None:
    """It is on record that it begins, before any key is destroyed."""
    held.when(decider.BeginErasure(DUE_AT)).then(decider.ErasureBegun())
    held.when(decider.ConfirmErased()).refused(decider.ERASURE_NOT_BEGUN)
    begun.when(decider.BeginErasure(DUE_AT)).then()
    begun.when(decider.ConfirmErased()).then(decider.PersonErased())


@pytest.mark.parametrize(
    "command", [PLACE_HOLD, decider.RefuseErasure(), decider.LiftHold(DUE_AT), decider.Restrict(restricted=True)]
)
def test_nothing_stops_an_erasure_that_has_begun(command: Command) -> None:
    begun.when(command).refused(decider.ERASURE_BEGUN)
    begun.when(decider.AskErasure(DUE_AT)).refused(decider.ERASURE_ASKED_ALREADY)


@pytest.mark.parametrize("story", [known, held, begun])
def test_what_the_vault_says_of_somebody_is_taken_over_at_any_time(story: Story[Command, Event]) -> None:
    story.when(decider.RecordErased()).then(decider.PersonErased())


def test_an_erased_person_is_erased_already() -> None:
    erased.when(decider.BeginErasure(DUE_AT)).refused(decider.ERASED_ALREADY)
    erased.when(decider.AskErasure(DUE_AT)).refused(decider.ERASED_ALREADY)


def test_the_officer_refuses_an_erasure_within_the_seven_days() -> None:
    held.when(decider.RefuseErasure()).then(decider.ErasureRefused())
    held.given(decider.ErasureRefused()).when(decider.BeginErasure(DUE_AT)).refused(decider.ERASURE_NOT_ASKED)


def test_a_legal_hold_stops_an_erasure_until_seven_days_after_it_is_lifted() -> None:
    on_hold = held.given(decider.HoldPlaced("Claim 7"))
    on_hold.when(decider.BeginErasure(DUE_AT)).refused(decider.ON_HOLD)
    lifted_at = datetime(2021, 9, 1, tzinfo=UTC)
    on_hold.when(decider.LiftHold(lifted_at)).then(decider.HoldLifted(lifted_at + timedelta(days=7)))
    known.given(decider.HoldPlaced("Claim 7")).when(decider.AskErasure(ASKED_AT)).refused(decider.ON_HOLD)


def test_a_hold_is_placed_and_lifted_once() -> None:
    known.when(decider.LiftHold(ASKED_AT)).refused(decider.NOT_ON_HOLD)
    known.given(decider.HoldPlaced("Claim 7")).when(PLACE_HOLD).refused(decider.ON_HOLD_ALREADY)
    known.when(PLACE_HOLD).then(decider.HoldPlaced("Claim 7"))


def test_a_hold_waits_for_what_is_being_destroyed_at_this_moment() -> None:
    known.when(replace(PLACE_HOLD, being_forgotten=True)).refused(decider.BEING_FORGOTTEN)


@pytest.mark.parametrize("decision", [PLACE_HOLD, decider.Restrict(restricted=True)])
def test_the_officer_decides_about_people_who_are_known_here(decision: decider.PlaceHold | decider.Restrict) -> None:
    known.when(decider.Officially(known=False, decision=decision)).refused(decider.NO_SUCH_PERSON)
    assert known.when(decider.Officially(known=True, decision=decision)).decision == known.when(decision).decision


def test_a_restriction_is_placed_and_lifted() -> None:
    known.when(decider.Restrict(restricted=True)).then(decider.RestrictionChanged(restricted=True))
    known.when(decider.Restrict(restricted=False)).refused(decider.RESTRICTION_UNCHANGED)


@pytest.mark.parametrize("story", [known, begun])
def test_what_a_restricted_person_wrote_is_shown_to_themselves_alone(story: Story[Command, Event]) -> None:
    restricted = decider.people.replay((decider.RestrictionChanged(restricted=True), *story.history))
    assert decider.unseen(restricted, own=False) == decider.RESTRICTED
    assert decider.unseen(restricted, own=True) is None
    assert decider.unseen(decider.people.replay(story.history), own=False) is None
