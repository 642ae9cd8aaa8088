"""Spends the keys that this service made and that nothing of its names, a day after they were made: what crashes leave.

Messages of other services carry keys of theirs, which are theirs to sweep. Each key is looked at once: an event is for ever.
"""

import logging
import re
from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from plp_kit.core import spent_keys
from plp_kit.core.database import Db
from plp_kit.service import Service, TenantContext

log = logging.getLogger(__name__)

BATCH: Final = 2_000
"""Events that are read at a time."""
KEY: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def sweep(service: Service, context: TenantContext) -> int:
    """Returns how many keys it spent. It can be repeated, and waits while a topic of the tenant is halted.

    A database that was restored to an earlier moment has halted topics until an operator accepts that; till then its log may
    lack events that name keys.
    """
    with context.database.transaction() as db:
        if _is_halted(db):
            return 0
        through = _through(db)
    made = context.vault.own_keys(through)
    if not made:
        return 0
    unnamed = _unnamed(service, context, set(made), through)
    if unnamed:
        log.warning("keys that no event names", extra={"tenant": context.tenant, "keys": len(unnamed)})
    with context.database.transaction() as db:
        spent_keys.spend(db, unnamed)
        _note(db, max(made.values()))
    return len(unnamed)


def _unnamed(service: Service, context: TenantContext, keys: set[UUID], since: date) -> set[UUID]:
    """Reads events from the oldest key on, in short transactions, and stops once all keys are named."""
    with context.database.transaction() as db:
        left = keys - spent_keys.among(db, keys) - set(service.waiting_keys(db))
        position = _before(db, since)
    while left:
        with context.database.transaction() as db:
            rows = _payloads(db, position)
        if not rows:
            return left
        position = rows[-1][0]
        left -= _named_in(payload for _, payload in rows)
    return left


def _named_in(payloads: Iterable[str]) -> set[UUID]:
    """Every UUID counts, wherever it is in the payload."""
    return {UUID(found) for payload in payloads for found in KEY.findall(payload)}


def _payloads(db: Db, position: int) -> list[tuple[int, str]]:
    return db.execute(
        "SELECT position, payload::text FROM events WHERE position > %s ORDER BY position LIMIT %s", (position, BATCH)
    ).fetchall()


def _before(db: Db, since: date) -> int:
    """The position before the first event of that day, which is a day before the first of the keys was made."""
    ((position,),) = db.execute("SELECT coalesce(min(position), 1) - 1 FROM events WHERE recorded_at >= %s", (since,)).fetchall()
    return int(position)


def _through(db: Db) -> date:
    row = db.execute("SELECT through FROM swept_keys").fetchone()
    return row[0] if row else date.min


def _note(db: Db, through: date) -> None:
    db.execute(
        """INSERT INTO swept_keys AS swept (through) VALUES (%s)
           ON CONFLICT (tenant) DO UPDATE SET through = greatest(swept.through, excluded.through)""",
        (through,),
    )


def _is_halted(db: Db) -> bool:
    return db.execute("SELECT 1 FROM topics WHERE halted IS NOT NULL").fetchone() is not None
