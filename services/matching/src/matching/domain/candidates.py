"""A candidate: somebody accepted into a cohort, with the sides they offered and the topics they picked.

Entering and going may be heard in either order and more than once. Whoever has gone stays gone; entering is recorded all the
same, because a round counts everybody who was ever accepted.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from matching.domain.identities import ApplicationId, CohortId, PersonId
from plp_kit.deciding import Decider, Decision, Refusal
from plp_kit.sealed import Sealed


class Side(StrEnum):
    SENIOR = "senior"
    SERVED = "served"


class Departure(StrEnum):
    WITHDREW = "withdrew"
    LEFT = "left"
    ERASED = "erased"


# Commands


@dataclass(frozen=True, slots=True)
class EnterCandidate:
    application: ApplicationId
    cohort: CohortId
    person: PersonId
    sides: frozenset[Side]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    profile: tuple[Sealed, ...]


@dataclass(frozen=True, slots=True)
class RemoveCandidate:
    reason: Departure
    on: date


Command: TypeAlias = EnterCandidate | RemoveCandidate


# Events


@dataclass(frozen=True, slots=True)
class CandidateEntered:
    application: ApplicationId
    cohort: CohortId
    person: PersonId
    sides: frozenset[Side]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    profile: tuple[Sealed, ...]


@dataclass(frozen=True, slots=True)
class CandidateGone:
    reason: Departure
    on: date


Event: TypeAlias = CandidateEntered | CandidateGone


# States


@dataclass(frozen=True, slots=True)
class Unheard:
    pass


@dataclass(frozen=True, slots=True)
class Available:
    pass


@dataclass(frozen=True, slots=True)
class Gone:
    entered: bool


State: TypeAlias = Unheard | Available | Gone


# Refusals

ENTERED_ALREADY = Refusal("entered_already", "This candidate has entered already.")
GONE_ALREADY = Refusal("gone_already", "This candidate has gone already.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unheard() | Gone(entered=False), EnterCandidate():
            return [_entered(command)]
        case _, EnterCandidate():
            return ENTERED_ALREADY
        case Gone(), RemoveCandidate():
            return GONE_ALREADY
        case _, RemoveCandidate(reason, on):
            return [CandidateGone(reason, on)]


def _entered(command: EnterCandidate) -> CandidateEntered:
    return CandidateEntered(
        command.application,
        command.cohort,
        command.person,
        command.sides,
        command.topics_to_learn,
        command.topics_to_share,
        command.profile,
    )


def evolve(state: State, event: Event) -> State:
    match state, event:
        case Gone(), CandidateEntered():
            return Gone(entered=True)
        case _, CandidateEntered():
            return Available()
        case Unheard(), CandidateGone():
            return Gone(entered=False)
        case Available(), CandidateGone():
            return Gone(entered=True)
        case Gone(), CandidateGone():
            return state


candidates: Decider[Command, State, Event] = Decider(Unheard(), decide, evolve)
