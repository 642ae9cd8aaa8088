"""A hold: asked for, placed once the vault preserves the person, reviewed, ended; in force until it is ended."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story
from recruitment.holds import decider as holds
from recruitment.holds.decider import Command, Event
from recruitment.ids import PersonId

ADA = PersonId(UUID(int=1))
REFERENCE = Sealed(KeyId(UUID(int=4)), "hold-1", "reference", "sealed")
TODAY, REVIEW_ON = date(2021, 6, 1), date(2021, 9, 1)
UNTIL = date(2027, 6, 1)
ASK = holds.AskHold(ADA, REFERENCE, REVIEW_ON, TODAY, retention_months=72, known=True, own=False)
ASKED = holds.HoldAsked(ADA, REFERENCE, REVIEW_ON, 72)
PLACE = holds.Place(preserved=True, on=TODAY)
END = holds.End(own=False)
REVIEW = holds.Review(own=False, review_on=REVIEW_ON, on=TODAY)

unasked: Story[Command, Event] = Story(holds.holds)
being_placed = unasked.given(ASKED)
failed = being_placed.given(holds.HoldFailed(UNTIL))
in_force = being_placed.given(holds.HoldPlaced())
passed = in_force.given(holds.HoldReviewPassed())
ended = in_force.given(holds.HoldEnded())


def test_it_is_on_record_before_it_is_placed_and_a_repetition_carries_it_on() -> None:
    unasked.when(ASK).then(ASKED)
    being_placed.when(ASK).then()
    being_placed.when(PLACE).then(holds.HoldPlaced())
    in_force.when(ASK).then()
    in_force.when(PLACE).then()


def test_it_fails_where_the_erasure_was_certain() -> None:
    being_placed.when(replace(PLACE, preserved=False)).then(holds.HoldFailed(UNTIL))
    for command in (ASK, PLACE, END, holds.Release(TODAY)):
        failed.when(command).refused(holds.TOO_LATE)


@pytest.mark.parametrize("command", [replace(ASK, known=False), replace(ASK, own=True)])
def test_it_is_placed_on_somebody_else_who_is_known_here(command: Command) -> None:
    unasked.when(command).refused(holds.NO_SUCH_PERSON)


@pytest.mark.parametrize("review_on", [TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=367)])
def test_it_is_reviewed_within_a_year(review_on: date) -> None:
    unasked.when(replace(ASK, review_on=review_on)).refused(holds.REVIEW_UNFIT)
    in_force.when(replace(REVIEW, review_on=review_on)).refused(holds.REVIEW_UNFIT)


def test_a_review_that_nobody_did_leaves_it_in_force() -> None:
    in_force.when(holds.PassReview()).then(holds.HoldReviewPassed())
    passed.when(holds.PassReview()).refused(holds.REVIEW_PASSED_ALREADY)
    passed.when(REVIEW).then(holds.HoldReviewed(REVIEW_ON))
    passed.given(holds.HoldReviewed(REVIEW_ON)).when(holds.PassReview()).then(holds.HoldReviewPassed())


def test_it_is_ended_and_then_released_once() -> None:
    in_force.when(END).then(holds.HoldEnded())
    passed.when(END).then(holds.HoldEnded())
    ended.when(holds.Release(TODAY)).then(holds.HoldReleased(UNTIL))
    ended.when(END).refused(holds.HOLD_OVER)
    ended.given(holds.HoldReleased(UNTIL)).when(holds.Release(TODAY)).refused(holds.HOLD_OVER)


@pytest.mark.parametrize("story", [being_placed, in_force, ended])
def test_to_the_person_there_is_no_hold(story: Story[Command, Event]) -> None:
    story.when(holds.End(own=True)).refused(holds.NO_SUCH_HOLD)
    story.when(holds.Review(own=True, review_on=REVIEW_ON, on=TODAY)).refused(holds.NO_SUCH_HOLD)


def test_nobody_ends_what_is_not_there_or_not_placed_yet() -> None:
    unasked.when(END).refused(holds.NO_SUCH_HOLD)
    being_placed.when(END).refused(holds.BEING_PLACED)


def test_where_its_reason_is_filed_is_kept_until_its_period_after_it_is_over_and_then_destroyed_once() -> None:
    """A hold that failed is over at once; one that was ended, once the vault has let go of it."""
    for story in (being_placed, in_force, ended):
        story.when(holds.EndRetention(date.max)).refused(holds.STILL_KEPT)
    for over in (failed, ended.given(holds.HoldReleased(UNTIL))):
        over.when(holds.EndRetention(UNTIL - timedelta(days=1))).refused(holds.STILL_KEPT)
        over.when(holds.EndRetention(UNTIL)).then(holds.HoldRetentionEnded())
        over.given(holds.HoldRetentionEnded()).when(holds.EndRetention(UNTIL)).refused(holds.RETENTION_ENDED_ALREADY)
