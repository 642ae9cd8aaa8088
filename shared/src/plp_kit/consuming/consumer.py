"""The consumer: each message of a topic applied once, in order, in the transaction of its effects; it halts rather than skips."""

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

import psycopg

from plp_kit.bus.port import Delivery, Message, Reader, Topic, Undecodable
from plp_kit.consuming import parking, places
from plp_kit.consuming.reacting import Failed, Hearing, apply
from plp_kit.database import Db, is_transient
from plp_kit.handling import Handler

log = logging.getLogger(__name__)

BATCH = 200
GAP_SECONDS = 30.0
DEFECTS_BEFORE_HALT = 5

Traced: TypeAlias = Callable[[Topic, Message], AbstractContextManager[str | None]]
Handlers: TypeAlias = Callable[[Topic], Handler]


@dataclass(slots=True)
class Gap:
    """Since when messages of a topic are missing, and whether it was read again because of that."""

    since: float
    rewound: bool = False


@dataclass(slots=True)
class Consumer:
    """`handlers` gives the handler of the tenant whose database takes a topic's effects."""

    reader: Reader
    handlers: Handlers
    hearing: Hearing
    traced: Traced
    gap_seconds: float = GAP_SECONDS
    _gaps: dict[Topic, Gap] = field(default_factory=dict)
    _defects: dict[Topic, int] = field(default_factory=dict)

    def follow(self, topics: Sequence[Topic]) -> None:
        """Reads these topics from where the database stands."""
        cursors = {}
        for topic in topics:
            with self.handlers(topic).database.transaction() as db:
                cursors[topic] = places.cursor(db, str(topic))
        self.reader.follow(cursors)

    def step(self, timeout: float) -> int:
        """Reads and applies what is there; returns how many were read. Raises Unreachable and what the database raises."""
        deliveries = sorted(self.reader.read(BATCH, timeout), key=_topic)
        for topic, batch in groupby(deliveries, key=_topic):
            self._take(topic, list(batch))
        for topic in [topic for topic, gap in self._gaps.items() if time.monotonic() - gap.since >= self.gap_seconds]:
            self._overdue(topic)
        return len(deliveries)

    def _take(self, topic: Topic, batch: list[Delivery]) -> None:
        try:
            self.handlers(topic).database.retrying(lambda db: self._apply_all(db, topic, batch))
        except BaseException:
            self._read_again(topic)
            raise

    def _read_again(self, topic: Topic) -> None:
        """After a rollback the reader is ahead of the database: back to where the database stands, or to the beginning."""
        try:
            with self.handlers(topic).database.transaction() as db:
                self.reader.seek(topic, places.cursor(db, str(topic)))
        except psycopg.Error:
            self.reader.seek(topic, 0)

    def _apply_all(self, db: Db, topic: Topic, batch: list[Delivery]) -> None:
        place = places.lock(db, str(topic))
        last: int | None = place.last
        for delivery in batch:
            if place.halted or last is None:
                return
            last = self._apply_one(db, topic, last, delivery)

    def _apply_one(self, db: Db, topic: Topic, last: int, delivery: Delivery) -> int | None:
        """The last sequence afterwards; None after a halt."""
        message = delivery.message
        if isinstance(message, Undecodable):
            return self._halt(db, topic, "message_unreadable", f"The record after {last} cannot be read: {message.reason}")
        if message.sequence <= last:
            return self._repeat(db, topic, last, message)
        if message.sequence > last + 1:
            self._gaps.setdefault(topic, Gap(time.monotonic()))
            return last
        self._gaps.pop(topic, None)
        places.advance(db, str(topic), message.sequence, delivery.cursor, message.id)
        return self._effect(db, topic, message)

    def _repeat(self, db: Db, topic: Topic, last: int, message: Message) -> int | None:
        if places.received_id(db, str(topic), message.sequence) == message.id:
            return last
        sentence = f"Message {message.sequence} is not the one that was received under that number."
        return self._halt(db, topic, "history_diverged", sentence)

    def _overdue(self, topic: Topic) -> None:
        """A gap that lasts is read again from the beginning once; after that the topic halts."""
        gap = self._gaps[topic]
        if not gap.rewound:
            gap.rewound, gap.since = True, time.monotonic()
            self.reader.seek(topic, 0)
            return
        del self._gaps[topic]
        with self.handlers(topic).database.transaction() as db:
            last = places.lock(db, str(topic)).last
            self._halt(db, topic, "messages_missing", f"Message {last + 1} is not on the topic, though later ones are.")

    def _effect(self, db: Db, topic: Topic, message: Message) -> int | None:
        """Applies the message, or parks it with its stream."""
        if parking.is_parked(db, str(topic), message.stream):
            parking.park(db, str(topic), message, parking.BEHIND, "An earlier message of the same stream is parked.")
            return message.sequence
        failed = self._attempt(db, topic, message)
        if failed is not None:
            log.warning("message parked", extra={"topic": str(topic), "sequence": message.sequence, "code": failed.code})
            parking.park(db, str(topic), message, failed.code, failed.sentence)
        return self._unless_run_of_defects(db, topic, message, failed)

    def _attempt(self, db: Db, topic: Topic, message: Message) -> Failed | None:
        failed: Failed | None = None
        try:
            with self.traced(topic, message) as traceparent, db.transaction():
                failed = apply(db, self.handlers(topic), self.hearing, topic, message, traceparent)
                _roll_back(failed)
        except Exception as error:
            if is_transient(error):
                raise
            log.exception("defect while applying", extra={"topic": str(topic), "message_name": message.name})
            return Failed("defect", f"{type(error).__name__} while applying {message.name}.", is_defect=True)
        return failed

    def _unless_run_of_defects(self, db: Db, topic: Topic, message: Message, failed: Failed | None) -> int | None:
        """A run of defects is a bad deploy: the topic halts before the whole of it is parked."""
        self._defects[topic] = self._defects.get(topic, 0) + 1 if failed and failed.is_defect else 0
        if failed is None or self._defects[topic] < DEFECTS_BEFORE_HALT:
            return message.sequence
        self._defects[topic] = 0
        return self._halt(db, topic, "defects_in_a_row", f"{DEFECTS_BEFORE_HALT} messages in a row failed. {failed.sentence}")

    def _halt(self, db: Db, topic: Topic, code: str, sentence: str) -> int | None:
        """Always None: there is no last sequence to go on from."""
        log.error("topic halted", extra={"topic": str(topic), "code": code})
        places.halt(db, str(topic), code, sentence)
        return None


def _roll_back(failed: Failed | None) -> None:
    """Undoes the message's own savepoint, and nothing else of the batch."""
    if failed is not None:
        raise psycopg.Rollback


def _topic(delivery: Delivery) -> Topic:
    return delivery.topic
