"""Erasure: asked, held for seven days, done once."""

from datetime import UTC, datetime, timedelta

from plp_kit.testing.story import Story
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
