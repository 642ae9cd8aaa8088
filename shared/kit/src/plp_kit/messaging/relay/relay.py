"""The relay of one service numbers and ships what was appended. Several may run at once without a lease."""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from plp_kit.core.database import Database, Db
from plp_kit.core.stored import StoredEvents
from plp_kit.core.tenants import tenants
from plp_kit.messaging.bus.port import Message, Sender, SendFailed, TooLarge, Topic, Unreachable
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.messaging.relay import numbering, shipping
from plp_kit.messaging.relay.shipping import Batch

log = logging.getLogger(__name__)

BATCH = 500
AHEAD = 5
ASIDE_SECONDS = 3.0

Traced: TypeAlias = Callable[[Topic, list[Message]], list[Message]]


def untraced(_topic: Topic, messages: list[Message]) -> list[Message]:
    return messages


@dataclass(slots=True)
class Relay:
    """`database` under the relay's role; `traced` gives each message the trace context of its send span."""

    database: Database
    sender: Sender
    language: PublishedLanguage
    stored: StoredEvents[Any]
    traced: Traced = untraced
    _checked: set[Topic] = field(default_factory=set)
    _aside: dict[Topic, float] = field(default_factory=dict)
    _ahead: list[Topic] | None = None
    _incarnation: str = ""

    def step(self) -> int:
        """One round over all topics; returns how many events were numbered or shipped. Raises SendFailed, Unreachable."""
        with self.database.transaction() as db:
            topics = numbering.waiting(db)
            self._check_again_if_restored(numbering.incarnation(db))
        done = sum(self._work(topic) for topic in topics if time.monotonic() >= self._aside.get(topic, 0.0))
        if not done:
            self._look_ahead()
        return done

    def _check_again_if_restored(self, incarnation: str) -> None:
        """Notices that the database was restored while this relay runs."""
        if incarnation != self._incarnation:
            self._incarnation, self._ahead = incarnation, None
            self._checked.clear()

    def _work(self, topic: Topic) -> int:
        """Skips a topic that failed for a while, so that a refused or missing topic does not delay the others."""
        try:
            if self._restored(topic):
                return 0
            with self.database.of(topic.tenant).transaction() as db:
                numbered = self._number(db, topic)
                batch = shipping.unshipped(db, topic, self.language, self.stored, BATCH)
            return numbered + self._ship(topic, batch)
        except (SendFailed, Unreachable) as error:
            if isinstance(error, TooLarge):
                log.error("message too large", extra={"topic": str(topic), "reason": str(error)})  # noqa: TRY400 - the message says all.
            self._aside[topic] = time.monotonic() + ASIDE_SECONDS
            raise

    def _look_ahead(self) -> None:
        """When idle, checks a few more topics each round, so that a restore is noticed soon after the start."""
        if self._ahead is None:
            names = sorted({publication.topic for publication in self.language})
            self._ahead = [Topic(tenant, name) for tenant in tenants(self.database) for name in names]
        for topic in self._ahead[-AHEAD:]:
            self._ahead.remove(topic)
            with suppress(Unreachable):
                self._restored(topic)

    def _number(self, db: Db, topic: Topic) -> int:
        return numbering.number(db, topic, BATCH)

    def _restored(self, topic: Topic) -> bool:
        """Checks each topic once, before this process numbers or ships anything on it."""
        if topic in self._checked:
            return False
        if shipping.refuse_if_restored(self.database, self.sender, topic):
            log.error("topic halted", extra={"topic": str(topic), "code": shipping.RESTORED_BEHIND_BUS})
            return True
        self._checked.add(topic)
        return False

    def _ship(self, topic: Topic, batch: Batch) -> int:
        """What was numbered is committed: nothing is on the bus of which the database does not know."""
        if not batch.messages:
            return 0
        self.sender.send(topic, self.traced(topic, batch.messages))
        with self.database.begun(shipping.BEGIN) as db:
            shipping.acknowledged(db, topic, batch)
        return len(batch.messages)
