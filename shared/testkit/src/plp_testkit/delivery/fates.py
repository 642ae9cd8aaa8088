"""What befalls a relay or a consumer at one moment of its work: it is killed there, or stopped, by its own hand."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from signal import Signals

from plp_kit.core.database import Db
from plp_kit.messaging.bus.port import Delivery, Message, Sender, Topic
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.consuming.taking import Attempt
from plp_kit.messaging.relay import numbering
from plp_kit.messaging.relay.relay import BATCH, Relay


class Moment(StrEnum):
    """`NUMBERING` and `APPLIED` are within a transaction that holds a topic's row."""

    WAITING = "before numbering"
    NUMBERING = "while numbering"
    NUMBERED = "between numbering and send"
    SENT = "between send and acknowledgement"
    ACKNOWLEDGED = "after the acknowledgement"
    APPLIED = "before the consumer's commit"
    COMMITTED = "after the consumer's commit"


@dataclass(slots=True)
class Fate:
    """`signal` strikes the process that comes to this moment for the `nth` time; after a SIGSTOP it goes on when woken."""

    moment: Moment | None = None
    signal: Signals = Signals.SIGKILL
    nth: int = 1

    def at(self, moment: Moment) -> None:
        if moment is self.moment:
            self.nth -= 1
            if self.nth == 0:
                os.kill(os.getpid(), self.signal)


@dataclass(slots=True)
class FatedSender:
    sender: Sender
    fate: Fate

    def send(self, topic: Topic, messages: Sequence[Message]) -> None:
        self.fate.at(Moment.NUMBERED)
        self.sender.send(topic, messages)
        self.fate.at(Moment.SENT)

    def last_sequence(self, topic: Topic) -> int:
        return self.sender.last_sequence(topic)

    def close(self) -> None:
        self.sender.close()


@dataclass
class FatedRelay(Relay):
    """Its sender is a FatedSender with the same fate."""

    fate: Fate = field(default_factory=Fate)

    def _number(self, topic: Topic) -> int:
        self.fate.at(Moment.WAITING)
        with self.database.transaction() as db:
            numbered = numbering.number(db, topic, BATCH)
            if numbered:
                self.fate.at(Moment.NUMBERING)
        return numbered

    def _ship(self, topic: Topic) -> int:
        shipped = super()._ship(topic)
        if shipped:
            self.fate.at(Moment.ACKNOWLEDGED)
        return shipped


@dataclass
class FatedConsumer(Consumer):
    fate: Fate = field(default_factory=Fate)

    def _apply_all(self, db: Db, topic: Topic, batch: list[Delivery], attempt: Attempt) -> None:
        super()._apply_all(db, topic, batch, attempt)
        self.fate.at(Moment.APPLIED)

    def _take(self, topic: Topic, batch: list[Delivery]) -> None:
        super()._take(topic, batch)
        self.fate.at(Moment.COMMITTED)
