"""A person's contact, whom they report to, and that two ids are one human: what the trust's own lists say.

Only these streams hold names and addresses, sealed for recruitment.
"""

from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.stored import stored
from recruitment.ids import PersonId

LEVELS: Final = 2


# Commands


@dataclass(frozen=True, slots=True)
class RecordContact:
    name: Sealed
    address: Sealed


@dataclass(frozen=True, slots=True)
class ConfirmContact:
    """A facilitator knows that the address is this person's: from now on lists that contain it mean them.

    `known_as` is the person whom lists know by the address.
    """

    person: PersonId
    known_as: PersonId | None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """`managers` nearest first. `applied`: the person has applied here, to any cohort."""

    person: PersonId
    managers: tuple[PersonId, ...]
    team: str | None
    applied: bool


@dataclass(frozen=True, slots=True)
class JoinIdentities:
    person: PersonId
    same_as: PersonId


@dataclass(frozen=True, slots=True)
class ForgetContact:
    """Retention of everything else of the person's has ended."""


Command: TypeAlias = RecordContact | ConfirmContact | ForgetContact | RecordLine | JoinIdentities


# Events


@stored("recruitment.contact_recorded.v1")
@dataclass(frozen=True, slots=True)
class ContactRecorded:
    """It replaces the one before."""

    name: Sealed
    address: Sealed


@stored("recruitment.contact_confirmed.v1")
@dataclass(frozen=True, slots=True)
class ContactConfirmed:
    pass


@stored("recruitment.contact_forgotten.v1")
@dataclass(frozen=True, slots=True)
class ContactForgotten:
    """Nobody may read name and address any more."""


@stored("recruitment.line_recorded.v1")
@dataclass(frozen=True, slots=True)
class LineRecorded:
    """It replaces the one before; managers nearest first, at most two levels."""

    managers: tuple[PersonId, ...]
    team: str | None


@stored("recruitment.identities_joined.v1")
@dataclass(frozen=True, slots=True)
class IdentitiesJoined:
    """Both ids belong to one human."""

    same_as: PersonId


Event: TypeAlias = ContactRecorded | ContactConfirmed | ContactForgotten | LineRecorded | IdentitiesJoined


# State


@dataclass(frozen=True, slots=True)
class Staff:
    contact: ContactRecorded | None = None
    line: LineRecorded | None = None
    same_as: frozenset[PersonId] = field(default=frozenset())


# Refusals

NO_CONTACT = Refusal("no_such_contact", "No name and address of this person is on record.", Kind.MISSING)
KNOWN_AS_ANOTHER = Refusal("known_as_another", "Lists know another person by this address.")
NO_APPLICANT = Refusal("no_applicant", "This person has not applied. Only the lines of applicants are kept.")
OWN_MANAGER = Refusal("own_manager", "The list names this person as their own manager.")
TOO_MANY_LEVELS = Refusal("too_many_levels", "Only two levels of management are kept.")
LINE_UNCHANGED = Refusal("line_unchanged", "This reporting line is on record already.")
JOINED_TO_ONESELF = Refusal("joined_to_oneself", "Both ids are the same.")
JOINED_ALREADY = Refusal("joined_already", "It is on record already that both ids are one person.")


def decide(state: Staff, command: Command) -> Decision[Event]:
    match command:
        case RecordContact(name, address):
            return [ContactRecorded(name, address)]
        case ConfirmContact(person, known_as):
            confirmed = [ContactConfirmed()] if person == known_as else KNOWN_AS_ANOTHER
            return confirmed if state.contact else NO_CONTACT
        case ForgetContact():
            return [ContactForgotten()] if state.contact else NO_CONTACT
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
        case ContactForgotten():
            return replace(state, contact=None)
        case ContactConfirmed():
            return state
        case LineRecorded():
            return replace(state, line=event)
        case IdentitiesJoined(same_as):
            return replace(state, same_as=state.same_as | {same_as})


staff: Final[Decider[Command, Staff, Event]] = Decider(Staff(), decide, evolve)
