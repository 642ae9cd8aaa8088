"""How far an application has come. `needs` is what the applicant needs to take part; it is None where they need nothing."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from plp_kit.core.sealed import Sealed
from recruitment.applications.applicants import Applicant
from recruitment.applications.events import (
    Accepted,
    AccessNeedsRecorded,
    ApplicationChanged,
    Applied,
    ConsentsChanged,
    Declined,
    DeparturePlanned,
    DepartureRetracted,
    DestructionBegun,
    Event,
    InterestShown,
    InvitationRemoved,
    InvitationTaken,
    Invited,
    Lapsed,
    LapseMoved,
    LeftTrust,
    PlacedOnWaitingList,
    ProfileReminded,
    RemindedByFacilitator,
    RetentionEnded,
    RetentionMoved,
    TextTakenBack,
    WasSetAside,
    Withdrawn,
)
from recruitment.applications.texts import PREFERRED_NAME
from recruitment.ids import PersonId


@dataclass(frozen=True, slots=True)
class Unwritten:
    pass


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Interested or invited, and not submitted. `applicant` is what the invitation said.

    A reminder is due on `remind_on`, where one is still to come; on `reminded_on` a facilitator last sent one.
    """

    applicant: Applicant
    retention_months: int
    channel: str = ""
    invited: bool = False
    needs: Sealed | None = None
    remind_on: date | None = None
    lapses_on: date = date.max
    reminded_on: date | None = None


@dataclass(frozen=True, slots=True)
class Unanswered:
    applicant: Applicant
    retention_months: int
    retain_until: date
    needs: Sealed | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    applicant: Applicant
    retention_months: int
    retain_until: date
    needs: Sealed | None = None


@dataclass(frozen=True, slots=True)
class TakingPart:
    """`leaves_on` is the day of a departure that is planned."""

    applicant: Applicant
    retention_months: int
    retain_until: date
    needs: Sealed | None = None
    leaves_on: date | None = None


@dataclass(frozen=True, slots=True)
class Over:
    """Declined, withdrawn, left, lapsed, removed, or continued under another id; `destroyed` once its retention has ended.

    `waiting`: nobody had answered it, and it was on the waiting list. `may_apply_again`: withdrawn while recruiting was open.
    `took_part`: it is kept as long as the cohort's other accepted ones.
    """

    applicant: Applicant
    retain_until: date
    destroyed: bool = False
    may_apply_again: bool = False
    waiting: bool = False
    needs: Sealed | None = None
    took_part: bool = False


@dataclass(frozen=True, slots=True)
class BeingDestroyed:
    """The keys of what was written in it are being destroyed."""

    applicant: Applicant
    retain_until: date
    waiting: bool = False
    needs: Sealed | None = None


Startable: TypeAlias = Unwritten | Unfinished | Over
"""In which an application is begun; one that is over only if it may be begun again."""
Submitted: TypeAlias = Unanswered | Waiting | TakingPart
Alive: TypeAlias = Unfinished | Submitted
Known: TypeAlias = Alive | Over | BeingDestroyed
State: TypeAlias = Unwritten | Known


def is_of(state: State, person: PersonId) -> bool:
    """Whether it is this person's own."""
    return not isinstance(state, Unwritten) and state.applicant.person == person


def is_waiting(state: State) -> bool:
    """Whether the person is on the waiting list, also after retention of what they wrote has ended."""
    return isinstance(state, Waiting) or (isinstance(state, Over | BeingDestroyed) and state.waiting)


def readable(state: State) -> tuple[Sealed, ...]:
    """What the applicant wrote, as far as it can still be read."""
    if isinstance(state, Unwritten):
        return ()
    return (*state.applicant.sealed, *((state.needs,) if state.needs is not None else ()))


def listed_name(state: State) -> Sealed | None:
    """The preferred name, as the facilitators' list may show it: from submitting to the end."""
    match state:
        case Unanswered(applicant) | Waiting(applicant) | TakingPart(applicant):
            return applicant.preferred_name
        case _:
            return None


