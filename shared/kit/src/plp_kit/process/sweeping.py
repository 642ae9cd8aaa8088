"""Spends the keys that this service made and that nothing of its names, a day after they were made: what crashes leave.

Messages of other services carry keys of theirs, which are theirs to sweep. Each key is looked at once: an event is for ever.
"""

import logging
import re
from datetime import date
from typing import Final
from uuid import UUID

from plp_kit.core import drafts, spent_keys
from plp_kit.core.database import Db
from plp_kit.service import Service, TenantContext

log = logging.getLogger(__name__)

BATCH: Final = 5_000
"""Events that are looked at in one transaction."""
UUID_TEXT: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def sweep(service: Service, context: TenantContext) -> int:
    """Returns how many keys it spent. It can be repeated, and waits while a topic of the tenant is halted.

    A database that was restored to an earlier moment has halted topics until an operator accepts that; till then its log may
    lack events that name keys.
    """
    with context.database.transaction() as db:
        if is_halted(db):
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
        left = keys - spent_keys.among(db, keys) - set(service.waiting_keys(db)) - drafts.keys(db)
        position: int | None = _before(db, since)
    while left and position is not None:
        with context.database.transaction() as db:
            position, named = _named_after(db, position)
        left -= named
    return left


def _named_after(db: Db, position: int) -> tuple[int | None, set[UUID]]:
    """The keys that the next events name, however deep they are nested, and the last of their positions; None at the end."""
    ((last, keys),) = db.execute(
        """WITH batch AS (SELECT position, payload FROM events WHERE position > %s ORDER BY position LIMIT %s)
           SELECT (SELECT max(position) FROM batch),
                  ARRAY (SELECT DISTINCT key #>> '{}' FROM batch, jsonb_path_query(payload, 'lax $.**.key') AS named (key))""",
        (position, BATCH),
    ).fetchall()
    return last, {UUID(key) for key in keys if UUID_TEXT.fullmatch(key or "")}


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


def is_halted(db: Db) -> bool:
    """Whether a topic that the service writes is halted."""
    return db.execute("SELECT 1 FROM topics WHERE halted IS NOT NULL").fetchone() is not None
