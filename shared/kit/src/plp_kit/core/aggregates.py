"""An aggregate: a kind of stream with its decider, its stored events and the read models that its events feed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Decider
from plp_kit.core.events import Recorded
from plp_kit.core.stored import StoredEvents

Command = TypeVar("Command")
State = TypeVar("State")
Event = TypeVar("Event")

Apply: TypeAlias = Callable[[Db, Recorded[Event]], None]


@dataclass(frozen=True, slots=True)
class Aggregate(Generic[Command, State, Event]):
    """`kind` is the first part of the stream's name and holds no hyphen; read models are applied in the append's transaction."""

    kind: str
    decider: Decider[Command, State, Event]
    stored: StoredEvents[Event]
    read_models: tuple[Apply[Event], ...] = ()


AnyAggregate: TypeAlias = Aggregate[Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Reaction:
    """A command that follows from a fact. A refusal whose code is in `already` says that the fact was known: all is well."""

    aggregate: AnyAggregate
    id: UUID
    command: object
    already: frozenset[str] = frozenset()
