"""The messages of a topic that one transaction takes in order, and records together at its end."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.messaging.bus.port import Message, Topic
from plp_kit.messaging.consuming import offsets, parking
from plp_kit.messaging.consuming.reacting import Failed

Attempt: TypeAlias = Callable[[Db, Topic, Message], Failed | None]


@dataclass(slots=True)
class Taking:
    """`last` is the highest sequence taken, `parked` are the batch's parked streams, `attempt` applies a message."""

    db: Db
    topic: Topic
    last: int
    parked: set[str]
    attempt: Attempt
    _taken: dict[int, UUID] = field(default_factory=dict)
    _cursor: int = 0

    def take(self, message: Message, cursor_after: int) -> None:
        """Takes the message after `last`."""
        self._taken[message.sequence] = message.id
        self.last, self._cursor = message.sequence, cursor_after

    def received_id(self, sequence: int) -> UUID | None:
        return self._taken.get(sequence) or offsets.received_id(self.db, str(self.topic), sequence)

    def park(self, message: Message, code: str, reason: str) -> None:
        parking.park(self.db, str(self.topic), message, code, reason)
        self.parked.add(message.stream)

    def close(self) -> None:
        if self._taken:
            offsets.advance(self.db, str(self.topic), self._taken, self._cursor)
