"""What evaluation knows of a participant, whatever it hears first."""

from datetime import date
from itertools import permutations
from uuid import UUID

import pytest

from evaluation.ids import CohortId, PartnershipId, PersonId
from evaluation.participants import decider
from evaluation.participants.decider import Command, Event, Participant, Seat
from plp_testkit import Story

ADA = decider.Membership(CohortId(UUID(int=1)), PersonId(UUID(int=2)))
YES = decider.Consents(survey=True, national_counts=True)
NOT_NATIONALLY = decider.Consents(survey=True, national_counts=False)
LAUNCH, LATER, LEAVING = date(2021, 4, 19), date(2021, 9, 1), date(2021, 12, 31)
FIRST = decider.SeatHeld(Seat.SERVED, PartnershipId(UUID(int=3)), LAUNCH)
SECOND = decider.SeatHeld(Seat.SENIOR, PartnershipId(UUID(int=4)), LATER)

CONSENTED = decider.ConsentsHeard(ADA, YES)
SEATED = decider.SeatTaken(ADA, FIRST)
LEFT = decider.LeftHeard(ADA, LEAVING)

unheard: Story[Command, Event] = Story(decider.participants)


def known(*events: Event) -> Participant:
    state = decider.participants.replay(events)
    assert isinstance(state, Participant)
    return state


def test_consents_are_heard() -> None:
    unheard.when(decider.HearConsents(ADA, YES)).then(CONSENTED)


def test_consents_that_are_known_are_refused() -> None:
    unheard.given(CONSENTED).when(decider.HearConsents(ADA, YES)).refused(decider.CONSENTS_KNOWN)


def test_a_consent_may_be_taken_back() -> None:
    taken_back = decider.ConsentsHeard(ADA, NOT_NATIONALLY)
    unheard.given(CONSENTED).when(decider.HearConsents(ADA, NOT_NATIONALLY)).then(taken_back)


def test_a_seat_is_taken() -> None:
    unheard.when(decider.TakeSeat(ADA, FIRST)).then(SEATED)


def test_a_seat_in_the_same_partnership_is_refused() -> None:
    unheard.given(SEATED, LEFT).when(decider.TakeSeat(ADA, FIRST)).refused(decider.SEAT_TAKEN_ALREADY)


def test_a_seat_is_taken_in_another_partnership() -> None:
    unheard.given(SEATED).when(decider.TakeSeat(ADA, SECOND)).then(decider.SeatTaken(ADA, SECOND))


def test_a_departure_may_be_heard_before_anything_else() -> None:
    unheard.when(decider.HearDeparture(ADA, LEAVING)).then(LEFT)
    unheard.given(LEFT).when(decider.TakeSeat(ADA, FIRST)).then(SEATED)


def test_a_departure_that_is_known_is_refused() -> None:
    unheard.given(LEFT).when(decider.HearDeparture(ADA, LATER)).refused(decider.LEFT_ALREADY)


@pytest.mark.parametrize("order", list(permutations((CONSENTED, SEATED, LEFT))))
def test_the_order_in_which_facts_are_heard_changes_nothing(order: tuple[Event, ...]) -> None:
    assert known(*order) == Participant(ADA, YES, (FIRST,), LEAVING)


def test_whoever_leaves_is_there_until_the_day_before() -> None:
    assert known(LEFT).there_on(date(2021, 12, 30))
    assert not known(LEFT).there_on(LEAVING)
    assert known(SEATED).there_on(LEAVING)


def test_a_seat_is_the_latest_one_taken_by_the_day() -> None:
    moved = known(decider.SeatTaken(ADA, SECOND), SEATED)
    assert moved.seat_by(date(2021, 4, 18)) is None
    assert moved.seat_by(LAUNCH) is Seat.SERVED
    assert moved.seat_by(LATER) is Seat.SENIOR


def test_silence_is_no_consent_to_national_counts() -> None:
    assert not known(SEATED).counts_nationally
    assert known(CONSENTED).counts_nationally
    assert not known(CONSENTED, decider.ConsentsHeard(ADA, NOT_NATIONALLY)).counts_nationally
