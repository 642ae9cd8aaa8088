"""What a person asks about their data: rectification, restriction, objection, complaint, erasure; with clocks.

A request is answered within a month, and a complaint is acknowledged within 30 days. A clock that ran out stays on record as
late. The data protection officer acknowledges and advises; the decision-maker grants, grants in part, or refuses on a ground. An
erasure comes to the decision-maker only where the rule does not decide it. What was written in a request is kept for some months
after it is closed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.sealed import KeyId, Sealed, sealed_in
from plp_kit.core.stored import stored
from recruitment.dates import months_after
from recruitment.ids import PersonId
from recruitment.requests.commands import (
    Acknowledge,
    Advise,
    Answer,
    CarryOut,
    Command,
    EndRetention,
    ForgetAddress,
    KeepAddress,
    MakeRequest,
    Official,
    Refer,
    Retract,
    RunOut,
    Telling,
)
from recruitment.requests.grounds import GROUNDS, RESTRICTING, Clock, Ground, Outcome, RequestKind

ACKNOWLEDGED_WITHIN: Final = timedelta(days=30)
ANSWERED_WITHIN_MONTHS: Final = 1


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
    """Only a complaint has a clock for its acknowledgement. `retention_months` count from when it is closed."""

    person: PersonId
    kind: RequestKind
    words: Sealed | None
    clocks: Annotated[tuple[RunningClock, ...], AtMost(5)]
    retention_months: int


@stored("recruitment.request_retracted.v1")
@dataclass(frozen=True, slots=True)
class RequestRetracted:
    retain_until: date


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
    """`reason` is for the person; an erasure that has begun has none. `restricts`: the person's data stay restricted.

    From `retain_until` on nobody can read what was written in it.
    """

    person: PersonId
    outcome: Outcome
    ground: Ground | None
    reason: Sealed | None
    restricts: bool
    retain_until: date


@stored("recruitment.clock_ran_out.v1")
@dataclass(frozen=True, slots=True)
class ClockRanOut:
    clock: Clock


@stored("recruitment.request_address_kept.v1")
@dataclass(frozen=True, slots=True)
class RequestAddressKept:
    """The person's keys are destroyed next. This one goes once they have been told, after four days at the latest."""

    address: Sealed


@stored("recruitment.request_address_forgotten.v1")
@dataclass(frozen=True, slots=True)
class RequestAddressForgotten:
    spent: KeyId


@stored("recruitment.request_retention_ended.v1")
@dataclass(frozen=True, slots=True)
class RequestRetentionEnded:
    """Nobody may read any more what was written in it."""


Handling: TypeAlias = RequestAcknowledged | RequestReferred | RequestAdvised | ClockRanOut
Told: TypeAlias = RequestAddressKept | RequestAddressForgotten
Event: TypeAlias = RequestMade | Handling | RequestAnswered | RequestRetracted | Told | RequestRetentionEnded
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
    retention_months: int
    referred: bool
    acknowledged: bool = False
    advice: tuple[Sealed, ...] = ()


