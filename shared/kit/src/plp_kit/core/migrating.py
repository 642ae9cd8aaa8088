"""Migrations: numbered SQL files, each applied once, in order, whole; an applied file never changes."""

import hashlib
import time
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

import psycopg
from psycopg import Connection
from psycopg.rows import TupleRow

KIT = files("plp_kit.core.migrations")
LOCK = 5_041_521
PATIENCE_SECONDS = 60.0


class MigrationRefused(Exception):
    """An applied file was changed, or another process held the lock for too long."""


def migrate(url: str, folders: Sequence[Traversable]) -> list[str]:
    """Applies each folder's `*.sql` that are missing, the folders in the order given; returns the names it applied.

    The lock is polled, never waited for: a blocked waiter would deadlock with CREATE INDEX CONCURRENTLY.
    """
    with psycopg.connect(url, autocommit=True) as db:
        lock(db)
        db.execute(
            """CREATE TABLE IF NOT EXISTS migrations
               (name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())"""
        )
        applied: dict[str, str] = dict(db.execute("SELECT name, sha256 FROM migrations").fetchall())
        return [name for name, text in _scripts(folders) if _apply(db, applied, name, text)]


def lock(db: Connection[TupleRow]) -> None:
    """Until this connection closes nobody else migrates or rebuilds this database. Raises MigrationRefused."""
    until = time.monotonic() + PATIENCE_SECONDS
    while db.execute("SELECT pg_try_advisory_lock(%s)", (LOCK,)).fetchone() != (True,):
        if time.monotonic() > until:
            raise MigrationRefused("another migration, or a rebuild, is running on this database")
        time.sleep(0.1)


def _scripts(folders: Sequence[Traversable]) -> Iterator[tuple[str, bytes]]:
    for number, folder in enumerate(folders):
        scripts = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
        for script in scripts:
            yield f"{number}/{script.name}", script.read_bytes()


def _apply(db: Connection[TupleRow], applied: dict[str, str], name: str, text: bytes) -> bool:
    digest = hashlib.sha256(text).hexdigest()
    if name in applied:
        if applied[name] != digest:
            raise MigrationRefused(f"{name} was applied in another form; add a new file instead of changing it")
        return False
    with db.transaction():
        db.execute(text)
        db.execute("INSERT INTO migrations (name, sha256) VALUES (%s, %s)", (name, digest))
    return True
