"""An application to one cohort: from the form, by way of the facilitators' answer, to the day that the person goes.

Nobody is declined for not belonging to a group: there is no such reason. Being senior is a confirmed role; belonging to the group
served is what the person says. An application keeps the sides that the person would stand on, and nothing of why.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from plp_kit.deciding import Decider, Decision, Refusal
from plp_kit.sealed import Sealed
from recruitment.domain.consents import Consent
from recruitment.domain.forms import Form, Side, Terms, unacceptable
from recruitment.domain.identities import CohortId, PersonId


class DeclineReason(StrEnum):
    FULL = "full"
    NOT_SENIOR_LEVEL = "not_senior_level"
    LEFT = "left"
    DUPLICATE = "duplicate"
    WITHDREW = "withdrew"


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who would take part, and what matching and the others may know of them. `profile` answers the cohort's three questions."""

    cohort: CohortId
    person: PersonId
    sides: tuple[Side, ...]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    profile: tuple[Sealed, ...]
    consents: tuple[Consent, ...]


# Commands


@dataclass(frozen=True, slots=True)
class Apply:
    """`terms` are the cohort's at this moment."""

    cohort: CohortId
    person: PersonId
    form: Form
    terms: Terms


@dataclass(frozen=True, slots=True)
class Accept:
    pass


@dataclass(frozen=True, slots=True)
class PutOnWaitingList:
    pass


@dataclass(frozen=True, slots=True)
class Decline:
    reason: DeclineReason


@dataclass(frozen=True, slots=True)
class Withdraw:
    pass


@dataclass(frozen=True, slots=True)
class Leave:
    """The person leaves the trust, and the programme with it: another thing than withdrawing."""

    on: date


Answer: TypeAlias = Accept | PutOnWaitingList | Decline
Departure: TypeAlias = Withdraw | Leave
Command: TypeAlias = Apply | Answer | Departure


# Events


@dataclass(frozen=True, slots=True)
class Applied:
    applicant: Applicant
    channel: str


@dataclass(frozen=True, slots=True)
class Accepted:
    applicant: Applicant


@dataclass(frozen=True, slots=True)
class PlacedOnWaitingList:
    """First in line when a place comes free, or next time."""


@dataclass(frozen=True, slots=True)
class Declined:
    reason: DeclineReason


@dataclass(frozen=True, slots=True)
class Withdrawn:
    cohort: CohortId
    person: PersonId


@dataclass(frozen=True, slots=True)
class LeftTrust:
    cohort: CohortId
    person: PersonId
    on: date


Event: TypeAlias = Applied | Accepted | PlacedOnWaitingList | Declined | Withdrawn | LeftTrust


# States


@dataclass(frozen=True, slots=True)
class Unwritten:
    pass


@dataclass(frozen=True, slots=True)
class Received:
    applicant: Applicant


@dataclass(frozen=True, slots=True)
class Waiting:
    applicant: Applicant


@dataclass(frozen=True, slots=True)
class TakingPart:
    applicant: Applicant


@dataclass(frozen=True, slots=True)
class Over:
    """Declined, withdrawn or left."""

    applicant: Applicant


State: TypeAlias = Unwritten | Received | Waiting | TakingPart | Over


# Refusals (of the form itself: see forms)

NO_SUCH_APPLICATION = Refusal("no_such_application", "Nobody has sent this application.")
APPLIED_ALREADY = Refusal("applied_already", "You have applied to this cohort.")
ACCEPTED_ALREADY = Refusal("accepted_already", "This person has been accepted.")
WAITING_ALREADY = Refusal("waiting_already", "This person is on the waiting list.")
NOT_ACCEPTED = Refusal("not_accepted", "This person does not take part yet. Decline the application because they left.")
SENIOR_SIDE_NOT_ASKED = Refusal(
    "senior_side_not_asked", "This person did not apply as a senior leader, so that reason does not fit."
)
APPLICATION_OVER = Refusal("application_over", "This application was declined or withdrawn, or the person left.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unwritten(), Apply():
            return _apply(command)
        case Unwritten(), _:
            return NO_SUCH_APPLICATION
        case _, Apply():
            return APPLIED_ALREADY
        case Over(), _:
            return APPLICATION_OVER
        case TakingPart(applicant), _:
            return _of_a_participant(applicant, command)
        case Received() | Waiting(), _:
            return _of_an_applicant(state, command)


def _apply(command: Apply) -> Decision[Event]:
    form = command.form
    applicant = Applicant(
        cohort=command.cohort,
        person=command.person,
        sides=tuple(side for side in Side if side in form.sides),
        topics_to_learn=form.topics_to_learn,
        topics_to_share=form.topics_to_share,
        profile=form.profile,
        consents=form.consents,
    )
    return unacceptable(form, command.terms) or [Applied(applicant, form.channel)]


def _of_a_participant(applicant: Applicant, command: Answer | Departure) -> Decision[Event]:
    match command:
        case Accept() | PutOnWaitingList() | Decline():
            return ACCEPTED_ALREADY
        case Withdraw():
            return [Withdrawn(applicant.cohort, applicant.person)]
        case Leave(on):
            return [LeftTrust(applicant.cohort, applicant.person, on)]


def _of_an_applicant(state: Received | Waiting, command: Answer | Departure) -> Decision[Event]:
    match command:
        case Accept():
            return [Accepted(state.applicant)]
        case PutOnWaitingList():
            return WAITING_ALREADY if isinstance(state, Waiting) else [PlacedOnWaitingList()]
        case Decline(reason):
            return _decline(state.applicant, reason)
        case Withdraw():
            return [Withdrawn(state.applicant.cohort, state.applicant.person)]
        case Leave():
            return NOT_ACCEPTED


def _decline(applicant: Applicant, reason: DeclineReason) -> Decision[Event]:
    if reason is DeclineReason.NOT_SENIOR_LEVEL and Side.SENIOR not in applicant.sides:
        return SENIOR_SIDE_NOT_ASKED
    return [Declined(reason)]


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, Applied(applicant, _):
            return Received(applicant)
        case _, Accepted(applicant):
            return TakingPart(applicant)
        case Unwritten(), _:
            return state
        case _, PlacedOnWaitingList():
            return Waiting(state.applicant)
        case _, Declined() | Withdrawn() | LeftTrust():
            return Over(state.applicant)


applications: Decider[Command, State, Event] = Decider(Unwritten(), decide, evolve)
