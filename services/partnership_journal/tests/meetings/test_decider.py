"""Meetings, planned and held, as the two partners record them."""

from datetime import date
from uuid import UUID

import pytest

from partnership_journal.ids import CohortId, PersonId
from partnership_journal.meetings import decider as meetings
from partnership_journal.meetings.decider import How
from partnership_journal.partnerships import decider as partnerships
from partnership_journal.partnerships.decider import Command, Event
from plp_kit.core.deciding import Refusal
from plp_testkit.story import Story

ADA, BEN = (PersonId(UUID(int=number)) for number in range(1, 3))
COHORT = CohortId(UUID(int=3))
FORMED_ON, YESTERDAY, TODAY, TOMORROW = date(2021, 4, 1), date(2021, 5, 3), date(2021, 5, 4), date(2021, 5, 5)

HELD = meetings.MeetingHeld(COHORT, ADA, TODAY, How.IN_PERSON)

partnership: Story[Command, Event] = Story(partnerships.partnerships)
active = partnership.given(partnerships.PartnershipFormed(COHORT, ADA, BEN, FORMED_ON))


def hold(partner: PersonId, on: date) -> meetings.HoldMeeting:
    return meetings.HoldMeeting(partner, on, How.IN_PERSON, today=TODAY)


def plan(partner: PersonId, on: date) -> meetings.PlanMeeting:
    return meetings.PlanMeeting(partner, on, How.REMOTE, today=TODAY)


@pytest.mark.parametrize("on", [TODAY, TOMORROW])
def test_a_meeting_is_planned_for_today_or_later(on: date) -> None:
    active.when(plan(BEN, on)).then(meetings.MeetingPlanned(BEN, on, How.REMOTE))
    active.when(plan(BEN, YESTERDAY)).refused(meetings.MEETING_PAST)


def test_one_meeting_is_planned_for_a_day_whoever_plans_it() -> None:
    planned = active.given(meetings.MeetingPlanned(ADA, TOMORROW, How.REMOTE))
    planned.when(plan(BEN, TOMORROW)).refused(meetings.PLANNED_ALREADY)


@pytest.mark.parametrize("on", [FORMED_ON, YESTERDAY, TODAY])
def test_a_meeting_held_is_recorded_planned_or_not(on: date) -> None:
    active.when(hold(ADA, on)).then(meetings.MeetingHeld(COHORT, ADA, on, How.IN_PERSON))
    planned = active.given(meetings.MeetingPlanned(BEN, on, How.REMOTE))
    planned.when(hold(ADA, on)).then(meetings.MeetingHeld(COHORT, ADA, on, How.IN_PERSON))


@pytest.mark.parametrize(
    ("on", "refusal"),
    [(TOMORROW, meetings.MEETING_AHEAD), (date(2021, 3, 31), meetings.MEETING_TOO_EARLY)],
)
def test_a_meeting_was_held_while_the_two_were_partners(on: date, refusal: Refusal) -> None:
    active.when(hold(ADA, on)).refused(refusal)


@pytest.mark.parametrize("partner", [ADA, BEN])
def test_a_meeting_counts_once_whoever_records_it(partner: PersonId) -> None:
    active.given(HELD).when(hold(partner, TODAY)).refused(meetings.HELD_ALREADY)
    active.given(HELD).when(hold(partner, YESTERDAY)).then(meetings.MeetingHeld(COHORT, partner, YESTERDAY, How.IN_PERSON))
