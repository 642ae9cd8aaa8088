"""A person and their data: who may see what they wrote, and their erasure.

Their data are restricted from the moment at which they ask for a restriction, object, or ask to be erased, and nobody but the
data protection officer and the decision-maker sees which of these it was. An erasure may be taken back until it begins, at the
earliest seven days after it was asked for. A clean one is then decided by the trust's rule, if it has approved one, every other
by a person. Whether the vault preserves the person arrives in the command; a legal hold is not on this stream, because the person
sees what is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from typing import Final, TypeAlias
from uuid import UUID

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from recruitment.people.events import (
    ErasureAsked,
    ErasureBegun,
    ErasureGranted,
    ErasureReferred,
    ErasureRefused,
    ErasureRetracted,
    ErasureSuspended,
    Event,
    PersonErased,
    RequestOpened,
    RequestSettled,
    Restricting,
    RestrictionChanged,
    RestrictionsEnded,
)
from recruitment.trusts.clean_erasures import CleanErasures, is_looked_at, waits

# Commands


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """`restricts`: the data are restricted until it is settled."""

    request: UUID
    restricts: bool


@dataclass(frozen=True, slots=True)
class SettleRequest:
    """`restricts`: the data stay restricted."""

    request: UUID
    restricts: bool


@dataclass(frozen=True, slots=True)
class EndRestrictions:
    """Of requests that were granted. `known`: the person has applied here, or a list names them."""

    known: bool


@dataclass(frozen=True, slots=True)
class AskErasure:
    """`asked_elsewhere`: the human has asked for it under another id."""

    request: UUID
    at: datetime
    freshly_signed_in: bool
    rule: CleanErasures | None
    asked_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class RetractErasure:
    pass


@dataclass(frozen=True, slots=True)
class DecideErasure:
    """By the trust's `rule`, if it has one. `draw` is a random number below DRAWS: by it a person looks at some of all cases.

    `open_elsewhere` are the human's requests under other ids.
    """

    at: datetime
    draw: int
    rule: CleanErasures | None
    preserved: bool
    open_elsewhere: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class GrantErasure:
    """By the decision-maker."""

    preserved: bool


@dataclass(frozen=True, slots=True)
class RefuseErasure:
    """By the decision-maker; ground and words are in the request."""


@dataclass(frozen=True, slots=True)
class BeginErasure:
    """Given once the vault has made it certain: nobody can preserve the person any more."""


@dataclass(frozen=True, slots=True)
class BeginJoined:
    """As `BeginErasure`: the erasure was asked for under another id of the same human."""

    request: UUID


@dataclass(frozen=True, slots=True)
class ReferErasure:
    """Given where the vault preserves the person since the erasure was granted."""


@dataclass(frozen=True, slots=True)
class ConfirmErased:
    """Given once the vault has destroyed the keys."""


@dataclass(frozen=True, slots=True)
class RecordErased:
    """The vault says so, and this log, which was restored, does not."""


Asking: TypeAlias = AskErasure | RetractErasure
Deciding: TypeAlias = DecideErasure | GrantErasure | RefuseErasure
CarryingOut: TypeAlias = BeginErasure | ReferErasure | ConfirmErased
Restriction: TypeAlias = OpenRequest | SettleRequest | EndRestrictions
Command: TypeAlias = Restriction | Asking | Deciding | CarryingOut | BeginJoined | RecordErased


# States


@dataclass(frozen=True, slots=True)
class Asked:
    request: UUID
    due_at: datetime
    freshly_signed_in: bool


@dataclass(frozen=True, slots=True)
class Referred:
    request: UUID


@dataclass(frozen=True, slots=True)
class Granted:
    """`referred`: by the decision-maker, not by rule."""

    request: UUID
    referred: bool


Erasure: TypeAlias = Asked | Referred | Granted


@dataclass(frozen=True, slots=True)
class Known:
    """`open` are requests that wait for an answer, `restricting` those that restrict, answered or not."""

    open: frozenset[UUID] = frozenset()
    restricting: frozenset[UUID] = frozenset()
    erasure: Erasure | None = None

    @property
    def restricted(self) -> bool:
        return bool(self.restricting) or self.erasure is not None


@dataclass(frozen=True, slots=True)
class BeingErased:
    pass


@dataclass(frozen=True, slots=True)
class Erased:
    pass


State: TypeAlias = Known | BeingErased | Erased


# Refusals

NO_SUCH_PERSON = Refusal("no_such_person", "Nobody with this id is known here.", Kind.MISSING)
GONE = Refusal("no_such_person_any_more", "There is nobody here to whom this belongs.", Kind.MISSING)
NOT_AVAILABLE = Refusal("not_available", "This person's data is not available.", Kind.FORBIDDEN)
ERASURE_ASKED_ALREADY = Refusal("erasure_asked_already", "You have asked for erasure already.")
ERASURE_NOT_ASKED = Refusal("erasure_not_asked", "This person has not asked for erasure.")
ERASURE_NOT_DUE = Refusal("erasure_not_due", "The days in which an erasure may be taken back are not over.")
ERASURE_DECIDED = Refusal("erasure_decided", "The rule has looked at this erasure already.")
ERASURE_NOT_REFERRED = Refusal("erasure_not_referred", "This erasure does not wait for the decision-maker.")
ERASURE_NOT_GRANTED = Refusal("erasure_not_granted", "The erasure of this person is not granted.")
ERASURE_BEGUN = Refusal("erasure_begun", "The erasure of this person has begun. Nothing stops it any more.")
ERASED_ALREADY = Refusal("erased_already", "This person is erased.")
PRESERVED = Refusal("preserved", "Nothing of this person may be destroyed for now: there is a legal hold.")
NOT_RESTRICTED = Refusal("not_restricted", "No restriction that was granted is in force.")


def decide(state: State, command: Command) -> Decision[Event]:
    decision = _decided(state, command)
    return decision if isinstance(decision, Refusal) else _with_change(state, decision)


def _with_change(state: State, events: Sequence[Event]) -> Sequence[Event]:
    """The events, and whether they change who may see the person's data."""
    after = reduce(evolve, events, state)
    if not isinstance(state, Known) or not isinstance(after, Known) or state.restricted == after.restricted:
        return events
    return [*events, RestrictionChanged(after.restricted)]


