"""What every recorded event carries: the stream it belongs to, its version there, and its origin."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

Event = TypeVar("Event", covariant=True)


@dataclass(frozen=True, slots=True)
class Stream:
    """One decider's history. Its text, `kind-uuid`, is the key in the events table and on the bus."""

    kind: str
    id: UUID

    def __str__(self) -> str:
        return f"{self.kind}-{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Stream":
        """Raises ValueError when `text` is not `kind-uuid`."""
        kind, _, identifier = text.partition("-")
        return cls(kind, UUID(identifier))


@dataclass(frozen=True, slots=True)
class Origin:
    """Who changed something, when in programme time, and why.

    `actor` is a person's id, `deadline` or `event`. `causation` is the id of the event that led here, `correlation` that of the
    first in the chain. `joined` are further events that the decision took together (all candidates of a proposal), recorded with
    the last event that it led to.
    `traceparent` is the W3C trace context; None in a ledger that must not be joined to a request.
    """

    actor: str
    at: datetime
    correlation: UUID
    causation: UUID | None = None
    traceparent: str | None = None
    joined: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded(Generic[Event]):
    """An event as the log holds it; `version` counts from 1 within the stream, `id` is random."""

    stream: Stream
    version: int
    event: Event
    id: UUID
    origin: Origin
