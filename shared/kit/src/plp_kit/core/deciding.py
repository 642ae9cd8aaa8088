"""Deciders: a pure `decide` and a pure `evolve`, and the two things that a decision can be: events, or a refusal."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Generic, TypeAlias, TypeVar

Command = TypeVar("Command")
State = TypeVar("State")
Event = TypeVar("Event")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command changes nothing: `code` for programs, stable for ever; `sentence` for the person who asked."""

    code: str
    sentence: str


Decision: TypeAlias = Sequence[Event] | Refusal


@dataclass(frozen=True, slots=True)
class Decider(Generic[Command, State, Event]):
    """`decide` refuses or yields events and never raises; `evolve` takes every event of the stream and never raises."""

    initial: State
    decide: Callable[[State, Command], Decision[Event]]
    evolve: Callable[[State, Event], State]

    def replay(self, events: Iterable[Event]) -> State:
        return reduce(self.evolve, events, self.initial)
