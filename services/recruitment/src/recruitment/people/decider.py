"""A person and their data: erasure after seven days, a legal hold that stops it, a restriction of who may view it.

The seven days leave time for the data protection officer to refuse, or to place a legal hold. Then the log says that the erasure
has begun, and no hold stops it any more; the vault destroys the keys; and the log says that the person is erased. It says
nothing else about them.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.core.stored import stored

HOLD: Final = timedelta(days=7)


# Commands


@dataclass(frozen=True, slots=True)
class AskErasure:
    at: datetime


@dataclass(frozen=True, slots=True)
class BeginErasure:
    """Given before the vault destroys any key."""

    at: datetime


@dataclass(frozen=True, slots=True)
class ConfirmErased:
    """Given once the vault has destroyed the keys."""


@dataclass(frozen=True, slots=True)
class RecordErased:
    """The vault says so, and this log, which was restored, does not."""


@dataclass(frozen=True, slots=True)
class RefuseErasure:
    """The data protection officer's decision within the seven days; the reason is in the person's request."""


@dataclass(frozen=True, slots=True)
class PlaceHold:
    """A legal hold: neither erasure nor the end of retention destroys anything.

    `destruction_begun`: the keys of an application of theirs are being destroyed at this moment.
    """

    reference: str
    destruction_begun: bool


@dataclass(frozen=True, slots=True)
class LiftHold:
    at: datetime


@dataclass(frozen=True, slots=True)
class Restrict:
    """Whether what the person wrote is kept and shown to nobody else."""

    restricted: bool


@dataclass(frozen=True, slots=True)
class OfficerDecision:
    """What the data protection officer decides about a person. `known`: they have applied here, or a list names them."""

    known: bool
    decision: "RefuseErasure | PlaceHold | LiftHold | Restrict"


Erasure: TypeAlias = AskErasure | BeginErasure | ConfirmErased | RefuseErasure
Command: TypeAlias = Erasure | RecordErased | PlaceHold | LiftHold | Restrict | OfficerDecision


# Events


@stored("recruitment.erasure_asked.v1")
@dataclass(frozen=True, slots=True)
class ErasureAsked:
    due_at: datetime


@stored("recruitment.erasure_begun.v1")
@dataclass(frozen=True, slots=True)
class ErasureBegun:
    """The seven days are over and nothing has stopped it: the keys are being destroyed."""


@stored("recruitment.person_erased.v1")
@dataclass(frozen=True, slots=True)
class PersonErased:
    pass


@stored("recruitment.erasure_refused.v1")
@dataclass(frozen=True, slots=True)
class ErasureRefused:
    pass


@stored("recruitment.hold_placed.v1")
@dataclass(frozen=True, slots=True)
class HoldPlaced:
    """`reference` is where the reason is filed."""

    reference: str


@stored("recruitment.hold_lifted.v1")
@dataclass(frozen=True, slots=True)
class HoldLifted:
    """An erasure that was asked for falls due again, no earlier than seven days from now."""

    erasure_due_at: datetime | None


@stored("recruitment.restriction_changed.v1")
@dataclass(frozen=True, slots=True)
class RestrictionChanged:
    restricted: bool


Event: TypeAlias = ErasureAsked | ErasureBegun | PersonErased | ErasureRefused | HoldPlaced | HoldLifted | RestrictionChanged


# States


@dataclass(frozen=True, slots=True)
class Known:
    """`due_at` is when an erasure that was asked for falls due."""

    due_at: datetime | None = None
    on_hold: bool = False
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class BeingErased:
    restricted: bool


@dataclass(frozen=True, slots=True)
class Erased:
    pass


State: TypeAlias = Known | BeingErased | Erased


# Refusals

NO_SUCH_PERSON = Refusal("no_such_person", "Nobody with this id is known here.", Kind.MISSING)
ERASURE_ASKED_ALREADY = Refusal(
    "erasure_asked_already", "You have asked for erasure already. It is done when the seven days are over."
)
ERASURE_NOT_ASKED = Refusal("erasure_not_asked", "This person has not asked for erasure.")
ERASURE_NOT_BEGUN = Refusal("erasure_not_begun", "The erasure of this person has not begun.")
ERASURE_BEGUN = Refusal("erasure_begun", "The erasure of this person has begun. Nothing stops it any more.")
HOLD_NOT_OVER = Refusal("hold_not_over", "The seven days before an erasure are not over.")
ERASED_ALREADY = Refusal("erased_already", "This person is erased.")
ON_HOLD = Refusal("on_hold", "This person's data is on legal hold: nothing of it may be destroyed.")
ON_HOLD_ALREADY = Refusal("on_hold_already", "This person's data is on legal hold already.")
NOT_ON_HOLD = Refusal("not_on_hold", "This person's data is not on legal hold.")
DESTRUCTION_BEGUN = Refusal(
    "destruction_begun", "Retention of an application of this person has ended, and it is being destroyed. Try again in a minute."
)
RESTRICTION_UNCHANGED = Refusal("restriction_unchanged", "This is how it is already.")
RESTRICTED = Refusal("restricted", "This person has restricted the use of their data: nobody else may see what they wrote.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case _, OfficerDecision(known, decision):
            return decide(state, decision) if known else NO_SUCH_PERSON
        case Erased(), _:
            return ERASED_ALREADY
        case _, RecordErased():
            return [PersonErased()]
        case BeingErased(), _:
            return _while_erasing(command)
        case Known(), AskErasure() | BeginErasure() | ConfirmErased() | RefuseErasure():
            return _erasure(state, command)
        case Known(), PlaceHold() | LiftHold():
            return _hold(state, command)
        case Known(), Restrict(restricted):
            return RESTRICTION_UNCHANGED if restricted == state.restricted else [RestrictionChanged(restricted)]


def _while_erasing(command: Command) -> Decision[Event]:
    match command:
        case AskErasure():
            return ERASURE_ASKED_ALREADY
        case BeginErasure():
            return []
        case ConfirmErased():
            return [PersonErased()]
        case _:
            return ERASURE_BEGUN


def _erasure(state: Known, command: Erasure) -> Decision[Event]:
    match command, state.due_at:
        case AskErasure(at), None:
            return ON_HOLD if state.on_hold else [ErasureAsked(due_at=at + HOLD)]
        case AskErasure(), _:
            return ERASURE_ASKED_ALREADY
        case _, None:
            return ERASURE_NOT_ASKED
        case RefuseErasure(), _:
            return [ErasureRefused()]
        case BeginErasure(at), due_at:
            return _undue(state, at, due_at) or [ErasureBegun()]
        case ConfirmErased(), _:
            return ERASURE_NOT_BEGUN


def _undue(state: Known, at: datetime, due_at: datetime) -> Refusal | None:
    if state.on_hold:
        return ON_HOLD
    return HOLD_NOT_OVER if at < due_at else None


def _hold(state: Known, command: PlaceHold | LiftHold) -> Decision[Event]:
    match command:
        case PlaceHold() if state.on_hold:
            return ON_HOLD_ALREADY
        case PlaceHold(reference, destruction_begun):
            return DESTRUCTION_BEGUN if destruction_begun else [HoldPlaced(reference)]
        case LiftHold(at):
            return [HoldLifted(state.due_at and max(state.due_at, at + HOLD))] if state.on_hold else NOT_ON_HOLD


def hidden(state: State, *, own: bool) -> Refusal | None:
    """Why what the person wrote is hidden from somebody, or None. It is never hidden from the person: `own`."""
    restricted = not isinstance(state, Erased) and state.restricted
    return RESTRICTED if restricted and not own else None


def evolve(state: State, event: Event) -> State:
    match state, event:
        case _, PersonErased():
            return Erased()
        case Known(), ErasureBegun():
            return BeingErased(state.restricted)
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
        case _:
            return state


people: Final[Decider[Command, State, Event]] = Decider(Known(), decide, evolve)
