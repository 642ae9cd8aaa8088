"""The consumer applies each message of a topic once, in order, in the transaction of its effects; it never skips one."""

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

from plp_kit.core.database import Db, is_transient
from plp_kit.core.handling import Handler
from plp_kit.core.parts import filled
from plp_kit.messaging.bus.port import Delivery, Message, Reader, Topic, Undecodable
from plp_kit.messaging.consuming import offsets, parking
from plp_kit.messaging.consuming.reacting import Failed, Subscription, apply, attempt
from plp_kit.messaging.consuming.taking import Attempt, Taking

log = logging.getLogger(__name__)

BATCH = 200
LARGEST_BATCH = 128 * 1024
"""Bytes of the messages that one transaction applies: each may hold hundreds of people, and the server's locks are limited."""
GAP_SECONDS = 30.0
DEFECTS_BEFORE_HALT = 5
HALTED_SECONDS = 2.0

Traced: TypeAlias = Callable[[Topic, Message], AbstractContextManager[str | None]]
Handlers: TypeAlias = Callable[[Topic], Handler]


@dataclass(slots=True)
class Gap:
    """Since when messages of a topic are missing, from which number on, and whether the topic was read again for them."""

    since: float
    missing: int
    rewound: bool = False


class StepByStep(Exception):
    """A message of the batch failed: the batch is rolled back and applied again with a savepoint for each message."""


