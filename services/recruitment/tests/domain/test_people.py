"""Erasure: asked, held for seven days, done once."""

from datetime import UTC, datetime, timedelta

from plp_testkit.story import Story
from recruitment.domain import people
from recruitment.domain.people import Command, Event

ASKED_AT = datetime(2021, 6, 1, 9, 30, tzinfo=UTC)
DUE_AT = datetime(2021, 6, 8, 9, 30, tzinfo=UTC)

known: Story[Command, Event] = Story(people.people)
held = known.given(people.ErasureAsked(DUE_AT))
erased = held.given(people.PersonErased())


def test_erasure_is_held_for_seven_days() -> None:
    known.when(people.AskErasure(ASKED_AT)).then(people.ErasureAsked(DUE_AT))


def test_erasure_is_asked_for_once() -> None:
    held.when(people.AskErasure(ASKED_AT + timedelta(days=1))).refused(people.ERASURE_ASKED_ALREADY)


def test_nobody_is_erased_unasked() -> None:
    known.when(people.ConfirmErased(DUE_AT)).refused(people.ERASURE_NOT_ASKED)


def test_nobody_is_erased_before_the_hold_is_over() -> None:
    held.when(people.ConfirmErased(DUE_AT - timedelta(seconds=1))).refused(people.HOLD_NOT_OVER)


def test_a_person_is_erased_when_the_hold_is_over() -> None:
    held.when(people.ConfirmErased(DUE_AT)).then(people.PersonErased())


def test_an_erased_person_is_erased_already() -> None:
    erased.when(people.ConfirmErased(DUE_AT)).refused(people.ERASED_ALREADY)
    erased.when(people.AskErasure(DUE_AT)).refused(people.ERASED_ALREADY)


def test_the_officer_refuses_an_erasure_within_the_seven_days() -> None:
    held.when(people.RefuseErasure()).then(people.ErasureRefused())
    held.given(people.ErasureRefused()).when(people.ConfirmErased(DUE_AT)).refused(people.ERASURE_NOT_ASKED)


def test_a_legal_hold_stops_an_erasure_until_seven_days_after_it_is_lifted() -> None:
    on_hold = held.given(people.HoldPlaced("Claim 7"))
    on_hold.when(people.ConfirmErased(DUE_AT)).refused(people.ON_HOLD)
    lifted_at = datetime(2021, 9, 1, tzinfo=UTC)
    on_hold.when(people.LiftHold(lifted_at)).then(people.HoldLifted(lifted_at + timedelta(days=7)))
    known.given(people.HoldPlaced("Claim 7")).when(people.AskErasure(ASKED_AT)).refused(people.ON_HOLD)


def test_a_hold_is_placed_and_lifted_once() -> None:
    known.when(people.LiftHold(ASKED_AT)).refused(people.NOT_ON_HOLD)
    known.given(people.HoldPlaced("Claim 7")).when(people.PlaceHold("Claim 8")).refused(people.ON_HOLD_ALREADY)


def test_a_restriction_is_placed_and_lifted() -> None:
    known.when(people.Restrict(restricted=True)).then(people.RestrictionChanged(restricted=True))
    known.when(people.Restrict(restricted=False)).refused(people.RESTRICTION_UNCHANGED)
