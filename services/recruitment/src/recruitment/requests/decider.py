"""What a person asks about their data, apart from erasure: rectification, restriction, objection, complaint; with clocks.

A request is answered within a month, and a complaint is acknowledged within 30 days. A clock that ran out stays on record as
late. A restriction holds from the moment at which it is granted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.stored import stored
from recruitment.dates import months_after
from recruitment.ids import PersonId

ACKNOWLEDGED_WITHIN: Final = timedelta(days=30)
ANSWERED_WITHIN_MONTHS: Final = 1


class RequestKind(StrEnum):
    RECTIFICATION = "rectification"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    COMPLAINT = "complaint"


class Clock(StrEnum):
    ACKNOWLEDGEMENT = "acknowledgement"
    ANSWER = "answer"


# Commands


@dataclass(frozen=True, slots=True)
class MakeRequest:
    person: PersonId
    kind: RequestKind
    words: Sealed
    on: date


@dataclass(frozen=True, slots=True)
class Acknowledge:
    pass


@dataclass(frozen=True, slots=True)
class Answer:
    granted: bool
    reason: Sealed


@dataclass(frozen=True, slots=True)
class RunOut:
    clock: Clock


Command: TypeAlias = MakeRequest | Acknowledge | Answer | RunOut


# Events


@dataclass(frozen=True, slots=True)
class RunningClock:
    """`by` is the last day on which it is in time; on `late_on` it runs out."""

    clock: Clock
    by: date
    late_on: date


@stored("recruitment.request_made.v1")
@dataclass(frozen=True, slots=True)
class RequestMade:
    """Only a complaint has a clock for its acknowledgement."""

    person: PersonId
    kind: RequestKind
    words: Sealed
    clocks: tuple[RunningClock, ...]


@stored("recruitment.request_acknowledged.v1")
@dataclass(frozen=True, slots=True)
class RequestAcknowledged:
    pass


@stored("recruitment.request_answered.v1")
@dataclass(frozen=True, slots=True)
class RequestAnswered:
    """`restricts` is the person whose data it restricts, None where it restricts nobody's."""

    granted: bool
    reason: Sealed
    restricts: PersonId | None


@stored("recruitment.clock_ran_out.v1")
@dataclass(frozen=True, slots=True)
class ClockRanOut:
    clock: Clock


Event: TypeAlias = RequestMade | RequestAcknowledged | RequestAnswered | ClockRanOut


# States


@dataclass(frozen=True, slots=True)
class Unmade:
    pass


@dataclass(frozen=True, slots=True)
class Open:
    person: PersonId
    kind: RequestKind
    words: Sealed
    acknowledged: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    person: PersonId
    kind: RequestKind
    words: Sealed
    granted: bool
    reason: Sealed


State: TypeAlias = Unmade | Open | Answered


# Refusals

NO_SUCH_REQUEST = Refusal("no_such_request", "Nobody has made this request.", Kind.MISSING)
MADE_ALREADY = Refusal("made_already", "This request has been made already.")
ACKNOWLEDGED_ALREADY = Refusal("acknowledged_already", "This request has been acknowledged already.")
ANSWERED_ALREADY = Refusal("answered_already", "This request has been answered already.")
IN_TIME = Refusal("in_time", "This was done in time.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unmade(), MakeRequest(person, kind, words, on):
            return [RequestMade(person, kind, words, tuple(_clocks(kind, on)))]
        case Unmade(), _:
            return NO_SUCH_REQUEST
        case _, MakeRequest():
            return MADE_ALREADY
        case Answered(), _:
            return ANSWERED_ALREADY
        case Open(acknowledged=acknowledged), Acknowledge():
            return ACKNOWLEDGED_ALREADY if acknowledged else [RequestAcknowledged()]
        case Open(person, kind), Answer(granted, reason):
            restricts = person if granted and kind is RequestKind.RESTRICTION else None
            return [RequestAnswered(granted, reason, restricts)]
        case Open(acknowledged=acknowledged), RunOut(clock):
            return IN_TIME if acknowledged and clock is Clock.ACKNOWLEDGEMENT else [ClockRanOut(clock)]


def _clocks(kind: RequestKind, on: date) -> Iterator[RunningClock]:
    yield _clock(Clock.ANSWER, months_after(on, ANSWERED_WITHIN_MONTHS))
    if kind is RequestKind.COMPLAINT:
        yield _clock(Clock.ACKNOWLEDGEMENT, on + ACKNOWLEDGED_WITHIN)


def _clock(clock: Clock, by: date) -> RunningClock:
    return RunningClock(clock, by, by + timedelta(days=1))


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, RequestMade(person, kind, words):
            return Open(person, kind, words)
        case Open(), RequestAcknowledged():
            return replace(state, acknowledged=True)
        case Open(person, kind, words), RequestAnswered(granted, reason):
            return Answered(person, kind, words, granted, reason)
        case _:
            return state


requests: Final[Decider[Command, State, Event]] = Decider(Unmade(), decide, evolve)
