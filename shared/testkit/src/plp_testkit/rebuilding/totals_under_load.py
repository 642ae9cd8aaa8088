"""Totals of counters in one database, eight writers that keep adding to them, and a replay of the log."""

import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, LiteralString
from uuid import UUID, uuid4

import psycopg

from plp_kit.core.database import Database, Db, LostRace
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handler
from plp_kit.core.slices import Apply, Slices
from plp_testkit.delivery.counter_service import COUNTER, LANGUAGE, Add, Added, AddedElsewhere
from plp_testkit.fixtures.services import ServiceDatabase
from plp_testkit.rebuilding.totals import FIRST, NEXT_TABLES, SECOND, TABLES, CounterSlice

TENANTS = ("rha", "tzb")
WRITERS = 8
NOON = datetime(2021, 4, 12, 12, tzinfo=UTC)

READ: dict[Apply[Added | AddedElsewhere], LiteralString] = {
    FIRST.tables[0]: "SELECT total FROM totals_1 WHERE counter = %s",
    SECOND.tables[0]: "SELECT total FROM totals_2 WHERE counter = %s",
}
"""What a writer reads before it appends, in the same transaction."""

Row = tuple[str, UUID, int, int]


@dataclass(frozen=True)
class Totals:
    database: ServiceDatabase
    pool: Database

    @classmethod
    def on(cls, database: ServiceDatabase) -> "Totals":
        for tenant in TENANTS:
            database.add_tenant(tenant)
        totals = cls(database, database.database())
        totals.migrate(TABLES)
        return totals

    def migrate(self, text: str = NEXT_TABLES) -> None:
        """Runs a release's migration, by default the second one's."""
        with psycopg.connect(self.owner_url) as db:
            db.execute(text.encode())

    @property
    def owner_url(self) -> str:
        return self.database.url("plp_owner")

    def add(self, number: int, counter: UUID, release: CounterSlice = FIRST, tenant: str = TENANTS[0]) -> None:
        with self.pool.of(tenant).transaction() as db:
            self.add_in(db, number, counter, release, tenant)

    def add_in(self, db: Db, number: int, counter: UUID, release: CounterSlice = FIRST, tenant: str = TENANTS[0]) -> None:
        handler = Handler(self.pool.of(tenant), Slices((release,)), LANGUAGE.topic_of)
        handler.handle_in(db, COUNTER, counter, Add(number), Origin("someone", NOON, uuid4()))

    def rows(self, table: str = "totals_1") -> set[Row]:
        """Tenant, counter, total and version of every row."""
        query = {
            "totals_1": "SELECT tenant::text, counter, total, version FROM totals_1",
            "totals_2": "SELECT tenant::text, counter, total, version FROM totals_2",
        }[table]
        return {row for tenant in TENANTS for row in self._asked(tenant, query)}

    def replayed(self) -> set[Row]:
        """The same from the log, without the code under test."""
        query = """SELECT tenant::text, substr(stream, 9)::uuid, sum((payload->>'number')::bigint)::bigint, max(version)
                   FROM events GROUP BY tenant, stream"""
        return {row for tenant in TENANTS for row in self._asked(tenant, query)}

    def damage(self) -> None:
        """In each tenant makes one row wrong, deletes one and adds one."""
        for tenant in TENANTS:
            with self.pool.of(tenant).transaction() as db:
                db.execute(
                    "UPDATE totals_1 SET total = total + 1 WHERE counter = (SELECT min(counter::text)::uuid FROM totals_1)"
                )
                db.execute("DELETE FROM totals_1 WHERE counter = (SELECT max(counter::text)::uuid FROM totals_1)")
                db.execute("INSERT INTO totals_1 (counter, total, version) VALUES (%s, 1, 1)", (uuid4(),))

    def outbox(self) -> int:
        with self.database.database("plp_relay").transaction() as db:
            return len(db.execute("SELECT FROM outbox").fetchall())

    def count(self, tenant: str = TENANTS[0]) -> int:
        return int(self._asked(tenant, "SELECT count(*) FROM events")[0][0])

    def _asked(self, tenant: str, query: str) -> list[tuple[Any, ...]]:
        with self.pool.of(tenant).transaction() as db:
            return db.execute(query.encode()).fetchall()

    @contextmanager
    def load(self) -> Iterator[None]:
        """Eight writers: commits come out of order, some roll back; a writer whose table is gone becomes the next release."""
        stop = threading.Event()
        with ThreadPoolExecutor(WRITERS) as writers:
            working = [writers.submit(self._write, number, stop) for number in range(WRITERS)]
            try:
                yield
            finally:
                stop.set()
        for each in working:
            each.result()

    def _write(self, number: int, stop: threading.Event) -> None:
        drawn, release = random.Random(number), FIRST
        while not stop.is_set():
            try:
                self._write_one(drawn, number, release)
            except LostRace:
                continue
            except (psycopg.errors.UndefinedTable, psycopg.errors.InsufficientPrivilege):
                release = SECOND

    def _write_one(self, drawn: random.Random, number: int, release: CounterSlice) -> None:
        tenant = TENANTS[number % len(TENANTS)]
        counter = UUID(int=drawn.choice((number, 100)))
        with self.pool.of(tenant).transaction() as db:
            db.execute(READ[release.tables[0]], (counter,))
            time.sleep(drawn.random() / 200)
            self.add_in(db, drawn.randrange(9), counter, release, tenant)
            time.sleep(drawn.random() / 200)
            if drawn.random() < 0.1:
                db.rollback()