def _decided(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case _, EndRestrictions(known=False):
            return NO_SUCH_PERSON
        case Erased(), _:
            return ERASED_ALREADY
        case _, RecordErased():
            return [*_begun_meanwhile(state), PersonErased()]
        case BeingErased(), _:
            return [PersonErased()] if isinstance(command, ConfirmErased) else ERASURE_BEGUN
        case Known(), OpenRequest() | SettleRequest() | EndRestrictions():
            return _restriction(state, command)
        case Known(erasure=erasure), AskErasure() | BeginJoined():
            return _of_the_human(erasure, command)
        case Known(erasure=erasure), _:
            return _erasure(state, erasure, command) if erasure else ERASURE_NOT_ASKED


def _begun_meanwhile(state: State) -> Sequence[Event]:
    """An erasure that this log, which was restored, knows as asked for has begun since."""
    return [ErasureBegun(state.erasure.request)] if isinstance(state, Known) and state.erasure else []


def _of_the_human(erasure: Erasure | None, command: AskErasure | BeginJoined) -> Decision[Event]:
    match command:
        case AskErasure(asked_elsewhere=elsewhere) if erasure or elsewhere:
            return ERASURE_ASKED_ALREADY
        case AskErasure(request, at, fresh, rule):
            return [ErasureAsked(request, at + waits(rule), fresh)]
        case BeginJoined(request):
            return [ErasureBegun(erasure.request if erasure else request)]


def _restriction(state: Known, command: Restriction) -> Decision[Event]:
    match command:
        case OpenRequest(request, restricts):
            return [] if request in state.open else [RequestOpened(request, restricts)]
        case SettleRequest(request, restricts):
            return [RequestSettled(request, restricts)] if request in state.open else []
        case EndRestrictions():
            return [RestrictionsEnded()] if state.restricting - state.open else NOT_RESTRICTED


def _erasure(state: Known, erasure: Erasure, command: RetractErasure | Deciding | CarryingOut) -> Decision[Event]:
    match command:
        case RetractErasure():
            return ERASURE_BEGUN if isinstance(erasure, Granted) else [ErasureRetracted()]
        case DecideErasure():
            return _by_rule(state, erasure, command)
        case GrantErasure() | RefuseErasure():
            return _by_a_person(erasure, command)
        case BeginErasure() | ReferErasure() | ConfirmErased():
            return _carried_out(erasure, command)


def _by_rule(state: Known, erasure: Erasure, command: DecideErasure) -> Decision[Event]:
    if not isinstance(erasure, Asked):
        return ERASURE_DECIDED
    if command.at < erasure.due_at:
        return ERASURE_NOT_DUE
    return [ErasureGranted()] if _is_clean(state, erasure, command) else [ErasureReferred(erasure.request)]


def _by_a_person(erasure: Erasure, command: GrantErasure | RefuseErasure) -> Decision[Event]:
    match erasure, command:
        case Referred(), GrantErasure(preserved):
            return PRESERVED if preserved else [ErasureGranted()]
        case Referred(), RefuseErasure():
            return [ErasureRefused()]
        case _:
            return ERASURE_NOT_REFERRED


def _carried_out(erasure: Erasure, command: CarryingOut) -> Decision[Event]:
    match erasure, command:
        case Granted(request), BeginErasure():
            return [ErasureBegun(request)]
        case Granted(request, referred), ReferErasure():
            return [ErasureSuspended()] if referred else [ErasureReferred(request)]
        case _:
            return ERASURE_NOT_GRANTED


def _is_clean(state: Known, asked: Asked, command: DecideErasure) -> bool:
    """A fresh sign-in, nothing preserved, no other open request under any id; and the trust's rule leaves it to no person."""
    others = (state.open | command.open_elsewhere) - {asked.request}
    looked_at = is_looked_at(command.rule, command.draw)
    return asked.freshly_signed_in and not command.preserved and not others and not looked_at


def hidden(state: State, *, own: bool) -> Refusal | None:
    """Why what the person wrote is hidden from somebody, or None. A restriction hides nothing from the person: `own`."""
    match state:
        case Known():
            return NOT_AVAILABLE if state.restricted and not own else None
        case BeingErased() | Erased():
            return GONE


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, PersonErased():
            return Erased()
        case Known(), ErasureBegun():
            return BeingErased()
        case Known(), RequestOpened() | RequestSettled() | RestrictionsEnded() | RestrictionChanged():
            return _restricted(state, event)
        case Known(), _:
            return replace(state, erasure=_erasure_after(state.erasure, event))
        case _:
            return state


def _restricted(state: Known, event: Restricting) -> Known:
    match event:
        case RequestOpened(request, restricts):
            restricting = state.restricting | {request} if restricts else state.restricting
            return replace(state, open=state.open | {request}, restricting=restricting)
        case RequestSettled(request, restricts):
            restricting = state.restricting if restricts else state.restricting - {request}
            return replace(state, open=state.open - {request}, restricting=restricting)
        case RestrictionsEnded():
            return replace(state, restricting=state.restricting & state.open)
        case RestrictionChanged():
            return state


def _erasure_after(erasure: Erasure | None, event: Event) -> Erasure | None:
    match erasure, event:
        case None, ErasureAsked(request, due_at, fresh):
            return Asked(request, due_at, fresh)
        case Asked(request) | Granted(request), ErasureReferred() | ErasureSuspended():
            return Referred(request)
        case Asked(request) | Referred(request), ErasureGranted():
            return Granted(request, isinstance(erasure, Referred))
        case _:
            return None


people: Final[Decider[Command, State, Event]] = Decider(Known(), decide, evolve)
