"""Trying parked messages again: the oldest of a stream, applied and taken away in one transaction, which is written down."""

from dataclasses import dataclass

from plp_kit.core.database import Db, TenantDatabase
from plp_kit.core.handling import Handler
from plp_kit.messaging.bus.port import Topic
from plp_kit.messaging.consuming import history, offsets, parking
from plp_kit.messaging.consuming.history import Action, Instruction
from plp_kit.messaging.consuming.parking import Parked
from plp_kit.messaging.consuming.reacting import Failed, Subscription, attempt


@dataclass(frozen=True, slots=True)
class Retried:
    """`failed` says why the message stays parked; None once it is applied."""

    parked: Parked
    failed: Failed | None


@dataclass(frozen=True, slots=True)
class Retrying:
    """A topic's parked messages, as the service applies them."""

    database: TenantDatabase
    handler: Handler
    subscription: Subscription
    topic: Topic

    def oldest(self, stream: str, instruction: Instruction) -> Retried | None:
        """What came of the stream's oldest parked message; None where nothing of the stream is parked.

        Under the lock of the stream's row, which the consumer takes too: what arrives meanwhile is parked behind it, or applied.
        """
        return self.database.retrying(lambda db: self._oldest(db, stream, instruction))

    def resume(self, instruction: Instruction) -> None:
        """Lets the topic go on if it was halted."""
        with self.database.transaction() as db:
            halted = offsets.lock(db, str(self.topic)).halted
            if halted is not None:
                offsets.resume(db, str(self.topic))
                history.record_resumed(db, instruction, str(self.topic), halted)

    def _oldest(self, db: Db, stream: str, instruction: Instruction) -> Retried | None:
        parked = parking.oldest(db, str(self.topic), stream) if parking.is_parked(db, str(self.topic), stream) else None
        if parked is None:
            return None
        failed = attempt(db, self.handler, self.subscription, self.topic, parked.message, None)
        history.record(db, instruction, Action.RETRIED, parked, failed.code if failed else "applied")
        if failed is None:
            parking.remove(db, str(self.topic), parked.sequence)
        return Retried(parked, failed)
