"""Locks on people: a fact about a person is recorded under one, and a decision that rests on such facts holds the shared one."""

from collections.abc import Collection
from uuid import UUID

from plp_kit.core.database import Db


def lock(db: Db, person: UUID) -> None:
    """To the end of the transaction. Waits for transactions that hold the shared lock."""
    db.execute("SELECT pg_advisory_xact_lock(%s::bigint)", (_number(person),))


def lock_shared(db: Db, people: Collection[UUID]) -> None:
    """To the end of the transaction nothing else is recorded about them."""
    db.execute("SELECT pg_advisory_xact_lock_shared(number) FROM unnest(%s::bigint[]) AS number", (sorted(map(_number, people)),))


def _number(person: UUID) -> int:
    return int.from_bytes(person.bytes[:8], signed=True)
