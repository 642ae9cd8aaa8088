"""An application follows when its cohort's dates are moved."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from services.recruitment.tests.applications import test_decider as given

from plp_kit.core.deciding import Refusal
from plp_testkit.story import Story
from recruitment.applications import events
from recruitment.applications.commands import Command, FollowDates
from recruitment.applications.events import Event, LapseMoved, LaunchMoved, RetentionMoved

LATER = given.CLOSES + timedelta(weeks=2)
LAUNCH = date(2021, 6, 1)
UNANSWERED_UNTIL, ACCEPTED_UNTIL = date(2023, 9, 1), date(2023, 9, 2)


def following(on: date = given.TODAY, closes_on: date = LATER) -> FollowDates:
    moved = replace(given.DATED, on=on, closes_on=closes_on, retain_until=ACCEPTED_UNTIL, unanswered_until=UNANSWERED_UNTIL)
    return FollowDates(moved)


def told(story: Story[Command, Event]) -> list[Event]:
    decision = story.when(replace(following(), launch_on=LAUNCH)).decision
    assert not isinstance(decision, Refusal)
    return [event for event in decision if isinstance(event, LaunchMoved)]


begun = given.unwritten.given(given.INTERESTED)


@pytest.mark.parametrize("story", [begun, given.unwritten.given(given.INVITED)])
def test_what_is_not_handed_in_lapses_with_the_new_closing_and_is_reminded_of_a_week_before(
    story: Story[Command, Event],
) -> None:
    story.when(following()).then(LapseMoved(LATER - timedelta(days=7), LATER))
    story.given(LapseMoved(LATER - timedelta(days=7), LATER)).when(following()).then()


def test_a_closing_that_comes_within_a_week_is_reminded_of_at_once_and_not_a_second_time() -> None:
    sooner = following(date(2021, 3, 1), date(2021, 3, 4))
    begun.when(sooner).then(LapseMoved(date(2021, 3, 1), date(2021, 3, 4)))
    begun.given(events.ProfileReminded()).when(sooner).then(LapseMoved(None, date(2021, 3, 4)))


@pytest.mark.parametrize(
    ("story", "until"),
    [
        (given.unanswered, UNANSWERED_UNTIL),
        (given.waiting, UNANSWERED_UNTIL),
        (given.taking_part, ACCEPTED_UNTIL),
        (given.OVER["left"], ACCEPTED_UNTIL),
    ],
)
def test_what_is_kept_from_the_launch_on_is_kept_from_the_new_one_on(story: Story[Command, Event], until: date) -> None:
    story.when(following()).then(RetentionMoved(until))
    story.given(RetentionMoved(until)).when(following()).then()


@pytest.mark.parametrize("story", [given.unanswered, given.waiting, given.taking_part])
def test_people_who_wait_for_a_launch_are_told_of_its_new_day(story: Story[Command, Event]) -> None:
    assert told(story) == [LaunchMoved(LAUNCH)]


@pytest.mark.parametrize("story", [begun, *(given.OVER[how] for how in ("declined", "withdrawn", "left"))])
def test_nobody_else_is_told_of_it(story: Story[Command, Event]) -> None:
    assert told(story) == []


@pytest.mark.parametrize("story", [given.OVER["declined"], given.OVER["withdrawn"]])
def test_what_is_kept_from_another_day_on_stays(story: Story[Command, Event]) -> None:
    story.when(following()).then()


def test_what_is_destroyed_stays_so() -> None:
    destruction = events.DestructionBegun(), events.RetentionEnded()
    given.taking_part.given(destruction[0]).when(following()).then()
    given.taking_part.given(*destruction).when(following()).then()
