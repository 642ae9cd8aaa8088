"""A person who asks to be erased: a hold of seven days, then the vault forgets the keys, then it is on record that it did.

The hold leaves time for a mistake or a legal hold to be noticed. What is on record says nothing about the person but that.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from plp_kit.deciding import Decider, Decision, Refusal

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


Command: TypeAlias = AskErasure | ConfirmErased | RecordErased


# Events


@dataclass(frozen=True, slots=True)
class ErasureAsked:
    due_at: datetime


@dataclass(frozen=True, slots=True)
class PersonErased:
    pass


Event: TypeAlias = ErasureAsked | PersonErased


# States


@dataclass(frozen=True, slots=True)
class Known:
    pass


@dataclass(frozen=True, slots=True)
class Held:
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Erased:
    pass


State: TypeAlias = Known | Held | Erased


# Refusals

ERASURE_ASKED_ALREADY = Refusal("erasure_asked_already", "You have asked for erasure. It is done when the seven days are over.")
ERASURE_NOT_ASKED = Refusal("erasure_not_asked", "This person has not asked for erasure.")
HOLD_NOT_OVER = Refusal("hold_not_over", "The seven days' hold is not over.")
ERASED_ALREADY = Refusal("erased_already", "This person is erased.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case Erased(), _:
            return ERASED_ALREADY
        case _, RecordErased():
            return [PersonErased()]
        case Known(), AskErasure(at):
            return [ErasureAsked(due_at=at + HOLD)]
        case Known(), _:
            return ERASURE_NOT_ASKED
        case Held(), AskErasure():
            return ERASURE_ASKED_ALREADY
        case Held(due_at), ConfirmErased(at):
            return HOLD_NOT_OVER if at < due_at else [PersonErased()]


def evolve(_: State, event: Event) -> State:
    match event:
        case ErasureAsked(due_at):
            return Held(due_at)
        case PersonErased():
            return Erased()


people: Decider[Command, State, Event] = Decider(Known(), decide, evolve)
