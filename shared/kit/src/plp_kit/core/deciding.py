"""Deciders: a pure `decide` and a pure `evolve`, and a decision, which is either events or a refusal."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import reduce
from typing import Any, Generic, TypeAlias, TypeVar

Command = TypeVar("Command")
State = TypeVar("State")
Event = TypeVar("Event")


class Kind(StrEnum):
    """The kind of a refusal, from which HTTP derives the status: 404, 409, 412, 403."""

    MISSING = "missing"
    CONFLICT = "conflict"
    STALE = "stale"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command changes nothing: `code` is for programs and never changes; `message` is for the person who asked.

    `changed_at` is when that was last changed which is not any more as they read it.
    """

    code: str
    message: str
    kind: Kind = Kind.CONFLICT
    changed_at: datetime | None = field(default=None, kw_only=True)


Decision: TypeAlias = Sequence[Event] | Refusal


@dataclass(frozen=True, slots=True, eq=False)
class Decider(Generic[Command, State, Event]):
    """`decide` refuses or yields events and never raises; `evolve` takes every event of the stream and never raises."""

    initial: State
    decide: Callable[[State, Command], Decision[Event]]
    evolve: Callable[[State, Event], State]

    def replay(self, events: Iterable[Event]) -> State:
        return reduce(self.evolve, events, self.initial)


AnyDecider: TypeAlias = Decider[Any, Any, Any]
