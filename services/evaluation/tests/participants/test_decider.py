"""What is on record of a participant, whichever fact arrives first."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from uuid import UUID

import pytest

from evaluation.ids import CohortId, PartnershipId, PersonId
from evaluation.participants import decider as participants
from evaluation.participants.decider import Command, Event, Participant, Seat
from plp_testkit import Story

ADA = participants.Membership(CohortId(UUID(int=1)), PersonId(UUID(int=2)))
YES = participants.Consents(survey=True, national_counts=True)
NOT_NATIONALLY = participants.Consents(survey=True, national_counts=False)
LAUNCH, LATER, LEAVING = date(2021, 4, 19), date(2021, 9, 1), date(2021, 12, 31)
FIRST = participants.SeatHeld(Seat.SERVED, PartnershipId(UUID(int=3)), LAUNCH)
SECOND = participants.SeatHeld(Seat.SENIOR, PartnershipId(UUID(int=4)), LATER)

CONSENTED = participants.ConsentsRecorded(ADA, YES)
SEATED = participants.SeatTaken(ADA, FIRST)
LEFT = participants.DepartureRecorded(ADA, LEAVING)

unknown: Story[Command, Event] = Story(participants.participants)


def recorded(*events: Event) -> Participant:
    state = participants.participants.replay(events)
    assert isinstance(state, Participant)
    return state


def test_consents_are_recorded() -> None:
    unknown.when(participants.RecordConsents(ADA, YES)).then(CONSENTED)


def test_the_same_consents_are_recorded_once() -> None:
    unknown.given(CONSENTED).when(participants.RecordConsents(ADA, YES)).refused(participants.CONSENTS_RECORDED_ALREADY)


def test_a_consent_may_be_taken_back() -> None:
    taken_back = participants.ConsentsRecorded(ADA, NOT_NATIONALLY)
    unknown.given(CONSENTED).when(participants.RecordConsents(ADA, NOT_NATIONALLY)).then(taken_back)


def test_a_consent_to_surveys_that_is_taken_back_stays_so_until_it_is_given_again() -> None:
    """Before the acceptance, too: the acceptance says that there is none, and not why."""
    none = replace(YES, survey=False)
    taken_back = participants.ConsentsRecorded(ADA, none, survey_taken_back=True)
    for story in (unknown, unknown.given(CONSENTED)):
        story.when(participants.RecordConsents(ADA, none, survey_taken_back=True)).then(taken_back)
    after = unknown.given(taken_back)
    after.when(participants.RecordConsents(ADA, none)).refused(participants.CONSENTS_RECORDED_ALREADY)
    after.when(participants.RecordConsents(ADA, YES)).then(CONSENTED)


def test_somebody_who_never_consented_to_surveys_has_taken_nothing_back() -> None:
    none = replace(YES, survey=False)
    unknown.when(participants.RecordConsents(ADA, none)).then(participants.ConsentsRecorded(ADA, none))


def test_a_seat_is_taken() -> None:
    unknown.when(participants.TakeSeat(ADA, FIRST)).then(SEATED)


def test_a_seat_in_the_same_partnership_is_refused() -> None:
    unknown.given(SEATED, LEFT).when(participants.TakeSeat(ADA, FIRST)).refused(participants.SEAT_TAKEN_ALREADY)


def test_a_seat_is_taken_in_another_partnership() -> None:
    unknown.given(SEATED).when(participants.TakeSeat(ADA, SECOND)).then(participants.SeatTaken(ADA, SECOND))


def test_a_seat_in_a_pair_that_was_taken_back_was_never_held_and_is_not_taken_again() -> None:
    returned = participants.SeatReturned(ADA, FIRST.partnership)
    unknown.given(SEATED).when(participants.ReturnSeat(ADA, FIRST.partnership)).then(returned)
    given_back = unknown.given(SEATED, returned)
    given_back.when(participants.TakeSeat(ADA, FIRST)).refused(participants.SEAT_TAKEN_ALREADY)
    given_back.when(participants.ReturnSeat(ADA, FIRST.partnership)).refused(participants.SEAT_RETURNED_ALREADY)
    given_back.when(participants.TakeSeat(ADA, SECOND)).then(participants.SeatTaken(ADA, SECOND))
    assert participants.participants_by(date(2022, 1, 1), [recorded(SEATED, returned)]) == []


def test_a_departure_may_be_recorded_before_anything_else() -> None:
    unknown.when(participants.RecordDeparture(ADA, LEAVING)).then(LEFT)
    unknown.given(LEFT).when(participants.TakeSeat(ADA, FIRST)).then(SEATED)


def test_a_departure_is_recorded_once() -> None:
    unknown.given(LEFT).when(participants.RecordDeparture(ADA, LATER)).refused(participants.DEPARTURE_RECORDED_ALREADY)


@pytest.mark.parametrize("order", list(permutations((CONSENTED, SEATED, LEFT))))
def test_the_order_in_which_facts_arrive_changes_nothing(order: tuple[Event, ...]) -> None:
    assert recorded(*order) == Participant(ADA, YES, seats=(FIRST,), left_on=LEAVING)


def test_a_person_who_leaves_is_there_until_the_day_before() -> None:
    assert recorded(LEFT).there_on(date(2021, 12, 30))
    assert not recorded(LEFT).there_on(LEAVING)
    assert recorded(SEATED).there_on(LEAVING)


def test_a_seat_is_the_latest_one_taken_by_the_day() -> None:
    moved = recorded(participants.SeatTaken(ADA, SECOND), SEATED)
    assert moved.seat_by(date(2021, 4, 18)) is None
    assert moved.seat_by(LAUNCH) is Seat.SERVED
    assert moved.seat_by(LATER) is Seat.SENIOR


def test_nobody_counts_nationally_without_a_recorded_consent() -> None:
    assert not recorded(SEATED).counts_nationally
    assert recorded(CONSENTED).counts_nationally
    assert not recorded(CONSENTED, participants.ConsentsRecorded(ADA, NOT_NATIONALLY)).counts_nationally


def test_a_participant_by_a_day_has_or_had_a_seat_on_it() -> None:
    left, waiting = recorded(SEATED, LEFT), recorded(CONSENTED)
    assert participants.participants_by(LATER, [left, waiting]) == [left]
    assert participants.participants_by(date(2021, 4, 18), [left]) == []
