"""A cut is a moment without an append under way: no more events can then appear at or before a position.

It locks only the log, against appends and not against reads: a lock on a table would deadlock with a process that has read the
table and is about to append. A waiting lock blocks later appends, so it waits only briefly, lets them pass, and tries again.
"""

import secrets
import time
from collections.abc import Callable
from typing import TypeVar

from psycopg import errors

from plp_kit.core.database import Db, enter

Result = TypeVar("Result")

PATIENCE_SECONDS = 600.0
LONGEST_PAUSE_MILLISECONDS = 500


class NoCut(Exception):
    """No lock could be taken for ten minutes: an append is open, or the log is being vacuumed."""


def cut(db: Db, work: Callable[[], Result], patience: float = PATIENCE_SECONDS) -> Result:
    """Runs `work` in a transaction in which nobody appends; starts again if the lock cannot be taken. Raises NoCut."""

    def once() -> Result:
        with db.transaction():
            lock(db)
            return work()

    return trying(once, patience)


def trying(work: Callable[[], Result], patience: float = PATIENCE_SECONDS) -> Result:
    """Tries until the lock is taken, with pauses for waiting appends. Raises NoCut."""
    until = time.monotonic() + patience
    while True:
        try:
            return work()
        except (errors.LockNotAvailable, errors.DeadlockDetected) as error:
            if time.monotonic() > until:
                raise NoCut(f"no moment without an append under way was found in {patience:.0f} s") from error
            time.sleep(secrets.randbelow(LONGEST_PAUSE_MILLISECONDS) / 1000)


def lock(db: Db) -> None:
    """Locks until the transaction ends or is rolled back to an earlier savepoint."""
    db.execute("SET LOCAL lock_timeout = '300ms'")
    db.execute("LOCK TABLE events IN SHARE MODE")


def ends(db: Db) -> dict[str, int]:
    """Each tenant's highest position. Call it within a cut."""
    tenants = [tenant for (tenant,) in db.execute("SELECT tenant FROM tenants ORDER BY tenant").fetchall()]
    return {tenant: _end(db, tenant) for tenant in tenants}


def _end(db: Db, tenant: str) -> int:
    enter(db, tenant)
    row = db.execute("SELECT max(position) FROM events").fetchone()
    return (row[0] if row else None) or 0
