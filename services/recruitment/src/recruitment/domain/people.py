"""A person and their data: erasure after seven days' hold, a legal hold that stops it, a restriction of who may look.

The seven days leave time for the data protection officer to refuse, or for a legal hold to be placed. Then the vault forgets the
keys, then it is on record that it did. What is on record says nothing about the person but that.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Refusal

HOLD: Final = timedelta(days=7)


# Commands


@dataclass(frozen=True, slots=True)
class AskErasure:
    at: datetime


@dataclass(frozen=True, slots=True)
class ConfirmErased:
    """Given once the vault has destroyed the keys."""

    at: datetime


@dataclass(frozen=True, slots=True)
class RecordErased:
    """Where the vault says so and this log, restored from before, does not."""


@dataclass(frozen=True, slots=True)
class RefuseErasure:
    """The data protection officer's decision, within the seven days; the reason stands in the person's request."""


@dataclass(frozen=True, slots=True)
class PlaceHold:
    """A legal hold: neither erasure nor the end of a retention period destroys anything."""

    reference: str


@dataclass(frozen=True, slots=True)
class LiftHold:
    at: datetime


@dataclass(frozen=True, slots=True)
class Restrict:
    """What the person wrote is kept and not looked at, or is looked at again."""

    restricted: bool


Command: TypeAlias = AskErasure | ConfirmErased | RecordErased | RefuseErasure | PlaceHold | LiftHold | Restrict


# Events


@dataclass(frozen=True, slots=True)
class ErasureAsked:
    due_at: datetime


@dataclass(frozen=True, slots=True)
class PersonErased:
    pass


@dataclass(frozen=True, slots=True)
class ErasureRefused:
    pass


@dataclass(frozen=True, slots=True)
class HoldPlaced:
    """`reference` is where the reason is filed."""

    reference: str


@dataclass(frozen=True, slots=True)
class HoldLifted:
    """An erasure that was asked for falls due again, seven days later at the earliest."""

    erasure_due_at: datetime | None


@dataclass(frozen=True, slots=True)
class RestrictionChanged:
    restricted: bool


Event: TypeAlias = ErasureAsked | PersonErased | ErasureRefused | HoldPlaced | HoldLifted | RestrictionChanged


# States


@dataclass(frozen=True, slots=True)
class Known:
    """`due_at` is when an erasure that was asked for is done."""

    due_at: datetime | None = None
    on_hold: bool = False
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Erased:
    pass


State: TypeAlias = Known | Erased


# Refusals

ERASURE_ASKED_ALREADY = Refusal("erasure_asked_already", "You have asked for erasure. It is done when the seven days are over.")
ERASURE_NOT_ASKED = Refusal("erasure_not_asked", "This person has not asked for erasure.")
HOLD_NOT_OVER = Refusal("hold_not_over", "The seven days' hold is not over.")
ERASED_ALREADY = Refusal("erased_already", "This person is erased.")
ON_HOLD = Refusal("on_hold", "This person's data is on legal hold: nothing of it may be destroyed.")
ON_HOLD_ALREADY = Refusal("on_hold_already", "This person's data is on legal hold already.")
NOT_ON_HOLD = Refusal("not_on_hold", "This person's data is not on legal hold.")
RESTRICTION_UNCHANGED = Refusal("restriction_unchanged", "That is so already.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Erased(), _:
            return ERASED_ALREADY
        case _, RecordErased():
            return [PersonErased()]
        case Known(), AskErasure() | ConfirmErased() | RefuseErasure():
            return _erasure(state, command)
        case Known(on_hold=on_hold), PlaceHold(reference):
            return ON_HOLD_ALREADY if on_hold else [HoldPlaced(reference)]
        case Known(on_hold=on_hold), LiftHold(at):
            return [HoldLifted(state.due_at and max(state.due_at, at + HOLD))] if on_hold else NOT_ON_HOLD
        case Known(), Restrict(restricted):
            return RESTRICTION_UNCHANGED if restricted == state.restricted else [RestrictionChanged(restricted)]


def _erasure(state: Known, command: AskErasure | ConfirmErased | RefuseErasure) -> Decision[Event]:
    match command, state.due_at:
        case AskErasure(at), None:
            return ON_HOLD if state.on_hold else [ErasureAsked(due_at=at + HOLD)]
        case AskErasure(), _:
            return ERASURE_ASKED_ALREADY
        case _, None:
            return ERASURE_NOT_ASKED
        case RefuseErasure(), _:
            return [ErasureRefused()]
        case ConfirmErased(at), due_at:
            return undue(state, at, due_at) or [PersonErased()]


def undue(state: Known, at: datetime, due_at: datetime) -> Refusal | None:
    """What keeps an erasure from being done, asked before the vault destroys anything."""
    if state.on_hold:
        return ON_HOLD
    return HOLD_NOT_OVER if at < due_at else None


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, PersonErased():
            return Erased()
        case Erased(), _:
            return state
        case Known(), ErasureAsked(due_at):
            return replace(state, due_at=due_at)
        case Known(), ErasureRefused():
            return replace(state, due_at=None)
        case Known(), HoldPlaced():
            return replace(state, on_hold=True)
        case Known(), HoldLifted(due_at):
            return replace(state, on_hold=False, due_at=due_at)
        case Known(), RestrictionChanged(restricted):
            return replace(state, restricted=restricted)


people: Decider[Command, State, Event] = Decider(Known(), decide, evolve)
