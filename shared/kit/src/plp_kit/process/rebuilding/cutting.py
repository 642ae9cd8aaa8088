"""A cut: a moment in which nobody has an append under way, so that what lies at or before a position is all that ever will.

It is a lock of the log that appends conflict with and reads do not, and of nothing else: whoever has read a table and is about
to append would wait for us, and we for them. Who waits for a lock holds up all who come after, so it waits a moment only, lets
them pass, and tries again.
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
    """No lock was had for ten minutes: somebody holds an append open, or the log is being vacuumed."""


def cut(db: Db, work: Callable[[], Result], patience: float = PATIENCE_SECONDS) -> Result:
    """Runs `work` in a transaction in which nobody appends; again from the start when a lock is not had. Raises NoCut."""

    def once() -> Result:
        with db.transaction():
            lock(db)
            return work()

    return trying(once, patience)


def trying(work: Callable[[], Result], patience: float = PATIENCE_SECONDS) -> Result:
    """Again and again while a lock is not had, with pauses in which others pass. Raises NoCut."""
    until = time.monotonic() + patience
    while True:
        try:
            return work()
        except (errors.LockNotAvailable, errors.DeadlockDetected) as error:
            if time.monotonic() > until:
                raise NoCut(f"no moment without an append under way was found in {patience:.0f} s") from error
            time.sleep(secrets.randbelow(LONGEST_PAUSE_MILLISECONDS) / 1000)


def lock(db: Db) -> None:
    """To the end of the transaction, or until it is rolled back to a savepoint before this."""
    db.execute("SET LOCAL lock_timeout = '300ms'")
    db.execute("LOCK TABLE events IN SHARE MODE")


def ends(db: Db) -> dict[str, int]:
    """Each tenant's highest position; to be asked within a cut."""
    tenants = [tenant for (tenant,) in db.execute("SELECT tenant FROM tenants ORDER BY tenant").fetchall()]
    return {tenant: _end(db, tenant) for tenant in tenants}


def _end(db: Db, tenant: str) -> int:
    enter(db, tenant)
    row = db.execute("SELECT max(position) FROM events").fetchone()
    return (row[0] if row else None) or 0
