"""One person in one cohort: their consents, the seats they took in partnerships, and their departure.

The facts come from two services, in any order and more than once; each of them names the person and the cohort.
Consents come from one stream of recruitment, so that the latest to arrive holds.

A seat is the side on which a person was matched. A respondent says on the form which group they belong to (answers/answer.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from evaluation.ids import CohortId, PartnershipId, PersonId
from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.stored import stored


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
class RecordConsents:
    """`survey_taken_back`: they had consented to surveys, and do so no longer."""

    membership: Membership
    consents: Consents
    survey_taken_back: bool = False


@dataclass(frozen=True, slots=True)
class TakeSeat:
    membership: Membership
    seat: SeatHeld


@dataclass(frozen=True, slots=True)
class ReturnSeat:
    """The pair was taken back before launch: nobody held this seat."""

    membership: Membership
    partnership: PartnershipId


@dataclass(frozen=True, slots=True)
class RecordDeparture:
    membership: Membership
    on: date


Command: TypeAlias = RecordConsents | TakeSeat | ReturnSeat | RecordDeparture


# Events


@stored("evaluation.consents_recorded.v1")
@dataclass(frozen=True, slots=True)
class ConsentsRecorded:
    """`survey_taken_back` stays so until they consent to surveys again."""

    membership: Membership
    consents: Consents
    survey_taken_back: bool = False


@stored("evaluation.seat_taken.v1")
@dataclass(frozen=True, slots=True)
class SeatTaken:
    membership: Membership
    seat: SeatHeld


@stored("evaluation.seat_returned.v1")
@dataclass(frozen=True, slots=True)
class SeatReturned:
    membership: Membership
    partnership: PartnershipId


@stored("evaluation.departure_recorded.v1")
@dataclass(frozen=True, slots=True)
class DepartureRecorded:
    membership: Membership
    on: date


Event: TypeAlias = ConsentsRecorded | SeatTaken | SeatReturned | DepartureRecorded


# States


@dataclass(frozen=True, slots=True)
class Unknown:
    pass


@dataclass(frozen=True, slots=True)
class Participant:
    """`left_on` is the first day on which the person takes part no longer; seats in pairs that were taken back are `returned`.

    Surveys invite everybody who takes part or took part, except those who have taken back their consent to surveys.
    """

    membership: Membership
    consents: Consents | None = None
    seats: tuple[SeatHeld, ...] = ()
    left_on: date | None = None
    survey_taken_back: bool = False
    returned: frozenset[PartnershipId] = frozenset()

    @property
    def partnerships(self) -> set[PartnershipId]:
        return {held.partnership for held in self.seats}

    @property
    def counts_nationally(self) -> bool:
        """Nobody counts without a recorded consent."""
        return self.consents is not None and self.consents.national_counts

    def seat_by(self, day: date) -> Seat | None:
        """The seat held on `day`, or last held before it; None for a person who had no seat by then."""
        taken = [held for held in self.seats if held.on <= day]
        return max(taken, key=lambda held: (held.on, held.partnership)).seat if taken else None

    def there_on(self, day: date) -> bool:
        return self.left_on is None or day < self.left_on


State: TypeAlias = Unknown | Participant


def participants_by(day: date, participants: Iterable[Participant]) -> list[Participant]:
    """The people who are or were participants on `day`: those who have or had a seat."""
    return [participant for participant in participants if participant.seat_by(day)]


# Refusals

CONSENTS_RECORDED_ALREADY = Refusal("consents_recorded_already", "These consents are on record.")
SEAT_TAKEN_ALREADY = Refusal("seat_taken_already", "This person's seat in that partnership is on record.")
SEAT_RETURNED_ALREADY = Refusal("seat_returned_already", "It is on record that this pair was taken back.")
DEPARTURE_RECORDED_ALREADY = Refusal("departure_recorded_already", "This person's departure is on record.")


def decide(state: State, command: Command) -> Decision[Event]:
    participant = _participant(state, command.membership)
    match command:
        case RecordConsents():
            return _record_consents(participant, command)
        case TakeSeat(membership, seat):
            is_known = seat.partnership in participant.partnerships | participant.returned
            return SEAT_TAKEN_ALREADY if is_known else [SeatTaken(membership, seat)]
        case ReturnSeat(membership, partnership):
            return SEAT_RETURNED_ALREADY if partnership in participant.returned else [SeatReturned(membership, partnership)]
        case RecordDeparture(membership, on):
            return DEPARTURE_RECORDED_ALREADY if participant.left_on else [DepartureRecorded(membership, on)]


def _record_consents(participant: Participant, command: RecordConsents) -> Decision[Event]:
    """Before an acceptance a consent may be taken back, too; the acceptance then says only that there is none."""
    taken_back = not command.consents.survey and (command.survey_taken_back or participant.survey_taken_back)
    if (participant.consents, participant.survey_taken_back) == (command.consents, taken_back):
        return CONSENTS_RECORDED_ALREADY
    return [ConsentsRecorded(command.membership, command.consents, taken_back)]


def evolve(state: State, event: Event) -> State:
    participant = _participant(state, event.membership)
    match event:
        case ConsentsRecorded(_, consents, taken_back):
            return replace(participant, consents=consents, survey_taken_back=taken_back)
        case SeatTaken(_, seat):
            return replace(participant, seats=(*participant.seats, seat))
        case SeatReturned(_, partnership):
            left = tuple(held for held in participant.seats if held.partnership != partnership)
            return replace(participant, seats=left, returned=participant.returned | {partnership})
        case DepartureRecorded(_, on):
            return replace(participant, left_on=on)


def _participant(state: State, membership: Membership) -> Participant:
    return Participant(membership) if isinstance(state, Unknown) else state


participants: Decider[Command, State, Event] = Decider(Unknown(), decide, evolve)
