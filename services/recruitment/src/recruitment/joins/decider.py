"""A code by which somebody for whom a facilitator entered an application joins it to their own sign-in.

A facilitator makes the code and tells it to them. It is good for 28 days, once. Nobody who made a code for the application,
entered it or decided on it can use one: they would be taken for the applicant.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.stored import stored
from recruitment.ids import PersonId

GOOD_FOR: Final = timedelta(days=28)

# Commands


@dataclass(frozen=True, slots=True)
class MakeCode:
    """`person` is the applicant; `entered_by` entered the application for them, if somebody did. It replaces a code before."""

    person: PersonId
    code: Sealed
    by: PersonId
    entered_by: PersonId | None
    today: date


@dataclass(frozen=True, slots=True)
class UseCode:
    """`ids` are all ids of who uses it; `decided` are those who accepted, declined or put on the waiting list."""

    by: PersonId
    ids: frozenset[PersonId]
    with_its_code: bool
    today: date
    decided: frozenset[PersonId] = frozenset()


Command: TypeAlias = MakeCode | UseCode


# Events


@stored("recruitment.join_code_made.v1")
@dataclass(frozen=True, slots=True)
class JoinCodeMade:
    """`good_until` is its last day; None for one that was made when codes had none."""

    person: PersonId
    code: Sealed
    by: PersonId
    entered_by: PersonId | None = None
    good_until: date | None = None


@stored("recruitment.join_code_used.v1")
@dataclass(frozen=True, slots=True)
class JoinCodeUsed:
    """Both ids are one human from now on."""

    by: PersonId


Event: TypeAlias = JoinCodeMade | JoinCodeUsed


# States


@dataclass(frozen=True, slots=True)
class NoCode:
    pass


@dataclass(frozen=True, slots=True)
class Made:
    """`not_for` made this code or one before, or entered the application."""

    person: PersonId
    code: Sealed
    not_for: frozenset[PersonId]
    by: PersonId
    good_until: date | None


@dataclass(frozen=True, slots=True)
class Used:
    pass


State: TypeAlias = NoCode | Made | Used


# Refusals

NOT_ENTERED = Refusal("not_entered_for", "This person applied under a sign-in of their own, so there is nothing to join.")
NO_SUCH_CODE = Refusal("no_such_code", "There is no such code.", Kind.MISSING)
CODE_WRONG = Refusal("join_code_wrong", "We do not know this code. Check it, or ask the facilitator for another.")
CODE_USED = Refusal("join_code_used", "This code has been used. If you did not use it, tell a facilitator of your trust.")
CODE_EXPIRED = Refusal("join_code_expired", "This code has expired. Ask the facilitator for another.")
JOINED_TO_SIGN_IN = Refusal("joined_to_sign_in", "The person has used a code: the application belongs to their sign-in already.")
OWN_CODE = Refusal(
    "own_code", "You entered this application or made its code for somebody else. Only they can use it.", Kind.FORBIDDEN
)
DECIDED_BY_YOU = Refusal(
    "decided_by_you", "You decided on this application as a facilitator, so it cannot be your own.", Kind.FORBIDDEN
)
ONE_ALREADY = Refusal("one_already", "This application is yours already.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Used(), _:
            return JOINED_TO_SIGN_IN if isinstance(command, MakeCode) else CODE_USED
        case _, MakeCode():
            return _make(command)
        case NoCode(), UseCode():
            return NO_SUCH_CODE
        case Made(), UseCode():
            return _use(state, command)


def _make(command: MakeCode) -> Decision[Event]:
    if command.entered_by is None:
        return NOT_ENTERED
    until = command.today + GOOD_FOR
    return [JoinCodeMade(command.person, command.code, command.by, command.entered_by, until)]


def _use(state: Made, command: UseCode) -> Decision[Event]:
    """Somebody who does not have the code learns nothing about it."""
    if not command.with_its_code:
        return CODE_WRONG
    if state.not_for & command.ids:
        return OWN_CODE
    if command.decided & command.ids:
        return DECIDED_BY_YOU
    if state.good_until is not None and command.today > state.good_until:
        return CODE_EXPIRED
    return ONE_ALREADY if state.person in command.ids else [JoinCodeUsed(command.by)]


def evolve(state: State, event: Event) -> State:
    match event:
        case JoinCodeMade(person, code, by, entered_by, good_until):
            before = state.not_for if isinstance(state, Made) else frozenset()
            return Made(person, code, before | {by} | ({entered_by} if entered_by else set()), by, good_until)
        case JoinCodeUsed():
            return Used()


def spends(earlier: Sequence[Event], _event: Event) -> Iterable[KeyId]:
    """The code before: it is replaced, or used."""
    return [each.code.key for each in earlier if isinstance(each, JoinCodeMade)]


joins: Final[Decider[Command, State, Event]] = Decider(NoCode(), decide, evolve)
