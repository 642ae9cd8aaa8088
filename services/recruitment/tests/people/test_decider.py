"""Erasure: asked, held for seven days, begun, done once. Legal holds and restrictions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from plp_testkit.story import Story
from recruitment.people import decider as people
from recruitment.people.decider import Command, Event

ASKED_AT = datetime(2021, 6, 1, 9, 30, tzinfo=UTC)
DUE_AT = datetime(2021, 6, 8, 9, 30, tzinfo=UTC)

known: Story[Command, Event] = Story(people.people)
held = known.given(people.ErasureAsked(DUE_AT))
begun = held.given(people.ErasureBegun())
erased = begun.given(people.PersonErased())
PLACE_HOLD = people.PlaceHold("Claim 7", destruction_begun=False)


def test_erasure_is_held_for_seven_days() -> None:
    known.when(people.AskErasure(ASKED_AT)).then(people.ErasureAsked(DUE_AT))


def test_erasure_is_asked_for_once() -> None:
    held.when(people.AskErasure(ASKED_AT + timedelta(days=1))).refused(people.ERASURE_ASKED_ALREADY)


def test_nobody_is_erased_unasked() -> None:
    known.when(people.BeginErasure(DUE_AT)).refused(people.ERASURE_NOT_ASKED)
    known.when(people.ConfirmErased()).refused(people.ERASURE_NOT_ASKED)


def test_nobody_is_erased_before_the_hold_is_over() -> None:
    held.when(people.BeginErasure(DUE_AT - timedelta(seconds=1))).refused(people.HOLD_NOT_OVER)


def test_a_person_is_erased_when_the_hold_is_over() -> None:
    """It is on record that it begins, before any key is destroyed."""
    held.when(people.BeginErasure(DUE_AT)).then(people.ErasureBegun())
    held.when(people.ConfirmErased()).refused(people.ERASURE_NOT_BEGUN)
    begun.when(people.BeginErasure(DUE_AT)).then()
    begun.when(people.ConfirmErased()).then(people.PersonErased())


@pytest.mark.parametrize(
    "command", [PLACE_HOLD, people.RefuseErasure(), people.LiftHold(DUE_AT), people.Restrict(restricted=True)]
)
def test_nothing_stops_an_erasure_that_has_begun(command: Command) -> None:
    begun.when(command).refused(people.ERASURE_BEGUN)
    begun.when(people.AskErasure(DUE_AT)).refused(people.ERASURE_ASKED_ALREADY)


@pytest.mark.parametrize("story", [known, held, begun])
def test_that_the_vault_has_erased_somebody_is_recorded_at_any_time(story: Story[Command, Event]) -> None:
    story.when(people.RecordErased()).then(people.PersonErased())


def test_an_erased_person_is_erased_already() -> None:
    erased.when(people.BeginErasure(DUE_AT)).refused(people.ERASED_ALREADY)
    erased.when(people.AskErasure(DUE_AT)).refused(people.ERASED_ALREADY)


def test_the_officer_refuses_an_erasure_within_the_seven_days() -> None:
    held.when(people.RefuseErasure()).then(people.ErasureRefused())
    held.given(people.ErasureRefused()).when(people.BeginErasure(DUE_AT)).refused(people.ERASURE_NOT_ASKED)


def test_a_legal_hold_stops_an_erasure_until_seven_days_after_it_is_lifted() -> None:
    on_hold = held.given(people.HoldPlaced("Claim 7"))
    on_hold.when(people.BeginErasure(DUE_AT)).refused(people.ON_HOLD)
    lifted_at = datetime(2021, 9, 1, tzinfo=UTC)
    on_hold.when(people.LiftHold(lifted_at)).then(people.HoldLifted(lifted_at + timedelta(days=7)))
    known.given(people.HoldPlaced("Claim 7")).when(people.AskErasure(ASKED_AT)).refused(people.ON_HOLD)


def test_a_hold_is_placed_and_lifted_once() -> None:
    known.when(people.LiftHold(ASKED_AT)).refused(people.NOT_ON_HOLD)
    known.given(people.HoldPlaced("Claim 7")).when(PLACE_HOLD).refused(people.ON_HOLD_ALREADY)
    known.when(PLACE_HOLD).then(people.HoldPlaced("Claim 7"))


def test_no_hold_is_placed_while_an_application_is_being_destroyed() -> None:
    known.when(replace(PLACE_HOLD, destruction_begun=True)).refused(people.DESTRUCTION_BEGUN)


@pytest.mark.parametrize("decision", [PLACE_HOLD, people.Restrict(restricted=True)])
def test_the_officer_decides_about_people_who_are_known_here(decision: people.PlaceHold | people.Restrict) -> None:
    known.when(people.OfficerDecision(known=False, decision=decision)).refused(people.NO_SUCH_PERSON)
    assert known.when(people.OfficerDecision(known=True, decision=decision)).decision == known.when(decision).decision


def test_a_restriction_is_placed_and_lifted() -> None:
    known.when(people.Restrict(restricted=True)).then(people.RestrictionChanged(restricted=True))
    known.when(people.Restrict(restricted=False)).refused(people.RESTRICTION_UNCHANGED)


@pytest.mark.parametrize("story", [known, begun])
def test_what_a_restricted_person_wrote_is_shown_to_themselves_alone(story: Story[Command, Event]) -> None:
    restricted = people.people.replay((people.RestrictionChanged(restricted=True), *story.history))
    assert people.hidden(restricted, own=False) == people.RESTRICTED
    assert people.hidden(restricted, own=True) is None
    assert people.hidden(people.people.replay(story.history), own=False) is None
