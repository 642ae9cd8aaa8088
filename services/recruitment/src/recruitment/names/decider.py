"""What somebody is called, by the provider of their sign-in, and which roles they had when it was told.

It is kept for two years from the last telling, as long as their sign-in is when nothing else is held of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, TypeAlias

from plp_kit.core.deciding import Decider, Decision, Refusal
from plp_kit.core.parts import AtMost
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.core.stored import stored
from recruitment.dates import months_after

LABEL: Final = "name"
MONTHS_KEPT: Final = 24
TOLD_ANEW_AFTER: Final = 1
"""After so many months the same name is told anew, so that it is kept for two years from then."""

# Commands


@dataclass(frozen=True, slots=True)
class TellName:
    """`name` is None where the one on record, under the key `same_as`, is the same and need not be told anew."""

    name: Sealed | None
    roles: tuple[str, ...]
    on: date
    same_as: KeyId | None = None


@dataclass(frozen=True, slots=True)
class ForgetName:
    on: date


Command: TypeAlias = TellName | ForgetName


# Events


@stored("recruitment.name_told.v1")
@dataclass(frozen=True, slots=True)
class NameTold:
    """`roles` are those of the token with which it was told. It replaces the name before, whose key is `spent`."""

    name: Sealed
    roles: Annotated[tuple[str, ...], AtMost(20)]
    kept_until: date
    spent: Annotated[tuple[KeyId, ...], AtMost(20)] = ()


@stored("recruitment.name_forgotten.v1")
@dataclass(frozen=True, slots=True)
class NameForgotten:
    """Nobody has told it for two years."""

    spent: Annotated[tuple[KeyId, ...], AtMost(20)]


Event: TypeAlias = NameTold | NameForgotten


@dataclass(frozen=True, slots=True)
class Untold:
    pass


@dataclass(frozen=True, slots=True)
class Told:
    name: Sealed
    roles: tuple[str, ...]
    kept_until: date


State: TypeAlias = Untold | Told


# Refusals

TOLD_MEANWHILE = Refusal("name_told_meanwhile", "Another name was told meanwhile. Read it again, then tell it.")
NAME_KEPT = Refusal("name_kept", "This name is kept for longer, or was never told.")


def decide(state: State, command: Command) -> Decision[Event]:
    match state, command:
        case _, TellName(name=Sealed() as name, roles=roles, on=on):
            return [NameTold(name, roles, months_after(on, MONTHS_KEPT), _key(state))]
        case Told(name), TellName(name=None, same_as=same_as, roles=roles, on=on):
            return [] if name.key == same_as and is_up_to_date(state, roles, on) else TOLD_MEANWHILE
        case Told(kept_until=until), ForgetName(on) if on >= until:
            return [NameForgotten(_key(state))]
        case _, ForgetName():
            return NAME_KEPT
        case _, TellName():
            return TOLD_MEANWHILE


def is_up_to_date(state: State, roles: Sequence[str], on: date) -> bool:
    """Whether nothing would be new if the same name was told with these roles on that day."""
    if isinstance(state, Untold):
        return False
    return state.roles == tuple(roles) and months_after(on, MONTHS_KEPT - TOLD_ANEW_AFTER) <= state.kept_until


def _key(state: State) -> tuple[KeyId, ...]:
    return (state.name.key,) if isinstance(state, Told) else ()


def evolve(_state: State, event: Event) -> State:
    match event:
        case NameTold(name, roles, kept_until):
            return Told(name, roles, kept_until)
        case NameForgotten():
            return Untold()


def spends(_earlier: Sequence[Event], event: Event) -> Iterable[KeyId]:
    return event.spent


names: Final[Decider[Command, State, Event]] = Decider(Untold(), decide, evolve)
