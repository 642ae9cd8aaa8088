"""How far an application has come. `texts` are the applicant's own words that can still be read."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from recruitment.applications.applicants import Applicant
from recruitment.applications.events import (
    Accepted,
    ApplicationChanged,
    Applied,
    ConsentsChanged,
    Declined,
    DraftSaved,
    Event,
    ForgettingBegun,
    Forgotten,
    InterestShown,
    InvitationTaken,
    Invited,
    Lapsed,
    LeftTrust,
    PlacedOnWaitingList,
    Withdrawn,
)
from recruitment.applications.texts import left
from recruitment.ids import PersonId, TextId


@dataclass(frozen=True, slots=True)
class Unwritten:
    pass


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Interested, invited, or begun: not handed in. `applicant` is as far as they have come."""

    applicant: Applicant
    kept_months: int
    channel: str = ""
    invited: bool = False
    texts: frozenset[TextId] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Received:
    applicant: Applicant
    kept_months: int
    texts: frozenset[TextId] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Waiting:
    applicant: Applicant
    kept_months: int
    texts: frozenset[TextId] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class TakingPart:
    applicant: Applicant
    kept_months: int
    kept_until: date
    texts: frozenset[TextId] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Over:
    """Declined, withdrawn, left, lapsed, gone on under another id; or its programme has ended long ago."""

    applicant: Applicant
    kept_until: date = date.max
    forgotten: bool = False
    texts: frozenset[TextId] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class BeingForgotten:
    """The keys of what was written in it are being destroyed."""

    applicant: Applicant
    texts: frozenset[TextId] = field(default=frozenset())


HandedIn: TypeAlias = Received | Waiting | TakingPart
Alive: TypeAlias = Unfinished | HandedIn
Known: TypeAlias = Alive | Over | BeingForgotten
State: TypeAlias = Unwritten | Known


def is_of(state: State, person: PersonId) -> bool:
    """Whether it is this person's own."""
    return not isinstance(state, Unwritten) and state.applicant.person == person


def evolve(state: State, event: Event) -> State:
    after = _evolved(state, event)
    if isinstance(after, Unwritten):
        return after
    return replace(after, texts=left(frozenset() if isinstance(state, Unwritten) else state.texts, event))


def _evolved(state: State, event: Event) -> State:  # noqa: C901 - a row an event
    match state, event:
        case _, Applied(applicant):
            return Received(applicant, event.kept_months)
        case Unwritten(), _:
            return _begun(event)
        case Unfinished(), DraftSaved(applicant):
            return replace(state, applicant=applicant)
        case _, Declined() | Withdrawn() | Lapsed():
            return Over(state.applicant, event.kept_until)
        case TakingPart(), LeftTrust():
            return Over(state.applicant, state.kept_until)
        case _, LeftTrust() | InvitationTaken():
            return Over(state.applicant)
        case _, ForgettingBegun():
            return BeingForgotten(state.applicant)
        case _, Forgotten():
            return Over(state.applicant, forgotten=True)
        case Received() | Waiting() | TakingPart(), _:
            return _gone_on(state, event)
        case _:
            return state


def _begun(event: Event) -> State:
    match event:
        case InterestShown(cohort, person, channel):
            nothing_yet = Applicant(cohort, person, (), (), (), (), ())
            return Unfinished(nothing_yet, event.kept_months, channel)
        case Invited(applicant, channel):
            return Unfinished(applicant, event.kept_months, channel, invited=True)
        case _:
            return Unwritten()


def _gone_on(state: HandedIn, event: Event) -> State:
    match state, event:
        case _, ApplicationChanged(applicant):
            return replace(state, applicant=applicant)
        case _, ConsentsChanged(consents=consents):
            return replace(state, applicant=replace(state.applicant, consents=consents))
        case Received() | Waiting(), Accepted(applicant, kept_until):
            return TakingPart(applicant, state.kept_months, kept_until)
        case Received(), PlacedOnWaitingList():
            return Waiting(state.applicant, state.kept_months)
        case _:
            return state
