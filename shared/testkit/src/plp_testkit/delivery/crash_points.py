"""Points at which a test makes a relay or a consumer kill or stop its own process."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from signal import Signals

from plp_kit.core.database import Db
from plp_kit.messaging.bus.port import Delivery, Message, Sender, Topic
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.consuming.taking import Attempt
from plp_kit.messaging.relay.relay import Relay
from plp_kit.messaging.relay.shipping import Batch


class CrashPoint(StrEnum):
    """At `NUMBERING` and `APPLIED` a transaction holds the topic's row."""

    WAITING = "before numbering"
    NUMBERING = "while numbering"
    NUMBERED = "between numbering and send"
    SENT = "between send and acknowledgement"
    ACKNOWLEDGED = "after the acknowledgement"
    APPLIED = "before the consumer's commit"
    COMMITTED = "after the consumer's commit"


@dataclass(slots=True)
class Crash:
    """The process sends itself `signal` when it reaches this point for the `nth` time; after a SIGSTOP it goes on when woken."""

    point: CrashPoint | None = None
    signal: Signals = Signals.SIGKILL
    nth: int = 1

    def at(self, point: CrashPoint) -> None:
        if point is self.point:
            self.nth -= 1
            if self.nth == 0:
                os.kill(os.getpid(), self.signal)


@dataclass(slots=True)
class CrashingSender:
    sender: Sender
    crash: Crash

    def send(self, topic: Topic, messages: Sequence[Message]) -> None:
        self.crash.at(CrashPoint.NUMBERED)
        self.sender.send(topic, messages)
        self.crash.at(CrashPoint.SENT)

    def last_sequence(self, topic: Topic) -> int:
        return self.sender.last_sequence(topic)

    def close(self) -> None:
        self.sender.close()


@dataclass
class CrashingRelay(Relay):
    """Its sender is a CrashingSender with the same crash."""

    crash: Crash = field(default_factory=Crash)

    def _number(self, db: Db, topic: Topic) -> int:
        self.crash.at(CrashPoint.WAITING)
        numbered = super()._number(db, topic)
        if numbered:
            self.crash.at(CrashPoint.NUMBERING)
        return numbered

    def _ship(self, topic: Topic, batch: Batch) -> int:
        shipped = super()._ship(topic, batch)
        if shipped:
            self.crash.at(CrashPoint.ACKNOWLEDGED)
        return shipped


@dataclass
class CrashingConsumer(Consumer):
    crash: Crash = field(default_factory=Crash)

    def _apply_all(self, db: Db, topic: Topic, batch: Sequence[Delivery], attempt: Attempt) -> None:
        super()._apply_all(db, topic, batch, attempt)
        self.crash.at(CrashPoint.APPLIED)

    def _take(self, topic: Topic, batch: Sequence[Delivery]) -> None:
        super()._take(topic, batch)
        self.crash.at(CrashPoint.COMMITTED)