def evolve(state: State, event: Event) -> State:
    after = _evolved(state, event)
    if isinstance(after, Unwritten) or (isinstance(state, Over) and isinstance(event, InterestShown | Applied)):
        return after
    match event:
        case AccessNeedsRecorded(needs):
            return replace(after, needs=needs)
        case TextTakenBack():
            return _without(after, event)
        case DestructionBegun() | RetentionEnded() | InvitationRemoved():
            return replace(after, applicant=replace(after.applicant, profile=None, preferred_name=None), needs=None)
        case _:
            return after if isinstance(state, Unwritten) else replace(after, needs=state.needs)


def _without(state: Known, taken_back: TextTakenBack) -> Known:
    applicant = state.applicant
    if taken_back.profile is not None:
        return replace(state, applicant=replace(applicant, profile=taken_back.profile))
    if taken_back.what == PREFERRED_NAME:
        return replace(state, applicant=replace(applicant, preferred_name=None))
    return replace(state, needs=None)


def _evolved(state: State, event: Event) -> State:  # noqa: C901 - a row an event
    match state, event:
        case _, Applied(applicant):
            return Unanswered(applicant, event.retention_months, event.retain_until)
        case Unwritten(), _:
            return _begun(event)
        case Over(), InterestShown():
            return _begun(event)
        case Unfinished(), ProfileReminded() | RemindedByFacilitator() | LapseMoved():
            return _unfinished(state, event)
        case _, Withdrawn(retain_until=retain_until, while_recruiting=while_recruiting):
            return Over(state.applicant, retain_until, may_apply_again=while_recruiting)
        case _, Declined() | Lapsed() | InvitationTaken() | WasSetAside():
            return Over(state.applicant, event.retain_until)
        case Unfinished(), InvitationRemoved(retain_until=until):
            return Over(state.applicant, until, destroyed=True)
        case Unanswered() | Waiting() | TakingPart() | Over(), RetentionMoved(retain_until):
            return replace(state, retain_until=retain_until)
        case Unanswered() | Waiting() | TakingPart() | Over(), DestructionBegun():
            return BeingDestroyed(state.applicant, state.retain_until, waiting=is_waiting(state))
        case BeingDestroyed(), RetentionEnded():
            return Over(state.applicant, state.retain_until, destroyed=True, waiting=state.waiting)
        case Unanswered() | Waiting() | TakingPart(), _:
            return _continued(state, event)
        case _:
            return state


def _begun(event: Event) -> State:
    match event:
        case InterestShown(cohort, person, channel):
            begun = Unfinished(Applicant(cohort, person), event.retention_months, channel)
            return replace(begun, remind_on=event.remind_on, lapses_on=event.lapses_on)
        case Invited(applicant, channel):
            begun = Unfinished(applicant, event.retention_months, channel, invited=True)
            return replace(begun, remind_on=event.remind_on, lapses_on=event.lapses_on)
        case _:
            return Unwritten()


def _unfinished(state: Unfinished, event: ProfileReminded | RemindedByFacilitator | LapseMoved) -> Unfinished:
    match event:
        case RemindedByFacilitator(on):
            return replace(state, reminded_on=on)
        case ProfileReminded():
            return replace(state, remind_on=None)
        case LapseMoved(remind_on, lapses_on):
            return replace(state, remind_on=remind_on, lapses_on=lapses_on)


def _continued(state: Submitted, event: Event) -> State:
    match state, event:
        case TakingPart(), LeftTrust():
            return Over(state.applicant, state.retain_until, took_part=True)
        case _, ApplicationChanged(applicant):
            return replace(state, applicant=applicant)
        case _, ConsentsChanged(consents=consents):
            return replace(state, applicant=replace(state.applicant, consents=consents))
        case Unanswered() | Waiting(), Accepted(applicant, retain_until):
            return TakingPart(applicant, state.retention_months, retain_until)
        case TakingPart(), DeparturePlanned(on):
            return replace(state, leaves_on=on)
        case TakingPart(), DepartureRetracted():
            return replace(state, leaves_on=None)
        case Unanswered(), PlacedOnWaitingList():
            return Waiting(state.applicant, state.retention_months, state.retain_until)
        case _:
            return state