@dataclass(slots=True)
class Consumer:
    """`handlers` gives the handler of the tenant whose database takes a topic's effects.

    `_followed` are the cursors from which the reader was told to read, `_ahead` topics of which it has returned more than the
    database took; `_halted` is when to check again whether a halted topic was resumed.
    """

    reader: Reader
    handlers: Handlers
    subscription: Subscription
    traced: Traced
    gap_seconds: float = GAP_SECONDS
    _followed: dict[Topic, int] = field(default_factory=dict)
    _gaps: dict[Topic, Gap] = field(default_factory=dict)
    _defects: dict[Topic, int] = field(default_factory=dict)
    _ahead: set[Topic] = field(default_factory=set)
    _halted: dict[Topic, float] = field(default_factory=dict)

    def follow(self, topics: Sequence[Topic]) -> None:
        """Reads these topics and no others, each from its offset in the database.

        The reader keeps its cursor on those that it follows already, so the database is asked about new ones alone.
        """
        for topic in {*self._gaps, *self._ahead, *self._halted} - set(topics):
            self._gaps.pop(topic, None)
            self._ahead.discard(topic)
            self._halted.pop(topic, None)
        followed = {topic: self._followed[topic] for topic in topics if topic in self._followed}
        for topic in set(topics) - set(followed):
            with self.handlers(topic).database.transaction() as db:
                followed[topic] = offsets.cursor(db, str(topic))
        self._followed = followed
        self.reader.follow(followed)

    def step(self, timeout: float) -> int:
        """Reads and applies messages; returns how many were read. Raises Unreachable and what the database raises."""
        self._read_again()
        self._go_on_where_resumed()
        deliveries = sorted(self.reader.read(BATCH, timeout), key=_topic)
        batches = {topic: list(batch) for topic, batch in groupby(deliveries, key=_topic)}
        self._ahead.update(batches)
        for topic, batch in batches.items():
            for part in filled(batch, LARGEST_BATCH, _size):
                self._take(topic, part)
            self._ahead.discard(topic)
        for topic in [topic for topic, gap in self._gaps.items() if time.monotonic() - gap.since >= self.gap_seconds]:
            self._overdue(topic)
        return len(deliveries)

    def is_missing(self, topic: Topic) -> bool:
        """Whether a message of this topic is missing while later ones have arrived."""
        return topic in self._gaps

    def _take(self, topic: Topic, batch: Sequence[Delivery]) -> None:
        """Applies the batch without savepoints first, as these cost as much as many effects; only if that fails, step by step."""
        retrying = self.handlers(topic).database.retrying
        try:
            retrying(lambda db: self._apply_all(db, topic, batch, self._hopefully))
        except StepByStep:
            retrying(lambda db: self._apply_all(db, topic, batch, self._attempt))

    def _read_again(self) -> None:
        """Goes back to the database's offset on every topic whose messages were rolled back or not taken."""
        for topic in tuple(self._ahead):
            with self.handlers(topic).database.transaction() as db:
                self.reader.seek(topic, offsets.cursor(db, str(topic)))
            self._ahead.discard(topic)

    def _go_on_where_resumed(self) -> None:
        """Reads a resumed topic again, since messages returned while it was halted were not applied."""
        for topic in [topic for topic, look_at in self._halted.items() if time.monotonic() >= look_at]:
            with self.handlers(topic).database.transaction() as db:
                offset = offsets.read(db, str(topic))
            if offset.halted:
                self._halted[topic] = time.monotonic() + HALTED_SECONDS
            else:
                del self._halted[topic]
                self._gaps.pop(topic, None)
                self.reader.seek(topic, offset.cursor)

    def _apply_all(self, db: Db, topic: Topic, batch: Sequence[Delivery], attempt: Attempt) -> None:
        offset = offsets.lock(db, str(topic))
        if offset.halted:
            self._halted.setdefault(topic, time.monotonic() + HALTED_SECONDS)
            return
        streams = {delivery.message.stream for delivery in batch}
        taking = Taking(db, topic, offset.last, parking.parked_among(db, str(topic), streams), attempt)
        for delivery in batch:
            if not self._apply_one(taking, delivery):
                break
        taking.close()

    def _apply_one(self, taking: Taking, delivery: Delivery) -> bool:
        """Returns whether the batch goes on; it does not after a halt."""
        message = delivery.message
        if isinstance(message, Undecodable):
            reason = f"The record after {taking.last} cannot be read: {message.reason}"
            return self._halt(taking.db, taking.topic, "message_unreadable", reason)
        if message.sequence <= taking.last:
            return self._repeat(taking, message)
        if message.sequence > taking.last + 1:
            self._gaps.setdefault(taking.topic, Gap(time.monotonic(), taking.last + 1))
            return True
        self._gaps.pop(taking.topic, None)
        taking.take(message, delivery.cursor)
        return self._effect(taking, message)

    def _repeat(self, taking: Taking, message: Message) -> bool:
        if taking.received_id(message.sequence) == message.id:
            return True
        reason = f"Message {message.sequence} is not the one that was received under that number."
        return self._halt(taking.db, taking.topic, "history_diverged", reason)

    def _overdue(self, topic: Topic) -> None:
        """On a lasting gap, reads the topic from its beginning once; if the gap is still there, halts the topic."""
        gap = self._gaps[topic]
        with self.handlers(topic).database.transaction() as db:
            last = offsets.lock(db, str(topic)).last
            if last >= gap.missing:
                del self._gaps[topic]
            elif gap.rewound:
                del self._gaps[topic]
                self._halt(db, topic, "messages_missing", f"Message {last + 1} is not on the topic, though later ones are.")
            else:
                gap.rewound, gap.since = True, time.monotonic()
                self.reader.seek(topic, 0)

    def _effect(self, taking: Taking, message: Message) -> bool:
        """Applies the message, or parks it with its stream."""
        if message.stream in taking.parked:
            taking.park(message, parking.BEHIND, "An earlier message of the same stream is parked.")
            return True
        failed = taking.attempt(taking.db, taking.topic, message)
        if failed is not None:
            log.warning("message parked", extra={"topic": str(taking.topic), "sequence": message.sequence, "code": failed.code})
            taking.park(message, failed.code, failed.reason)
        return self._unless_run_of_defects(taking.db, taking.topic, failed)

    def _hopefully(self, db: Db, topic: Topic, message: Message) -> None:
        """Raises StepByStep if the message fails, since its effects cannot be rolled back alone."""
        try:
            with self.traced(topic, message) as traceparent:
                failed = apply(db, self.handlers(topic), self.subscription, topic, message, traceparent)
        except Exception as error:
            if is_transient(error):
                raise
            raise StepByStep from error
        if failed is not None:
            raise StepByStep

    def _attempt(self, db: Db, topic: Topic, message: Message) -> Failed | None:
        with self.traced(topic, message) as traceparent:
            return attempt(db, self.handlers(topic), self.subscription, topic, message, traceparent)

    def _unless_run_of_defects(self, db: Db, topic: Topic, failed: Failed | None) -> bool:
        """Several defects in a row mean a bad release: halts the topic before all of it is parked."""
        self._defects[topic] = self._defects.get(topic, 0) + 1 if failed and failed.is_defect else 0
        if failed is None or self._defects[topic] < DEFECTS_BEFORE_HALT:
            return True
        self._defects[topic] = 0
        return self._halt(db, topic, "defects_in_a_row", f"{DEFECTS_BEFORE_HALT} messages in a row failed. {failed.reason}")

    def _halt(self, db: Db, topic: Topic, code: str, reason: str) -> bool:
        """Always returns False, since the batch does not go on."""
        log.error("topic halted", extra={"topic": str(topic), "code": code})
        offsets.halt(db, str(topic), code, reason)
        self._halted[topic] = time.monotonic() + HALTED_SECONDS
        return False


def _size(delivery: Delivery) -> int:
    return len(delivery.message.data)


def _topic(delivery: Delivery) -> Topic:
    return delivery.topic
