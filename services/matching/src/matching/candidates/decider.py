"""A candidate: somebody accepted into a cohort, with the sides they offered and the topics they picked.

Entering and going may be heard in either order and more than once. Whoever has gone stays gone; entering is recorded all the
same, because a round counts everybody who was ever accepted.
"""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from matching.domain.identities import ApplicationId, CohortId, PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.sealed import Sealed


class Side(StrEnum):
    SENIOR = "senior"
    SERVED = "served"


class MeetingMode(StrEnum):
    IN_PERSON = "in_person"
    VIRTUAL = "virtual"
    EITHER = "either"


class Departure(StrEnum):
    WITHDREW = "withdrew"
    LEFT = "left"
    ERASED = "erased"


# Commands


@dataclass(frozen=True, slots=True)
class EnterCandidate:
    """`wants` and `offers` are what the person would learn and share, in their own words, sealed. `waited`: first in line."""

    application: ApplicationId
    cohort: CohortId
    person: PersonId
    sides: frozenset[Side]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    profile: tuple[Sealed, ...]
    interests: tuple[str, ...] = ()
    availability: tuple[str, ...] = ()
    meeting_mode: MeetingMode = MeetingMode.EITHER
    site: str | None = None
    directorate: str | None = None
    profession: str | None = None
    wants: Sealed | None = None
    offers: Sealed | None = None
    waited: bool = False


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
    interests: tuple[str, ...] = ()
    availability: tuple[str, ...] = ()
    meeting_mode: MeetingMode = MeetingMode.EITHER
    site: str | None = None
    directorate: str | None = None
    profession: str | None = None
    wants: Sealed | None = None
    offers: Sealed | None = None
    waited: bool = False


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
    return CandidateEntered(**{field.name: getattr(command, field.name) for field in fields(command)})


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
