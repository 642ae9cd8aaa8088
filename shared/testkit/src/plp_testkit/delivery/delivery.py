"""A publishing service and a subscribing one, each with its own database, with a real bus between them. For tests of the kit."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

import psycopg
from psycopg_pool import PoolTimeout

from plp_demo.servers.ports import wait_until
from plp_kit.core.database import Database
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler
from plp_kit.messaging import spans
from plp_kit.messaging.bus.port import Reader, Sender, Topic
from plp_kit.messaging.consuming.consumer import Consumer
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.messaging.relay.relay import Relay
from plp_testkit.delivery import counter_service
from plp_testkit.delivery.delivery_report import Committed, DeliveryReport
from plp_testkit.fixtures.services import ServiceDatabase

LONGER_THAN_A_REPETITION = 0.5
NOON = datetime(2021, 4, 12, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Publisher:
    """Adds to counters and relays what was added. `topic` names the tenant too."""

    database: ServiceDatabase
    pool: Database
    relays: Database
    topic: Topic
    sender: Callable[[], Sender]

    @property
    def tenant(self) -> str:
        return self.topic.tenant

    def handler(self) -> Handler:
        return Handler(self.pool.of(self.tenant), counter_service.SLICES, self.language.topic_of)

    @property
    def language(self) -> PublishedLanguage:
        return counter_service.LANGUAGE

    def add(self, number: int, counter: UUID | None = None) -> None:
        origin = Origin("someone", NOON, uuid4(), traceparent="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        handled = self.handler().handle(counter_service.COUNTER, counter or uuid4(), counter_service.Add(number), origin)
        assert isinstance(handled, Handled)

    def committed(self) -> list[Committed]:
        """The events that were committed; none that were rolled back."""
        with self.pool.of(self.tenant).transaction() as db:
            return [Committed(*row) for row in db.execute("SELECT stream, version, id FROM events")]

    def relay(self, sender: Sender | None = None) -> Relay:
        return Relay(self.relays, sender or self.sender(), self.language, counter_service.STORED, spans.sending)


@dataclass(frozen=True)
class Subscriber:
    """Follows the publisher's counters; `added` lists the numbers that it received, in the order in which it applied them."""

    database: ServiceDatabase
    pool: Database
    topic: Topic
    reader: Callable[[], Reader]

    def handler(self) -> Handler:
        return Handler(self.pool.of(self.topic.tenant), counter_service.SLICES)

    def consumer(self, reader: Reader | None = None, gap_seconds: float = 30.0) -> Consumer:
        handler = self.handler()
        consumer = Consumer(
            reader or self.reader(), lambda _topic: handler, counter_service.COUNTING, spans.consuming, gap_seconds
        )
        consumer.follow([self.topic])
        return consumer

    def added(self) -> list[int]:
        with self.pool.of(self.topic.tenant).transaction() as db:
            rows = db.execute("SELECT payload->>'number' FROM events ORDER BY position").fetchall()
        return [int(number) for (number,) in rows]

    def effects(self) -> list[UUID]:
        """As `added`, by the ids of the publisher's events."""
        with self.pool.of(self.topic.tenant).transaction() as db:
            rows = db.execute("SELECT payload->>'origin' FROM events ORDER BY position").fetchall()
        return [UUID(origin) for (origin,) in rows]

    def halted(self) -> str | None:
        with self.pool.of(self.topic.tenant).transaction() as db:
            row = db.execute("SELECT halted FROM consumed").fetchone()
        return row[0] if row else None


def delivery_report(publisher: Publisher, subscriber: Subscriber) -> DeliveryReport:
    return DeliveryReport.compare(publisher.committed(), subscriber.effects())


def final_report(publisher: Publisher, subscriber: Subscriber, within: float = 90) -> DeliveryReport:
    """The report a little after every committed event took effect, or when the time is up. Servers may be away meanwhile."""
    latest: list[DeliveryReport] = []

    def all_received() -> bool:
        with suppress(psycopg.OperationalError, PoolTimeout):
            latest[:] = [delivery_report(publisher, subscriber)]
        return bool(latest) and latest[0].lost == 0

    wait_until(all_received, within, pause=0.05)
    time.sleep(LONGER_THAN_A_REPETITION)
    return delivery_report(publisher, subscriber)