@dataclass(frozen=True, slots=True)
class Closed:
    """Answered, or taken back, which leaves `answer` None. `ended`: its retention is over.

    `address` is where somebody is told that they are erased, until they have been; `kept` whether there ever was one.
    """

    asked: Open
    answer: RequestAnswered | None
    retain_until: date
    ended: bool = False
    address: Sealed | None = None
    kept: bool = False

    @property
    def is_carried_out(self) -> bool:
        """An erasure has begun."""
        is_erasure = self.asked.kind is RequestKind.ERASURE
        return is_erasure and self.answer is not None and self.answer.outcome is Outcome.GRANTED


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
WORDS_MISSING = Refusal("words_missing", "Say in words what the person reads, unless all of their data is erased.")
IN_TIME = Refusal("in_time", "This was done in time.")
NOT_CARRIED_OUT = Refusal("not_carried_out", "No erasure that was asked for here has begun.")
ADDRESS_KEPT_ALREADY = Refusal("address_kept_already", "It is known already where this erasure is told.")
STILL_KEPT = Refusal("request_still_kept", "This request is open, or must still be kept.")
RETENTION_ENDED_ALREADY = Refusal("request_retention_ended_already", "What was written in this request is destroyed already.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Unmade(), _:
            return [_made(command)] if isinstance(command, MakeRequest) else NO_SUCH_REQUEST
        case _, MakeRequest():
            return MADE_ALREADY
        case Closed(), _:
            return _after_closing(state, command)
        case Open(person=person), Acknowledge(by) | Advise(by) | Answer(by) if by == person:
            return OWN_REQUEST
        case Open(), Acknowledge() | Advise() | Answer():
            return _officially(state, command)
        case Open(), RunOut() | EndRetention():
            return _fallen_due(state, command)
        case Open(), Retract() | Refer() | CarryOut() | KeepAddress() | ForgetAddress():
            return _of_erasure(state, command)


def _made(command: MakeRequest) -> RequestMade:
    clocks = tuple(_clocks(command.kind, command.on))
    return RequestMade(command.person, command.kind, command.words, clocks, command.retention_months)


def _officially(state: Open, command: Official) -> Decision[Event]:
    match command:
        case Acknowledge():
            return ACKNOWLEDGED_ALREADY if state.acknowledged else [RequestAcknowledged()]
        case Advise(_, advice):
            return [RequestAdvised(advice)]
        case Answer(_, outcome, ground, reason, on):
            restricts = state.kind in RESTRICTING and outcome is not Outcome.REFUSED
            answered = RequestAnswered(state.person, outcome, ground, reason, restricts, _retain_until(state, on))
            return _unanswerable(state, outcome, ground) or [answered]


def _unanswerable(state: Open, outcome: Outcome, ground: Ground | None) -> Refusal | None:
    """Why a request cannot be answered so, or None."""
    if not state.referred:
        return NOT_REFERRED
    if state.kind is RequestKind.ERASURE and outcome is Outcome.GRANTED_IN_PART:
        return NOT_IN_PART
    allowed: frozenset[Ground | None] = frozenset({None}) if outcome is Outcome.GRANTED else frozenset(GROUNDS[state.kind])
    return None if ground in allowed else GROUND_UNFIT


def outcomes_of(state: State) -> list[Outcome]:
    """In which ways it can be answered now, with a ground that fits or without."""
    if not isinstance(state, Open):
        return []
    fits = {Outcome.GRANTED: None, Outcome.GRANTED_IN_PART: min(GROUNDS[state.kind]), Outcome.REFUSED: min(GROUNDS[state.kind])}
    return [outcome for outcome, ground in fits.items() if _unanswerable(state, outcome, ground) is None]


def _after_closing(state: Closed, command: Command) -> Decision[Event]:
    match command:
        case EndRetention(on) if on < state.retain_until:
            return STILL_KEPT
        case EndRetention():
            return RETENTION_ENDED_ALREADY if state.ended else [RequestRetentionEnded()]
        case KeepAddress() | ForgetAddress():
            return _told(state, command)
        case _:
            return ANSWERED_ALREADY if state.answer else RETRACTED_ALREADY


def _told(state: Closed, command: Telling) -> Decision[Event]:
    match command:
        case KeepAddress() if not state.is_carried_out or state.ended:
            return NOT_CARRIED_OUT
        case KeepAddress(address):
            return ADDRESS_KEPT_ALREADY if state.kept else [RequestAddressKept(address)]
        case ForgetAddress():
            return [] if state.address is None else [RequestAddressForgotten(state.address.key)]


def _fallen_due(state: Open, command: RunOut | EndRetention) -> Decision[Event]:
    if isinstance(command, EndRetention):
        return STILL_KEPT
    in_time = state.acknowledged and command.clock is Clock.ACKNOWLEDGEMENT
    return IN_TIME if in_time else [ClockRanOut(command.clock)]


def _of_erasure(state: Open, command: Retract | Refer | CarryOut | Telling) -> Decision[Event]:
    match command:
        case KeepAddress() | ForgetAddress():
            return NOT_CARRIED_OUT
        case _ if state.kind is not RequestKind.ERASURE:
            return NOT_RETRACTABLE
        case Retract(on):
            return [RequestRetracted(_retain_until(state, on))]
        case Refer():
            return REFERRED_ALREADY if state.referred else [RequestReferred()]
        case CarryOut(on):
            until = _retain_until(state, on)
            return [RequestAnswered(state.person, Outcome.GRANTED, None, None, restricts=False, retain_until=until)]


def _retain_until(state: Open, closed_on: date) -> date:
    return months_after(closed_on, state.retention_months)


def _clocks(kind: RequestKind, on: date) -> Iterator[RunningClock]:
    yield _clock(Clock.ANSWER, months_after(on, ANSWERED_WITHIN_MONTHS))
    if kind is RequestKind.COMPLAINT:
        yield _clock(Clock.ACKNOWLEDGEMENT, on + ACKNOWLEDGED_WITHIN)


def _clock(clock: Clock, by: date) -> RunningClock:
    return RunningClock(clock, by, by + timedelta(days=1))


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, RequestMade(person, kind, words, _, months):
            return Open(person, kind, words, months, referred=kind is not RequestKind.ERASURE)
        case Open(), RequestAcknowledged():
            return replace(state, acknowledged=True)
        case Open(), RequestReferred():
            return replace(state, referred=True)
        case Open(), RequestAdvised(advice):
            return replace(state, advice=(*state.advice, advice))
        case Open(), RequestAnswered():
            return Closed(state, event, event.retain_until)
        case Open(), RequestRetracted(retain_until):
            return Closed(state, None, retain_until)
        case Closed(), _:
            return _closed_after(state, event)
        case _:
            return state


def _closed_after(state: Closed, event: Event) -> Closed:
    match event:
        case RequestAddressKept(address):
            return replace(state, address=address, kept=True)
        case RequestAddressForgotten():
            return replace(state, address=None)
        case RequestRetentionEnded():
            return replace(state, ended=True, address=None)
        case _:
            return state


def spends(earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    """Everything that was written in it, when retention ends; the address to which an erasure was told, before."""
    if isinstance(event, RequestAddressForgotten):
        return [event.spent]
    return [value.key for each in earlier for value in sealed_in(each)] if isinstance(event, RequestRetentionEnded) else ()


requests: Final[Decider[Command, State, Event]] = Decider(Unmade(), decide, evolve)
