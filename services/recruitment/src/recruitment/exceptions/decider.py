"""An exception to the rules about roles that do not mix: the decision-maker lets one person through one rule, for a reason.

It begins on the day on which it is recorded. It ends by itself after its last day, or earlier when the decision-maker ends it.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.stored import stored
from recruitment.ids import PersonId

LONGEST: Final = timedelta(days=366)


class Rule(StrEnum):
    """The rules that have exceptions, each named by the code with which it refuses.

    There is no exception from answering one's own application, from signing for one's own pair, or for a candidate of a round:
    that round would tell them who must not be paired with them.
    """

    CONTENT_CLOSED = "content_closed"
    INVITED_TO_SURVEY = "invited_to_survey"


# Commands


@dataclass(frozen=True, slots=True)
class RecordException:
    """`known`: the trust knows the person. `own`: it is for who records it. `excepted`: they have such an exception already."""

    person: PersonId
    rule: Rule
    reason: Sealed
    last_day: date
    by: PersonId
    on: date
    known: bool
    own: bool
    excepted: bool


@dataclass(frozen=True, slots=True)
class EndException:
    on: date


Command: TypeAlias = RecordException | EndException


# Events


@stored("recruitment.exception_recorded.v1")
@dataclass(frozen=True, slots=True)
class ExceptionRecorded:
    person: PersonId
    rule: Rule
    reason: Sealed
    begins_on: date
    last_day: date
    by: PersonId


@stored("recruitment.exception_ended.v1")
@dataclass(frozen=True, slots=True)
class ExceptionEnded:
    on: date


Event: TypeAlias = ExceptionRecorded | ExceptionEnded


# States


@dataclass(frozen=True, slots=True)
class Unrecorded:
    pass


@dataclass(frozen=True, slots=True)
class OnRecord:
    last_day: date
    ended: bool = False


State: TypeAlias = Unrecorded | OnRecord


# Refusals

NO_SUCH_PERSON = Refusal("no_such_person", "This trust does not know this person.", Kind.MISSING)
OWN_EXCEPTION = Refusal(
    "own_exception", "This exception would be for you: another decision-maker records it, or nobody does.", Kind.FORBIDDEN
)
LAST_DAY_UNFIT = Refusal("last_day_unfit", "The last day of an exception is today at the earliest, and within a year.")
EXCEPTED_ALREADY = Refusal(
    "excepted_already", "This person has an exception from this rule. End it, then record the one that should hold."
)
NO_SUCH_EXCEPTION = Refusal("no_such_exception", "There is no such exception.", Kind.MISSING)
EXCEPTION_OVER = Refusal("exception_over", "This exception is over.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unrecorded(), RecordException():
            return _record(command)
        case _, RecordException():
            return EXCEPTED_ALREADY
        case Unrecorded(), EndException():
            return NO_SUCH_EXCEPTION
        case OnRecord(last_day, ended), EndException(on):
            return EXCEPTION_OVER if ended or on > last_day else [ExceptionEnded(on)]


def _record(command: RecordException) -> Decision[Event]:
    if command.own:
        return OWN_EXCEPTION
    if not command.known:
        return NO_SUCH_PERSON
    if not command.on <= command.last_day <= command.on + LONGEST:
        return LAST_DAY_UNFIT
    if command.excepted:
        return EXCEPTED_ALREADY
    return [ExceptionRecorded(command.person, command.rule, command.reason, command.on, command.last_day, command.by)]


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, ExceptionRecorded(last_day=last_day):
            return OnRecord(last_day)
        case OnRecord(), ExceptionEnded():
            return replace(state, ended=True)
        case Unrecorded(), ExceptionEnded():
            return state


exceptions: Final[Decider[Command, State, Event]] = Decider(Unrecorded(), decide, evolve)
