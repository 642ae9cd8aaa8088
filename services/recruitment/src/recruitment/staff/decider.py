"""A person's contact, whom they report to, and that two ids are one human: what the trust's own lists say.

Only these streams hold names and addresses, sealed for recruitment, and reporting lines, sealed for matching too. They are kept
as long as the person's applications; the contact of somebody who has none has a period of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.sealed import KeyId, Sealed, sealed_in
from plp_kit.core.stored import stored
from recruitment.ids import PersonId

LEVELS: Final = 2
MOST_POSTS: Final = 20
LINE: Final = "line"


@dataclass(frozen=True, slots=True)
class Post:
    """One place where somebody works: `managers` nearest first, and the team."""

    managers: tuple[PersonId, ...]
    team: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """Where somebody works: all posts that a list has of them, and each manager of a manager as a post of its own."""

    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class OpenedLine:
    """The line that is sealed under this key."""

    key: KeyId
    line: Line


# Commands


@dataclass(frozen=True, slots=True)
class RecordContact:
    """`address` is None for somebody who has none. `retain_until` is None for somebody of whom an application is kept."""

    name: Sealed
    address: Sealed | None
    retain_until: date | None = None


@dataclass(frozen=True, slots=True)
class ConfirmContact:
    """A facilitator knows that the address is this person's: from now on lists that contain it mean them.

    `known_as` is the person whom lists know by the address.
    """

    person: PersonId
    known_as: PersonId | None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """`line` is decided on, `sealed` is recorded. `known` is the line on record. `applied`: an application of theirs is kept."""

    person: PersonId
    line: Line = field(repr=False)
    sealed: Sealed
    known: OpenedLine | None = field(repr=False)
    applied: bool


@dataclass(frozen=True, slots=True)
class JoinIdentities:
    person: PersonId
    same_as: PersonId


@dataclass(frozen=True, slots=True)
class ForgetStaff:
    """Retention of everything else of the person's has ended."""


@dataclass(frozen=True, slots=True)
class EndContactRetention:
    """The period of the contact itself is over. `applied`: an application of the person's is kept by now."""

    on: date
    applied: bool


Command: TypeAlias = RecordContact | ConfirmContact | ForgetStaff | EndContactRetention | RecordLine | JoinIdentities


# Events


@stored("recruitment.contact_recorded.v1")
@dataclass(frozen=True, slots=True)
class ContactRecorded:
    """It replaces the one before. `retain_until` is None where it is kept as long as the person's applications.

    `address` is None where a facilitator entered an application of somebody who has none.
    """

    name: Sealed
    address: Sealed | None
    retain_until: date | None = None


@stored("recruitment.contact_confirmed.v1")
@dataclass(frozen=True, slots=True)
class ContactConfirmed:
    pass


@stored("recruitment.contact_retained.v1")
@dataclass(frozen=True, slots=True)
class ContactRetained:
    """From now on it is kept as long as the person's applications."""


@stored("recruitment.staff_forgotten.v1")
@dataclass(frozen=True, slots=True)
class StaffForgotten:
    """Nobody may read name, address and reporting line any more."""


@stored("recruitment.line_recorded.v1")
@dataclass(frozen=True, slots=True)
class LineRecorded:
    """Managers, of at most two levels, and teams. It replaces the one before, whose key is `spent`."""

    line: Sealed
    spent: Annotated[tuple[KeyId, ...], AtMost(20)] = ()


@stored("recruitment.identities_joined.v1")
@dataclass(frozen=True, slots=True)
class IdentitiesJoined:
    """Both ids belong to one human."""

    same_as: PersonId


Event: TypeAlias = ContactRecorded | ContactConfirmed | ContactRetained | StaffForgotten | LineRecorded | IdentitiesJoined


# State


@dataclass(frozen=True, slots=True)
class Staff:
    contact: ContactRecorded | None = None
    line: LineRecorded | None = None
    same_as: frozenset[PersonId] = field(default=frozenset())


# Refusals

