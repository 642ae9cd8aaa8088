"""What evaluation knows of one person in one cohort: the consents, the seats taken in partnerships, the departure.

The facts come from two services, so in any order and more than once; each of them names the person and the cohort.
A seat is the side that somebody was matched on. The group that a respondent belongs to is the respondent's to say (answers.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from evaluation.ids import CohortId, PartnershipId, PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal


class Seat(StrEnum):
    SENIOR = "senior"
    SERVED = "served"


@dataclass(frozen=True, slots=True)
class Membership:
    cohort: CohortId
    person: PersonId


@dataclass(frozen=True, slots=True)
class Consents:
    survey: bool
    national_counts: bool


@dataclass(frozen=True, slots=True)
class SeatHeld:
    seat: Seat
    partnership: PartnershipId
    on: date


# Commands


@dataclass(frozen=True, slots=True)
class HearConsents:
    membership: Membership
    consents: Consents


@dataclass(frozen=True, slots=True)
class TakeSeat:
    membership: Membership
    seat: SeatHeld


@dataclass(frozen=True, slots=True)
class HearDeparture:
    membership: Membership
    on: date


Command: TypeAlias = HearConsents | TakeSeat | HearDeparture


# Events


@dataclass(frozen=True, slots=True)
class ConsentsHeard:
    membership: Membership
    consents: Consents


@dataclass(frozen=True, slots=True)
class SeatTaken:
    membership: Membership
    seat: SeatHeld


@dataclass(frozen=True, slots=True)
class LeftHeard:
    membership: Membership
    on: date


Event: TypeAlias = ConsentsHeard | SeatTaken | LeftHeard


# States


@dataclass(frozen=True, slots=True)
class Unheard:
    pass


@dataclass(frozen=True, slots=True)
class Participant:
    """`left_on` is the first day on which the person is not there any more."""

    membership: Membership
    consents: Consents | None = None
    seats: tuple[SeatHeld, ...] = ()
    left_on: date | None = None

    @property
    def partnerships(self) -> set[PartnershipId]:
        return {held.partnership for held in self.seats}

    @property
    def counts_nationally(self) -> bool:
        """Only a consent that was heard counts: silence is no consent."""
        return self.consents is not None and self.consents.national_counts

    def seat_by(self, day: date) -> Seat | None:
        """The seat held on `day`, or last held before it; None for somebody who was no participant by then."""
        taken = [held for held in self.seats if held.on <= day]
        return max(taken, key=lambda held: (held.on, held.partnership)).seat if taken else None

    def there_on(self, day: date) -> bool:
        return self.left_on is None or day < self.left_on


State: TypeAlias = Unheard | Participant


def participants_by(day: date, participants: Iterable[Participant]) -> list[Participant]:
    """Everyone who is, or was, a participant on `day`: who has or had a seat."""
    return [participant for participant in participants if participant.seat_by(day)]


# Refusals

CONSENTS_KNOWN = Refusal("consents_known", "These consents are known.")
SEAT_TAKEN_ALREADY = Refusal("seat_taken_already", "This person's seat in that partnership is known.")
LEFT_ALREADY = Refusal("left_already", "This person's departure is known.")


def decide(state: State, command: Command) -> Decision[Event]:
    known = _known(state, command)
    match command:
        case HearConsents(membership, consents):
            return CONSENTS_KNOWN if known.consents == consents else [ConsentsHeard(membership, consents)]
        case TakeSeat(membership, seat):
            return SEAT_TAKEN_ALREADY if seat.partnership in known.partnerships else [SeatTaken(membership, seat)]
        case HearDeparture(membership, on):
            return LEFT_ALREADY if known.left_on else [LeftHeard(membership, on)]


def evolve(state: State, event: Event) -> State:
    known = _known(state, event)
    match event:
        case ConsentsHeard(_, consents):
            return replace(known, consents=consents)
        case SeatTaken(_, seat):
            return replace(known, seats=(*known.seats, seat))
        case LeftHeard(_, on):
            return replace(known, left_on=on)


def _known(state: State, heard: Command | Event) -> Participant:
    return Participant(heard.membership) if isinstance(state, Unheard) else state


participants: Decider[Command, State, Event] = Decider(Unheard(), decide, evolve)
