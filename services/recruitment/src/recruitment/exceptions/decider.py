"""An exception to the rules about roles that do not mix: the decision-maker lets one person through one rule, for a reason.

It begins on the day on which it is recorded. It ends by itself after its last day, or earlier when the decision-maker ends it.
Its reason is kept for some months from then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.sealed import KeyId, Sealed, sealed_in
from plp_kit.core.stored import stored
from recruitment.dates import months_after
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
    """`known`: the trust knows the person. `own`: it is for who records it. `excepted`: they have such an exception already.

    The reason is kept for `retention_months` after the exception is over.
    """

    person: PersonId
    rule: Rule
    reason: Sealed
    last_day: date
    by: PersonId
    on: date
    retention_months: int
    known: bool
    own: bool
    excepted: bool


@dataclass(frozen=True, slots=True)
class EndException:
    on: date


@dataclass(frozen=True, slots=True)
class EndRetention:
    on: date


Command: TypeAlias = RecordException | EndException | EndRetention


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
    retention_months: int

    @property
    def retain_until(self) -> date:
        """Unless it is ended earlier."""
        return months_after(self.last_day, self.retention_months)


@stored("recruitment.exception_ended.v1")
@dataclass(frozen=True, slots=True)
class ExceptionEnded:
    on: date
    retain_until: date


@stored("recruitment.exception_retention_ended.v1")
@dataclass(frozen=True, slots=True)
class ExceptionRetentionEnded:
    """Nobody may read the reason any more."""


Event: TypeAlias = ExceptionRecorded | ExceptionEnded | ExceptionRetentionEnded


# States


@dataclass(frozen=True, slots=True)
class Unrecorded:
    pass


@dataclass(frozen=True, slots=True)
class OnRecord:
    """`forgotten`: the retention of its reason is over."""

    last_day: date
    retention_months: int
    retain_until: date
    ended: bool = False
    forgotten: bool = False


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
STILL_KEPT = Refusal("exception_still_kept", "The reason of this exception must still be kept.")
RETENTION_ENDED_ALREADY = Refusal("exception_retention_ended_already", "The reason of this exception is destroyed already.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unrecorded(), RecordException():
            return _record(command)
        case _, RecordException():
            return EXCEPTED_ALREADY
        case Unrecorded(), _:
            return NO_SUCH_EXCEPTION
        case OnRecord(last_day), EndException(on):
            over = state.ended or on > last_day
            return EXCEPTION_OVER if over else [ExceptionEnded(on, months_after(on, state.retention_months))]
        case OnRecord(), EndRetention(on):
            return _end_retention(state, on)


def _end_retention(state: OnRecord, on: date) -> Decision[Event]:
    if state.forgotten:
        return RETENTION_ENDED_ALREADY
    return STILL_KEPT if on < state.retain_until else [ExceptionRetentionEnded()]


def _record(command: RecordException) -> Decision[Event]:
    if command.own:
        return OWN_EXCEPTION
    if not command.known:
        return NO_SUCH_PERSON
    if not command.on <= command.last_day <= command.on + LONGEST:
        return LAST_DAY_UNFIT
    if command.excepted:
        return EXCEPTED_ALREADY
    first, last, months = command.on, command.last_day, command.retention_months
    return [ExceptionRecorded(command.person, command.rule, command.reason, first, last, command.by, months)]


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, ExceptionRecorded(last_day=last_day, retention_months=months):
            return OnRecord(last_day, months, event.retain_until)
        case OnRecord(), ExceptionEnded(_, retain_until):
            return replace(state, ended=True, retain_until=retain_until)
        case OnRecord(), ExceptionRetentionEnded():
            return replace(state, forgotten=True)
        case _:
            return state


def spends(earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    """The key of the reason, when retention ends."""
    return [value.key for each in earlier for value in sealed_in(each)] if isinstance(event, ExceptionRetentionEnded) else ()


exceptions: Final[Decider[Command, State, Event]] = Decider(Unrecorded(), decide, evolve)
