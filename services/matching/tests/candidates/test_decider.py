"""Who can be paired: entering and going are received in either order, and more than once."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from matching.candidates import decider as candidates
from matching.candidates.decider import Candidacy, Command, Departure, Event, Side
from matching.ids import ApplicationId, CohortId, PersonId
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story

APPLICATION, COHORT, ADA = ApplicationId(UUID(int=1)), CohortId(UUID(int=2)), PersonId(UUID(int=3))
SIDES = frozenset({Side.SENIOR, Side.SERVED})
PROFILE = Sealed(KeyId(UUID(int=4)), f"application-{APPLICATION}", "profile", "c2VhbGVk")
ANEW = replace(PROFILE, key=KeyId(UUID(int=5)))

CANDIDACY = Candidacy(APPLICATION, COHORT, ADA, SIDES, PROFILE, waited=True)
ENTER, ENTERED = candidates.EnterCandidate(CANDIDACY), candidates.CandidateEntered(CANDIDACY)
WITHDRAW = candidates.RemoveCandidate(Departure.WITHDREW, date(2021, 3, 1))
LEAVE = candidates.RemoveCandidate(Departure.LEFT, date(2021, 3, 2))
WITHDREW = candidates.CandidateGone(Departure.WITHDREW, date(2021, 3, 1))

unknown: Story[Command, Event] = Story(candidates.candidates)


def test_an_accepted_person_enters_with_everything_that_matching_needs() -> None:
    unknown.when(ENTER).then(ENTERED)


@pytest.mark.parametrize("history", [(ENTERED,), (ENTERED, WITHDREW), (WITHDREW, ENTERED)])
def test_entering_is_recorded_once(history: tuple[Event, ...]) -> None:
    unknown.given(*history).when(ENTER).refused(candidates.ENTERED_ALREADY)


def test_a_candidate_goes_for_the_reason_and_on_the_day_received() -> None:
    unknown.given(ENTERED).when(WITHDRAW).then(WITHDREW)


@pytest.mark.parametrize("history", [(WITHDREW,), (ENTERED, WITHDREW), (WITHDREW, ENTERED)])
@pytest.mark.parametrize("command", [WITHDRAW, LEAVE])
def test_going_is_recorded_once_and_the_first_reason_stays(history: tuple[Event, ...], command: Command) -> None:
    unknown.given(*history).when(command).refused(candidates.GONE_ALREADY)


def test_going_can_be_received_before_entering() -> None:
    unknown.when(WITHDRAW).then(WITHDREW)


def test_entering_after_going_is_recorded_for_the_count() -> None:
    unknown.given(WITHDREW).when(ENTER).then(ENTERED)


@pytest.mark.parametrize("history", [(ENTERED, WITHDREW), (WITHDREW, ENTERED)])
def test_a_candidate_who_has_gone_stays_gone_in_either_order(history: tuple[Event, ...]) -> None:
    assert candidates.candidates.replay(history) == candidates.Gone(entered=True)


EARLY = candidates.CandidateGone(Departure.WITHDREW_EARLY, date(2021, 3, 1))
RETURNED = candidates.CandidateReturned(CANDIDACY)


@pytest.mark.parametrize("history", [(EARLY,), (ENTERED, EARLY), (ENTERED, EARLY, RETURNED, EARLY)])
def test_who_withdrew_while_recruiting_was_open_is_a_candidate_again_once_they_are_accepted_again(
    history: tuple[Event, ...],
) -> None:
    unknown.given(*history).when(ENTER).then(RETURNED)
    unknown.given(*history, RETURNED).when(ENTER).refused(candidates.ENTERED_ALREADY)
    unknown.given(*history, RETURNED).when(WITHDRAW).then(WITHDREW)


REPLACE, REPLACED = candidates.ReplaceProfile(ANEW), candidates.ProfileReplaced(ANEW)


def test_a_candidates_profile_is_replaced_once() -> None:
    unknown.given(ENTERED).when(REPLACE).then(REPLACED)
    unknown.given(ENTERED, REPLACED).when(REPLACE).refused(candidates.PROFILE_REPLACED_ALREADY)
    unknown.given(ENTERED).when(candidates.ReplaceProfile(PROFILE)).refused(candidates.PROFILE_REPLACED_ALREADY)


def test_nobody_who_has_gone_or_never_entered_gets_another_profile() -> None:
    unknown.when(REPLACE).refused(candidates.NOT_ENTERED)
    unknown.given(ENTERED, WITHDREW).when(REPLACE).refused(candidates.GONE_ALREADY)
    assert candidates.candidates.replay([ENTERED, WITHDREW, REPLACED]) == candidates.Gone(entered=True)
