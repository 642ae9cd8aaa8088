"""A slice of a service: a kind of stream with its decider, its events, and the tables that they feed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import AnyDecider, Decider, Refusal
from plp_kit.core.events import Recorded
from plp_kit.core.stored import StoredEvents

Command = TypeVar("Command")
State = TypeVar("State")
Event = TypeVar("Event")

Apply: TypeAlias = Callable[[Db, Recorded[Event]], None]
Spends: TypeAlias = Callable[[Sequence[Event], Event], Iterable[UUID]]
"""Of the stream's earlier events and a new one: the keys whose words nobody may read from then on."""


def spends_nothing(_earlier: Sequence[object], _event: object) -> Iterable[UUID]:
    return ()


@dataclass(frozen=True, slots=True)
class Slice(Generic[Command, State, Event]):
    """`kind` is the first part of the stream's name and holds no hyphen; tables are written in the append's transaction.

    The keys that an event spends are spent in it, too.
    """

    kind: str
    decider: Decider[Command, State, Event]
    stored: StoredEvents[Event]
    tables: tuple[Apply[Event], ...] = ()
    spends: Spends[Event] = spends_nothing


AnySlice: TypeAlias = Slice[Any, Any, Any]


class UnknownDecider(Exception):
    """A command for a decider that is in no slice of the service."""


class Slices:
    """A service's slices, found by their deciders."""

    def __init__(self, slices: Iterable[AnySlice]) -> None:
        self._slices = tuple(slices)
        self._by_decider = {each.decider: each for each in self._slices}

    def __iter__(self) -> Iterator[AnySlice]:
        return iter(self._slices)

    def of(self, decider: Decider[Command, State, Event]) -> Slice[Command, State, Event]:
        """Raises UnknownDecider."""
        owner = self._by_decider.get(decider)
        if owner is None:
            raise UnknownDecider(f"no slice here has {decider.decide.__module__}")
        return owner


@dataclass(frozen=True, slots=True)
class Reaction:
    """A command that follows from a fact. A refusal in `already` means that the fact was known before, which is no failure."""

    decider: AnyDecider
    id: UUID
    command: object
    already: tuple[Refusal, ...] = ()
