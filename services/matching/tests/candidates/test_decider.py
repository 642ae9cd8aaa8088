"""Who can be paired: entering and going are heard in either order, and more than once."""

from datetime import date
from uuid import UUID

import pytest

from matching.domain import candidates
from matching.domain.candidates import Command, Departure, Event, Side
from matching.domain.identities import ApplicationId, CohortId, PersonId
from plp_kit.core.sealed import Sealed
from plp_testkit.story import Story

APPLICATION, COHORT, ADA = ApplicationId(UUID(int=1)), CohortId(UUID(int=2)), PersonId(UUID(int=3))
SIDES = frozenset({Side.SENIOR, Side.SERVED})
PROFILE = (Sealed(UUID(int=4), f"application-{APPLICATION}", "hopes", "c2VhbGVk"),)

ENTER = candidates.EnterCandidate(APPLICATION, COHORT, ADA, SIDES, ("boards",), ("wards", "night shifts"), PROFILE)
ENTERED = candidates.CandidateEntered(APPLICATION, COHORT, ADA, SIDES, ("boards",), ("wards", "night shifts"), PROFILE)
WITHDRAW = candidates.RemoveCandidate(Departure.WITHDREW, date(2021, 3, 1))
LEAVE = candidates.RemoveCandidate(Departure.LEFT, date(2021, 3, 2))
WITHDREW = candidates.CandidateGone(Departure.WITHDREW, date(2021, 3, 1))

unheard: Story[Command, Event] = Story(candidates.candidates)


def test_an_accepted_person_enters_with_everything_that_matching_needs() -> None:
    unheard.when(ENTER).then(ENTERED)


@pytest.mark.parametrize("history", [(ENTERED,), (ENTERED, WITHDREW), (WITHDREW, ENTERED)])
def test_entering_is_recorded_once(history: tuple[Event, ...]) -> None:
    unheard.given(*history).when(ENTER).refused(candidates.ENTERED_ALREADY)


def test_a_candidate_goes_for_the_reason_and_on_the_day_heard() -> None:
    unheard.given(ENTERED).when(WITHDRAW).then(WITHDREW)


@pytest.mark.parametrize("history", [(WITHDREW,), (ENTERED, WITHDREW), (WITHDREW, ENTERED)])
@pytest.mark.parametrize("command", [WITHDRAW, LEAVE])
def test_going_is_recorded_once_and_the_first_reason_stays(history: tuple[Event, ...], command: Command) -> None:
    unheard.given(*history).when(command).refused(candidates.GONE_ALREADY)


def test_going_can_be_heard_before_entering() -> None:
    unheard.when(WITHDRAW).then(WITHDREW)


def test_entering_after_going_is_recorded_for_the_count() -> None:
    unheard.given(WITHDREW).when(ENTER).then(ENTERED)


@pytest.mark.parametrize("history", [(ENTERED, WITHDREW), (WITHDREW, ENTERED)])
def test_whoever_has_gone_stays_gone_in_whatever_order_it_was_heard(history: tuple[Event, ...]) -> None:
    assert candidates.candidates.replay(history) == candidates.Gone(entered=True)
