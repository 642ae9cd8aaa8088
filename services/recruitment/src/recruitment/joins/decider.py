"""A code by which somebody for whom a facilitator entered an application joins it to their own sign-in.

A facilitator makes the code and tells it to them. Who made a code does not use it: they would be taken for the applicant.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.stored import stored
from recruitment.ids import PersonId

# Commands


@dataclass(frozen=True, slots=True)
class MakeCode:
    """`person` is the applicant; `entered`: a facilitator entered the application for them. It replaces a code before."""

    person: PersonId
    code: Sealed
    by: PersonId
    entered: bool


@dataclass(frozen=True, slots=True)
class UseCode:
    """`ids` are all ids of who uses it."""

    by: PersonId
    ids: frozenset[PersonId]
    with_its_code: bool


Command: TypeAlias = MakeCode | UseCode


# Events


@stored("recruitment.join_code_made.v1")
@dataclass(frozen=True, slots=True)
class JoinCodeMade:
    person: PersonId
    code: Sealed
    by: PersonId


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
    """`makers` made this code, or one before."""

    person: PersonId
    code: Sealed
    makers: frozenset[PersonId]
    by: PersonId


@dataclass(frozen=True, slots=True)
class Used:
    pass


State: TypeAlias = NoCode | Made | Used


# Refusals

NOT_ENTERED = Refusal("not_entered_for", "This person applied under a sign-in of their own, so there is nothing to join.")
NO_SUCH_CODE = Refusal("no_such_code", "There is no such code.", Kind.MISSING)
CODE_WRONG = Refusal("join_code_wrong", "This is not the code of that application.")
CODE_USED = Refusal("join_code_used", "This application is joined to a sign-in already.")
OWN_CODE = Refusal("own_code", "You made this code for somebody else. They use it.", Kind.FORBIDDEN)
ONE_ALREADY = Refusal("one_already", "This application is yours already.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Used(), _:
            return CODE_USED
        case _, MakeCode(person, code, by, entered):
            return [JoinCodeMade(person, code, by)] if entered else NOT_ENTERED
        case NoCode(), UseCode():
            return NO_SUCH_CODE
        case Made(), UseCode():
            return _use(state, command)


def _use(state: Made, command: UseCode) -> Decision[Event]:
    if state.makers & command.ids:
        return OWN_CODE
    if not command.with_its_code:
        return CODE_WRONG
    return ONE_ALREADY if state.person in command.ids else [JoinCodeUsed(command.by)]


def evolve(state: State, event: Event) -> State:
    match event:
        case JoinCodeMade(person, code, by):
            return Made(person, code, (state.makers if isinstance(state, Made) else frozenset()) | {by}, by)
        case JoinCodeUsed():
            return Used()


def spends(earlier: Sequence[Event], _event: Event) -> Iterable[KeyId]:
    """The code before: it is replaced, or used."""
    return [each.code.key for each in earlier if isinstance(each, JoinCodeMade)]


joins: Final[Decider[Command, State, Event]] = Decider(NoCode(), decide, evolve)
