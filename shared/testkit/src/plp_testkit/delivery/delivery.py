"""One service that tells and one that hears, each with its own database, with a real bus between them. For tests of the kit."""

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
from plp_testkit.delivery import tallies
from plp_testkit.delivery.verdicts import Told, Verdict
from plp_testkit.fixtures.services import ServiceDatabase

LONGER_THAN_A_REPETITION = 0.5
NOON = datetime(2021, 4, 12, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Telling:
    """Adds to tallies and relays it. `topic` has the tenant in its name."""

    database: ServiceDatabase
    pool: Database
    relays: Database
    topic: Topic
    sender: Callable[[], Sender]

    @property
    def tenant(self) -> str:
        return self.topic.tenant

    def handler(self) -> Handler:
        return Handler(self.pool.of(self.tenant), tallies.SLICES, self.language.topic_of)

    @property
    def language(self) -> PublishedLanguage:
        return tallies.LANGUAGE

    def add(self, number: int, tally: UUID | None = None) -> None:
        origin = Origin("someone", NOON, uuid4(), traceparent="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        handled = self.handler().handle(tallies.TALLIES, tally or uuid4(), tallies.Add(number), origin)
        assert isinstance(handled, Handled)

    def told(self) -> list[Told]:
        """All that was committed, and nothing of what was rolled back."""
        with self.pool.of(self.tenant).transaction() as db:
            return [Told(*row) for row in db.execute("SELECT stream, version, id FROM events")]

    def relay(self, sender: Sender | None = None) -> Relay:
        return Relay(self.relays, sender or self.sender(), self.language, tallies.STORED, spans.sending)


@dataclass(frozen=True)
class Hearing:
    """Follows the teller's tallies and counts what it hears; `added` lists that in the order in which it was applied."""

    database: ServiceDatabase
    pool: Database
    topic: Topic
    reader: Callable[[], Reader]

    def handler(self) -> Handler:
        return Handler(self.pool.of(self.topic.tenant), tallies.SLICES)

    def consumer(self, reader: Reader | None = None, gap_seconds: float = 30.0) -> Consumer:
        handler = self.handler()
        consumer = Consumer(reader or self.reader(), lambda _topic: handler, tallies.COUNTING, spans.consuming, gap_seconds)
        consumer.follow([self.topic])
        return consumer

    def added(self) -> list[int]:
        with self.pool.of(self.topic.tenant).transaction() as db:
            rows = db.execute("SELECT payload->>'number' FROM events ORDER BY position").fetchall()
        return [int(number) for (number,) in rows]

    def effects(self) -> list[UUID]:
        """As `added`, by the ids of what was told."""
        with self.pool.of(self.topic.tenant).transaction() as db:
            rows = db.execute("SELECT payload->>'origin' FROM events ORDER BY position").fetchall()
        return [UUID(origin) for (origin,) in rows]

    def halted(self) -> str | None:
        with self.pool.of(self.topic.tenant).transaction() as db:
            row = db.execute("SELECT halted FROM consumed").fetchone()
        return row[0] if row else None


def verdict(telling: Telling, hearing: Hearing) -> Verdict:
    return Verdict.on(telling.told(), hearing.effects())


def verdict_at_rest(telling: Telling, hearing: Hearing, within: float = 90) -> Verdict:
    """Once as much took effect as was told, and again a while later; or when the time is up. Servers may be away meanwhile."""
    found: list[Verdict] = []

    def all_heard() -> bool:
        with suppress(psycopg.OperationalError, PoolTimeout):
            found[:] = [verdict(telling, hearing)]
        return bool(found) and found[0].lost == 0

    wait_until(all_heard, within, pause=0.05)
    time.sleep(LONGER_THAN_A_REPETITION)
    return verdict(telling, hearing)
