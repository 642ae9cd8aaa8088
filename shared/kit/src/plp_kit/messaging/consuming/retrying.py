"""Retries parked messages: the oldest of a stream is applied, removed and recorded in one transaction."""

from collections.abc import Iterator
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
    """`failed` says why the message stays parked; None if it was applied."""

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
        """Retries the stream's oldest parked message; None if the stream has none.

        Locks the stream's row, as the consumer does, so that a message that arrives meanwhile waits for the outcome.
        """
        return self.database.retrying(lambda db: self._oldest(db, stream, instruction))

    def all_of(self, stream: str, instruction: Instruction) -> Iterator[Retried]:
        """Retries the stream's messages in order, each in a transaction of its own; ends after the first that fails again."""
        while retried := self.oldest(stream, instruction):
            yield retried
            if retried.failed:
                return

    def resume(self, instruction: Instruction) -> None:
        """Resumes the topic if it was halted."""
        with self.database.transaction() as db:
            resume(db, self.topic, instruction)

    def _oldest(self, db: Db, stream: str, instruction: Instruction) -> Retried | None:
        parked = parking.oldest(db, str(self.topic), stream) if parking.is_parked(db, str(self.topic), stream) else None
        if parked is None:
            return None
        failed = attempt(db, self.handler, self.subscription, self.topic, parked.message, None)
        history.record(db, instruction, Action.RETRIED, parked, failed.code if failed else "applied")
        if failed is None:
            parking.remove(db, str(self.topic), parked.sequence)
        return Retried(parked, failed)


def resume(db: Db, topic: Topic, instruction: Instruction) -> bool:
    """Whether the topic was halted. From now on it is read again."""
    halted = offsets.lock(db, str(topic)).halted
    if halted is None:
        return False
    offsets.resume(db, str(topic))
    history.record_resumed(db, instruction, str(topic), halted)
    return True
