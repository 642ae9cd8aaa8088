"""Keys whose words nobody may read any more: noted with what spent them, destroyed afterwards, and kept. Table: spent_keys."""

from collections.abc import Collection, Iterable
from typing import Final
from uuid import UUID

from plp_kit.core.database import Db

RETRY_SECONDS: Final = 60
"""How soon the vault is asked again to destroy a key that it preserved."""


def spend(db: Db, keys: Iterable[UUID]) -> None:
    """In the transaction that records why. Their destruction is due at once; a key is spent once and for ever."""
    spent = sorted(keys)
    if spent:
        db.execute("INSERT INTO spent_keys (key) SELECT unnest(%s::uuid[]) ON CONFLICT (tenant, key) DO NOTHING", (spent,))


def among(db: Db, keys: Collection[UUID]) -> set[UUID]:
    """Those of them that are spent."""
    rows = db.execute("SELECT key FROM spent_keys WHERE key = ANY(%s)", (list(keys),), prepare=True)
    return {key for (key,) in rows}


def due(db: Db, limit: int) -> list[UUID]:
    """Keys to be destroyed now, the longest due first."""
    rows = db.execute("SELECT key FROM spent_keys WHERE due_at <= now() ORDER BY due_at, key LIMIT %s", (limit,), prepare=True)
    return [key for (key,) in rows]


def tenants_due(db: Db) -> list[str]:
    """The tenants that have such keys; for the scheduler's role."""
    rows = db.execute("SELECT DISTINCT tenant FROM spent_keys WHERE due_at <= now() ORDER BY tenant", prepare=True)
    return [tenant for (tenant,) in rows]


def note(db: Db, destroyed: Collection[UUID], preserved: Collection[UUID]) -> None:
    """After the vault was asked: what it destroyed is done, what it preserved falls due again."""
    db.execute(
        "UPDATE spent_keys SET due_at = NULL, destroyed_on = coalesce(destroyed_on, current_date) WHERE key = ANY(%s)",
        (list(destroyed),),
    )
    if preserved:
        db.execute(
            "UPDATE spent_keys SET due_at = now() + make_interval(secs => %s) WHERE key = ANY(%s)",
            (RETRY_SECONDS, list(preserved)),
        )


def destroyed(db: Db, after: UUID, limit: int) -> list[UUID]:
    """Keys on record as destroyed, in order of their id, for a vault that may have been restored."""
    rows = db.execute("SELECT key FROM spent_keys WHERE due_at IS NULL AND key > %s ORDER BY key LIMIT %s", (after, limit))
    return [key for (key,) in rows]


def due_again(db: Db, keys: Collection[UUID]) -> None:
    """The vault has them again."""
    db.execute("UPDATE spent_keys SET due_at = now(), destroyed_on = NULL WHERE key = ANY(%s)", (list(keys),))
