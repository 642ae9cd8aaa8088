"""The refusals of an operation are found in its route, its use cases, and what the decider says to the commands they make."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import pytest

from plp_kit.core.deciding import Decider, Decision, Kind, Refusal
from plp_kit.web.refusing.codes import refusals

UNKNOWN = Refusal("unknown", "There is no such door.", Kind.MISSING)
OPEN_ALREADY = Refusal("open_already", "It is open.")
SHUT_ALREADY = Refusal("shut_already", "It is shut.")
LOCKED = Refusal("locked", "It is locked.")
TOO_NARROW = Refusal("too_narrow", "Nobody fits through that.")
TOO_LOW = Refusal("too_low", "Nobody can stand in that.")
NOT_YOURS = Refusal("not_yours", "It is somebody else's.", Kind.FORBIDDEN)
FOR_NOBODY = Refusal("for_nobody", "No command meets this.")


@dataclass(frozen=True)
class Open:
    width: int


@dataclass(frozen=True)
class Shut:
    gently: bool


@dataclass(frozen=True)
class Lock:
    pass


@dataclass(frozen=True)
class Gone:
    pass


Moving: TypeAlias = Open | Shut
Command: TypeAlias = Moving | Lock
UNFIT: tuple[tuple[Refusal, Callable[[Open], bool]], ...] = (
    (TOO_NARROW, lambda command: command.width < 1),
    (TOO_LOW, lambda command: command.width < 0),
)


def decide(state: Gone | None, command: Command) -> Decision[str]:
    match state, command:
        case Gone(), _:
            return UNKNOWN
        case _, Open() | Shut():
            return _move(state, command)
        case _ if isinstance(command, Moving):
            return FOR_NOBODY
        case _, Lock():
            return LOCKED


def _move(state: Gone | None, command: Moving) -> Decision[str]:
    if not isinstance(command, Open):
        return [] if state else SHUT_ALREADY
    return next((refusal for refusal, holds in UNFIT if holds(command)), None) or ([] if state else OPEN_ALREADY)


doors: Decider[Command, Gone | None, str] = Decider(initial=None, decide=decide, evolve=lambda state, _: state)


@dataclass(frozen=True)
class Wish:
    """A command made by a method, as use cases do that seal before they decide."""

    gently: bool

    def command(self) -> Shut | Refusal:
        return Shut(self.gently) if self.gently else NOT_YOURS


def handle(_decider: object, _command: object) -> None:
    """As the kit's: it knows nothing of any decider."""


def opening() -> None:
    handle(doors, Open(3))


def shutting(wish: Wish) -> None:
    handle(doors, wish.command())


def locking() -> Refusal | None:
    handle(doors, Lock())
    return Refusal("locked_twice", f"It has been locked {2} times.", Kind.FORBIDDEN)


def looking() -> None:
    handle(doors, lambda: UNKNOWN)


@pytest.mark.parametrize(
    ("route", "codes"),
    [
        (opening, {"unknown", "open_already", "too_narrow", "too_low"}),
        (shutting, {"unknown", "shut_already", "not_yours"}),
        (locking, {"unknown", "locked", "locked_twice"}),
        (looking, {"unknown"}),
    ],
)
def test_an_operation_has_the_refusals_of_its_own_commands(route: Callable[..., object], codes: set[str]) -> None:
    assert {refusal.code for refusal in refusals(route, __name__.partition(".")[0])} == codes


def test_a_refusal_that_is_made_on_the_spot_has_its_kind() -> None:
    made = next(refusal for refusal in refusals(locking, __name__.partition(".")[0]) if refusal.code == "locked_twice")
    assert made.kind is Kind.FORBIDDEN
