"""What a person asks about their data: rectification, restriction, objection, complaint, erasure; with clocks.

A request is answered within a month, and a complaint is acknowledged within 30 days. A clock that ran out stays on record as
late. The data protection officer acknowledges and advises; the decision-maker grants, grants in part, or refuses on a ground. An
erasure comes to the decision-maker only where the rule does not decide it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.parts import AtMost
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
    ERASURE = "erasure"


RESTRICTING: Final = frozenset({RequestKind.RESTRICTION, RequestKind.OBJECTION})
"""Kinds that restrict the data while they are open, and afterwards unless they are refused. An erasure does so by itself."""


class Outcome(StrEnum):
    GRANTED = "granted"
    GRANTED_IN_PART = "granted_in_part"
    REFUSED = "refused"


class Ground(StrEnum):
    """Why a request is refused, wholly or in part: the exceptions of UK GDPR Art. 12(5), 12(6), 16, 17(3), 18 and 21."""

    LEGAL_CLAIM = "legal_claim"
    LEGAL_OBLIGATION = "legal_obligation"
    PUBLIC_TASK = "public_task"
    PUBLIC_HEALTH = "public_health"
    ARCHIVING_OR_RESEARCH = "archiving_or_research"
    FREEDOM_OF_EXPRESSION = "freedom_of_expression"
    UNFOUNDED_OR_EXCESSIVE = "unfounded_or_excessive"
    IDENTITY_NOT_CONFIRMED = "identity_not_confirmed"
    ACCURATE_ALREADY = "accurate_already"
    OVERRIDING_GROUNDS = "overriding_grounds"
    CONDITIONS_NOT_MET = "conditions_not_met"
    NOT_UPHELD = "not_upheld"


_ALWAYS: Final = frozenset({Ground.UNFOUNDED_OR_EXCESSIVE, Ground.IDENTITY_NOT_CONFIRMED})
GROUNDS: Final[Mapping[RequestKind, frozenset[Ground]]] = {
    RequestKind.RECTIFICATION: _ALWAYS | {Ground.ACCURATE_ALREADY},
    RequestKind.RESTRICTION: _ALWAYS | {Ground.CONDITIONS_NOT_MET},
    RequestKind.OBJECTION: _ALWAYS | {Ground.OVERRIDING_GROUNDS, Ground.LEGAL_CLAIM},
    RequestKind.COMPLAINT: _ALWAYS | {Ground.NOT_UPHELD},
    RequestKind.ERASURE: _ALWAYS
    | {
        Ground.LEGAL_CLAIM,
        Ground.LEGAL_OBLIGATION,
        Ground.PUBLIC_TASK,
        Ground.PUBLIC_HEALTH,
        Ground.ARCHIVING_OR_RESEARCH,
        Ground.FREEDOM_OF_EXPRESSION,
        Ground.CONDITIONS_NOT_MET,
    },
}


class Clock(StrEnum):
    ACKNOWLEDGEMENT = "acknowledgement"
    ANSWER = "answer"


# Commands


@dataclass(frozen=True, slots=True)
class MakeRequest:
    """An erasure has no words."""

    person: PersonId
    kind: RequestKind
    words: Sealed | None
    on: date


@dataclass(frozen=True, slots=True)
class Retract:
    """Only an erasure is taken back; the person's stream decides until when."""


@dataclass(frozen=True, slots=True)
class Refer:
    """A person has to decide it: the rule does not."""


@dataclass(frozen=True, slots=True)
class Acknowledge:
    by: PersonId


@dataclass(frozen=True, slots=True)
class Advise:
    """The data protection officer to the decision-maker."""

    by: PersonId
    advice: Sealed


@dataclass(frozen=True, slots=True)
class Answer:
    by: PersonId
    outcome: Outcome
    ground: Ground | None
    reason: Sealed


@dataclass(frozen=True, slots=True)
class CarryOut:
    """The erasure has begun."""


@dataclass(frozen=True, slots=True)
class RunOut:
    clock: Clock


Official: TypeAlias = Acknowledge | Advise | Answer
Command: TypeAlias = MakeRequest | Retract | Refer | Official | CarryOut | RunOut


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
    words: Sealed | None
    clocks: Annotated[tuple[RunningClock, ...], AtMost(5)]


@stored("recruitment.request_retracted.v1")
@dataclass(frozen=True, slots=True)
class RequestRetracted:
    pass


@stored("recruitment.request_referred.v1")
@dataclass(frozen=True, slots=True)
class RequestReferred:
    pass


@stored("recruitment.request_acknowledged.v1")
@dataclass(frozen=True, slots=True)
class RequestAcknowledged:
    pass


@stored("recruitment.request_advised.v1")
@dataclass(frozen=True, slots=True)
class RequestAdvised:
    """For the decision-maker alone."""

    advice: Sealed


@stored("recruitment.request_answered.v1")
@dataclass(frozen=True, slots=True)
class RequestAnswered:
    """`reason` is for the person; an erasure that has begun has none. `restricts`: the person's data stay restricted."""

    person: PersonId
    outcome: Outcome
    ground: Ground | None
    reason: Sealed | None
    restricts: bool


@stored("recruitment.clock_ran_out.v1")
@dataclass(frozen=True, slots=True)
class ClockRanOut:
    clock: Clock


Event: TypeAlias = (
    RequestMade | RequestRetracted | RequestReferred | RequestAcknowledged | RequestAdvised | RequestAnswered | ClockRanOut
)
UNSEEN: Final = (RequestAdvised,)
"""Not among the facts that the person sees."""


