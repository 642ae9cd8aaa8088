"""What the trust's own lists say of a person: how they are reached, whom they report to, and that two ids are one human.

Names and addresses stand here alone, sealed for recruitment.
"""

from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.sealed import Sealed
from recruitment.ids import PersonId

LEVELS: Final = 2


# Commands


@dataclass(frozen=True, slots=True)
class RecordContact:
    name: Sealed
    address: Sealed


@dataclass(frozen=True, slots=True)
class ConfirmContact:
    """A facilitator knows that the address is this person's: from here on lists that name it mean them.

    `known_as` is whom lists know by the address.
    """

    person: PersonId
    known_as: PersonId | None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """`managers` nearest first. `applied`: the person has an application here, to whichever cohort."""

    person: PersonId
    managers: tuple[PersonId, ...]
    team: str | None
    applied: bool


@dataclass(frozen=True, slots=True)
class JoinIdentities:
    person: PersonId
    same_as: PersonId


Command: TypeAlias = RecordContact | ConfirmContact | RecordLine | JoinIdentities


# Events


@dataclass(frozen=True, slots=True)
class ContactRecorded:
    """It replaces the one before."""

    name: Sealed
    address: Sealed


@dataclass(frozen=True, slots=True)
class ContactConfirmed:
    pass


@dataclass(frozen=True, slots=True)
class LineRecorded:
    """It replaces the one before; managers nearest first, at most two levels."""

    managers: tuple[PersonId, ...]
    team: str | None


@dataclass(frozen=True, slots=True)
class IdentitiesJoined:
    """Whoever had the one id has the other, too."""

    same_as: PersonId


Event: TypeAlias = ContactRecorded | ContactConfirmed | LineRecorded | IdentitiesJoined


# State


@dataclass(frozen=True, slots=True)
class Staff:
    contact: ContactRecorded | None = None
    line: LineRecorded | None = None
    same_as: frozenset[PersonId] = field(default=frozenset())


# Refusals

NO_CONTACT = Refusal("no_such_contact", "No name and address of this person is on record.")
ADDRESS_ANOTHERS = Refusal("address_anothers", "Lists know another person by this address.")
NO_APPLICANT = Refusal("no_applicant", "This person has not applied. Only the lines of applicants are kept.")
OWN_MANAGER = Refusal("own_manager", "Nobody reports to themselves: the list names this person as their own manager.")
TOO_MANY_LEVELS = Refusal("too_many_levels", "Two levels of management are kept, and no more.")
LINE_UNCHANGED = Refusal("line_unchanged", "This is the line that is on record.")
JOINED_TO_ONESELF = Refusal("joined_to_oneself", "Both ids are the same.")
JOINED_ALREADY = Refusal("joined_already", "That these ids are one person is on record.")


def decide(state: Staff, command: Command) -> Decision[Event]:
    match command:
        case RecordContact(name, address):
            return [ContactRecorded(name, address)]
        case ConfirmContact(person, known_as):
            confirmed = [ContactConfirmed()] if person == known_as else ADDRESS_ANOTHERS
            return confirmed if state.contact else NO_CONTACT
        case RecordLine():
            return _record_line(state, command)
        case JoinIdentities(person, same_as):
            if person == same_as:
                return JOINED_TO_ONESELF
            return JOINED_ALREADY if same_as in state.same_as else [IdentitiesJoined(same_as)]


def _record_line(state: Staff, command: RecordLine) -> Decision[Event]:
    if not command.applied:
        return NO_APPLICANT
    if command.person in command.managers:
        return OWN_MANAGER
    if len(command.managers) > LEVELS:
        return TOO_MANY_LEVELS
    line = LineRecorded(command.managers, command.team)
    return LINE_UNCHANGED if line == state.line else [line]


def evolve(state: Staff, event: Event) -> Staff:
    match event:
        case ContactRecorded():
            return replace(state, contact=event)
        case ContactConfirmed():
            return state
        case LineRecorded():
            return replace(state, line=event)
        case IdentitiesJoined(same_as):
            return replace(state, same_as=state.same_as | {same_as})


staff: Decider[Command, Staff, Event] = Decider(Staff(), decide, evolve)
