"""What would be refused, asked before anything is sealed or shown for it. The decision itself is taken when it is handled."""

from typing import TypeVar
from uuid import UUID

from plp_kit.core.aggregates import Aggregate
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import load

Command = TypeVar("Command")
State = TypeVar("State")
Event = TypeVar("Event")


def refusal_of(db: Db, aggregate: Aggregate[Command, State, Event], id: UUID, command: Command) -> Refusal | None:
    decision = aggregate.decider.decide(load(db, aggregate, id).state, command)
    return decision if isinstance(decision, Refusal) else None