# States


@dataclass(frozen=True, slots=True)
class Unmade:
    pass


@dataclass(frozen=True, slots=True)
class Open:
    """`referred`: it waits for the decision-maker."""

    person: PersonId
    kind: RequestKind
    words: Sealed | None
    referred: bool
    acknowledged: bool = False
    advice: tuple[Sealed, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """Answered, or taken back, which leaves `answer` None."""

    asked: Open
    answer: RequestAnswered | None


State: TypeAlias = Unmade | Open | Closed


# Refusals

NO_SUCH_REQUEST = Refusal("no_such_request", "Nobody has made this request.", Kind.MISSING)
MADE_ALREADY = Refusal("made_already", "This request has been made already.")
ACKNOWLEDGED_ALREADY = Refusal("acknowledged_already", "This request has been acknowledged already.")
ANSWERED_ALREADY = Refusal("answered_already", "This request has been answered already.")
RETRACTED_ALREADY = Refusal("retracted_already", "The person has taken this request back.")
REFERRED_ALREADY = Refusal("referred_already", "This request waits for the decision-maker already.")
NOT_RETRACTABLE = Refusal("not_retractable", "Only a request for erasure is taken back.")
NOT_REFERRED = Refusal("not_referred", "This erasure does not wait for the decision-maker. The person may still take it back.")
OWN_REQUEST = Refusal("own_request", "Somebody else has to deal with your own request.", Kind.FORBIDDEN)
GROUND_UNFIT = Refusal(
    "ground_unfit", "A refusal, in part too, needs a ground that fits this kind of request, and a grant has none."
)
NOT_IN_PART = Refusal("not_in_part", "An erasure is granted or refused as a whole.")
IN_TIME = Refusal("in_time", "This was done in time.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unmade(), _:
            return [_made(command)] if isinstance(command, MakeRequest) else NO_SUCH_REQUEST
        case _, MakeRequest():
            return MADE_ALREADY
        case Closed(answer=answer), _:
            return ANSWERED_ALREADY if answer else RETRACTED_ALREADY
        case Open(person=person), Acknowledge(by) | Advise(by) | Answer(by) if by == person:
            return OWN_REQUEST
        case Open(), Acknowledge() | Advise() | Answer():
            return _officially(state, command)
        case Open(acknowledged=acknowledged), RunOut(clock):
            return IN_TIME if acknowledged and clock is Clock.ACKNOWLEDGEMENT else [ClockRanOut(clock)]
        case Open(), Retract() | Refer() | CarryOut():
            return _of_erasure(state, command)


def _made(command: MakeRequest) -> RequestMade:
    return RequestMade(command.person, command.kind, command.words, tuple(_clocks(command.kind, command.on)))


def _officially(state: Open, command: Official) -> Decision[Event]:
    match command:
        case Acknowledge():
            return ACKNOWLEDGED_ALREADY if state.acknowledged else [RequestAcknowledged()]
        case Advise(_, advice):
            return [RequestAdvised(advice)]
        case Answer(_, outcome, ground, reason):
            restricts = state.kind in RESTRICTING and outcome is not Outcome.REFUSED
            return _unanswerable(state, outcome, ground) or [RequestAnswered(state.person, outcome, ground, reason, restricts)]


def _unanswerable(state: Open, outcome: Outcome, ground: Ground | None) -> Refusal | None:
    """Why a request cannot be answered so, or None."""
    if not state.referred:
        return NOT_REFERRED
    if state.kind is RequestKind.ERASURE and outcome is Outcome.GRANTED_IN_PART:
        return NOT_IN_PART
    allowed: frozenset[Ground | None] = frozenset({None}) if outcome is Outcome.GRANTED else frozenset(GROUNDS[state.kind])
    return None if ground in allowed else GROUND_UNFIT


def _of_erasure(state: Open, command: Retract | Refer | CarryOut) -> Decision[Event]:
    match command:
        case _ if state.kind is not RequestKind.ERASURE:
            return NOT_RETRACTABLE
        case Retract():
            return [RequestRetracted()]
        case Refer():
            return REFERRED_ALREADY if state.referred else [RequestReferred()]
        case CarryOut():
            return [RequestAnswered(state.person, Outcome.GRANTED, None, None, restricts=False)]


def _clocks(kind: RequestKind, on: date) -> Iterator[RunningClock]:
    yield _clock(Clock.ANSWER, months_after(on, ANSWERED_WITHIN_MONTHS))
    if kind is RequestKind.COMPLAINT:
        yield _clock(Clock.ACKNOWLEDGEMENT, on + ACKNOWLEDGED_WITHIN)


def _clock(clock: Clock, by: date) -> RunningClock:
    return RunningClock(clock, by, by + timedelta(days=1))


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, RequestMade(person, kind, words):
            return Open(person, kind, words, referred=kind is not RequestKind.ERASURE)
        case Open(), RequestAcknowledged():
            return replace(state, acknowledged=True)
        case Open(), RequestReferred():
            return replace(state, referred=True)
        case Open(), RequestAdvised(advice):
            return replace(state, advice=(*state.advice, advice))
        case Open(), RequestAnswered():
            return Closed(state, event)
        case Open(), RequestRetracted():
            return Closed(state, None)
        case _:
            return state


requests: Final[Decider[Command, State, Event]] = Decider(Unmade(), decide, evolve)
