"""A partner is lost by whichever comes later: the joining or the departure."""

from datetime import date
from uuid import UUID

import pytest

from partnership_journal.ids import PartnershipId
from partnership_journal.participants import decider as participants
from partnership_journal.participants.decider import Command, DepartureReceived, Event, JoinedPartnership, PartnerLost
from plp_testkit.story import Story

FIRST, SECOND = PartnershipId(UUID(int=1)), PartnershipId(UUID(int=2))
GONE_ON, LATER = date(2021, 9, 1), date(2021, 9, 2)

JOIN, DEPART = participants.JoinPartnership(FIRST), participants.ReceiveDeparture(GONE_ON)
LOST = PartnerLost(FIRST, GONE_ON)

nobody: Story[Command, Event] = Story(participants.participants)
joined = nobody.given(JoinedPartnership(FIRST))
departed = nobody.given(DepartureReceived(GONE_ON))


def test_a_participant_joins_a_partnership() -> None:
    nobody.when(JOIN).then(JoinedPartnership(FIRST))


def test_a_participant_without_a_partnership_leaves_nobody_alone() -> None:
    nobody.when(DEPART).then(DepartureReceived(GONE_ON))


def test_a_departure_after_the_joining_loses_a_partner() -> None:
    joined.when(DEPART).then(DepartureReceived(GONE_ON), LOST)


def test_a_joining_heard_after_the_departure_loses_a_partner_on_the_day_of_the_departure() -> None:
    departed.when(JOIN).then(JoinedPartnership(FIRST), LOST)


def test_a_participant_matched_again_is_lost_to_both_partnerships() -> None:
    both = joined.given(JoinedPartnership(SECOND))
    both.when(DEPART).then(DepartureReceived(GONE_ON), LOST, PartnerLost(SECOND, GONE_ON))


@pytest.mark.parametrize("story", [joined, joined.given(DepartureReceived(GONE_ON), LOST)])
def test_a_partnership_is_joined_once(story: Story[Command, Event]) -> None:
    story.when(JOIN).refused(participants.JOINED_ALREADY)


@pytest.mark.parametrize("story", [departed, joined.given(DepartureReceived(GONE_ON), LOST)])
def test_a_departure_is_heard_once_and_its_first_day_stays(story: Story[Command, Event]) -> None:
    story.when(participants.ReceiveDeparture(LATER)).refused(participants.DEPARTURE_RECEIVED_ALREADY)