NO_CONTACT = Refusal("no_such_contact", "No name and address of this person is on record.", Kind.MISSING)
KNOWN_AS_ANOTHER = Refusal(
    "known_as_another", "Lists know another person by this address. Ask the person for one that is theirs alone."
)
CONTACT_KEPT = Refusal("contact_still_kept", "How this person is reached is kept for longer.")
NO_APPLICANT = Refusal("no_applicant", "No application of this person is kept. Only the lines of applicants are.")
OWN_MANAGER = Refusal("own_manager", "The list names this person as their own manager.")
TOO_MANY_LEVELS = Refusal("too_many_levels", "Only two levels of management are kept.")
TOO_MANY_POSTS = Refusal("too_many_posts", f"The list has more than {MOST_POSTS} posts or managers of this person.")
LINE_UNCHANGED = Refusal("line_unchanged", "This reporting line is on record already.")
JOINED_TO_ONESELF = Refusal("joined_to_oneself", "Both ids are the same.")
JOINED_ALREADY = Refusal("joined_already", "It is on record already that both ids are one person.")


def decide(state: Staff, command: Command) -> Decision[Event]:
    match command:
        case RecordContact(name, address, retain_until):
            return [ContactRecorded(name, address, retain_until)]
        case ConfirmContact(person, known_as):
            confirmed = [ContactConfirmed()] if person == known_as else KNOWN_AS_ANOTHER
            return confirmed if state.contact else NO_CONTACT
        case ForgetStaff() | EndContactRetention():
            return _forget(state, command)
        case RecordLine():
            return _record_line(state, command)
        case JoinIdentities(person, same_as):
            if person == same_as:
                return JOINED_TO_ONESELF
            return JOINED_ALREADY if same_as in state.same_as else [IdentitiesJoined(same_as)]


def _forget(state: Staff, command: ForgetStaff | EndContactRetention) -> Decision[Event]:
    match command:
        case ForgetStaff():
            return [StaffForgotten()] if state.contact or state.line else NO_CONTACT
        case _ if state.contact is None:
            return NO_CONTACT
        case EndContactRetention(on, applied):
            if state.contact.retain_until is None or on < state.contact.retain_until:
                return CONTACT_KEPT
            return [ContactRetained() if applied else StaffForgotten()]


def _record_line(state: Staff, command: RecordLine) -> Decision[Event]:
    if not command.applied:
        return NO_APPLICANT
    if refused := _unacceptable(command.person, command.line):
        return refused
    before = state.line.line.key if state.line else None
    if before is not None and command.known == OpenedLine(before, command.line):
        return LINE_UNCHANGED
    return [LineRecorded(command.sealed, () if before is None else (before,))]


def _unacceptable(person: PersonId, line: Line) -> Refusal | None:
    if any(person in post.managers for post in line.posts):
        return OWN_MANAGER
    if any(len(post.managers) > LEVELS for post in line.posts):
        return TOO_MANY_LEVELS
    return TOO_MANY_POSTS if len(line.posts) > MOST_POSTS else None


def evolve(state: Staff, event: Event) -> Staff:
    match event:
        case ContactRecorded():
            return replace(state, contact=event)
        case ContactRetained():
            return replace(state, contact=replace(state.contact, retain_until=None) if state.contact else None)
        case StaffForgotten():
            return replace(state, contact=None, line=None)
        case ContactConfirmed():
            return state
        case LineRecorded():
            return replace(state, line=event)
        case IdentitiesJoined(same_as):
            return replace(state, same_as=state.same_as | {same_as})


def spends(earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    """The key of a line or a contact that is replaced; everything, when retention ends."""
    match event:
        case LineRecorded():
            return event.spent
        case ContactRecorded():
            return [value.key for each in earlier if isinstance(each, ContactRecorded) for value in sealed_in(each)]
        case StaffForgotten():
            return [value.key for each in earlier for value in sealed_in(each)]
        case _:
            return ()


staff: Final[Decider[Command, Staff, Event]] = Decider(Staff(), decide, evolve)
