"""A candidate: somebody accepted into a cohort, with the sides they offered and their sealed profile.

Entering and going may be received in either order and more than once. A candidate who has gone stays gone; entering is recorded
all the same, because a round counts everybody who was ever accepted.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from matching.ids import ApplicationId, CohortId, PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.stored import stored


class Side(StrEnum):
    SENIOR = "senior"
    SERVED = "served"


class Departure(StrEnum):
    """Somebody who `WITHDREW_EARLY`, while recruiting was open, may apply and be accepted again."""

    WITHDREW = "withdrew"
    WITHDREW_EARLY = "withdrew_early"
    LEFT = "left"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Candidacy:
    """An accepted application. `waited`: they were on an earlier waiting list, and are first in line."""

    application: ApplicationId
    cohort: CohortId
    person: PersonId
    sides: frozenset[Side]
    profile: Sealed
    waited: bool = False


# Commands


@dataclass(frozen=True, slots=True)
class EnterCandidate:
    candidacy: Candidacy


@dataclass(frozen=True, slots=True)
class ReplaceProfile:
    profile: Sealed


@dataclass(frozen=True, slots=True)
class RemoveCandidate:
    reason: Departure
    on: date


Command: TypeAlias = EnterCandidate | ReplaceProfile | RemoveCandidate


# Events


@stored("matching.candidate_entered.v1")
@dataclass(frozen=True, slots=True)
class CandidateEntered:
    candidacy: Candidacy


@stored("matching.profile_replaced.v1")
@dataclass(frozen=True, slots=True)
class ProfileReplaced:
    """The candidate took something back that they wrote: the profile from now on."""

    profile: Sealed


@stored("matching.candidate_gone.v1")
@dataclass(frozen=True, slots=True)
class CandidateGone:
    reason: Departure
    on: date


@stored("matching.candidate_returned.v1")
@dataclass(frozen=True, slots=True)
class CandidateReturned:
    """Accepted again after withdrawing while recruiting was open."""

    candidacy: Candidacy


Event: TypeAlias = CandidateEntered | CandidateReturned | ProfileReplaced | CandidateGone


# States


@dataclass(frozen=True, slots=True)
class Unknown:
    pass


@dataclass(frozen=True, slots=True)
class Available:
    profile: Sealed


@dataclass(frozen=True, slots=True)
class Gone:
    """`may_return`: their application may be accepted again, which the same stream of recruitment's tells afterwards."""

    entered: bool
    may_return: bool = False


State: TypeAlias = Unknown | Available | Gone


# Refusals

ENTERED_ALREADY = Refusal("entered_already", "This candidate has entered already.")
NOT_ENTERED = Refusal("not_entered", "This candidate has not entered.")
PROFILE_REPLACED_ALREADY = Refusal("profile_replaced_already", "This is the candidate's profile already.")
GONE_ALREADY = Refusal("gone_already", "This candidate has gone already.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Gone(may_return=True), EnterCandidate(candidacy):
            return [CandidateReturned(candidacy)]
        case Unknown() | Gone(entered=False), EnterCandidate(candidacy):
            return [CandidateEntered(candidacy)]
        case _, EnterCandidate():
            return ENTERED_ALREADY
        case _, ReplaceProfile(profile):
            return _replace(state, profile)
        case Gone(), RemoveCandidate():
            return GONE_ALREADY
        case _, RemoveCandidate(reason, on):
            return [CandidateGone(reason, on)]


def _replace(state: State, profile: Sealed) -> Decision[Event]:
    match state:
        case Unknown():
            return NOT_ENTERED
        case Gone():
            return GONE_ALREADY
        case Available(before):
            return PROFILE_REPLACED_ALREADY if profile == before else [ProfileReplaced(profile)]


def evolve(state: State, event: Event) -> State:
    match state, event:
        case Gone(), CandidateEntered():
            return Gone(entered=True)
        case _, CandidateReturned(candidacy):
            return Available(candidacy.profile)
        case _, CandidateEntered(candidacy):
            return Available(candidacy.profile)
        case Available(), ProfileReplaced(profile):
            return Available(profile)
        case _, ProfileReplaced():
            return state
        case Unknown() | Available(), CandidateGone(reason):
            return Gone(isinstance(state, Available), may_return=reason is Departure.WITHDREW_EARLY)
        case Gone(), CandidateGone():
            return state


candidates: Final[Decider[Command, State, Event]] = Decider(Unknown(), decide, evolve)
