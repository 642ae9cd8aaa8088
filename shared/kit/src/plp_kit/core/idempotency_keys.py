"""Deletes old answers to repeated requests. Table: idempotency_keys."""

from plp_kit.core.database import Db


def forget_old(db: Db) -> int:
    """Deletes a tenant's answers that are older than 48 hours; returns how many."""
    return db.execute("DELETE FROM idempotency_keys WHERE created_at < clock_timestamp() - interval '48 hours'").rowcount
