"""The table of answers to repeated requests, as upkeep sees it. Table: idempotency_keys."""

from plp_kit.core.database import Db


def forget_old(db: Db) -> int:
    """Deletes a tenant's answers that are older than 48 hours; how many. For a worker's loop, now and then."""
    return db.execute("DELETE FROM idempotency_keys WHERE created_at < clock_timestamp() - interval '48 hours'").rowcount
