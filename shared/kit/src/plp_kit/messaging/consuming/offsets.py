"""A consumer's offset on a topic: the last sequence applied, and the id received at each sequence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

from plp_kit.core.database import Db


@dataclass(frozen=True, slots=True)
class Offset:
    """`last` is the highest sequence applied, `cursor` is where a reader goes on, `halted` is a halt's code or None."""

    last: int
    cursor: int
    halted: str | None


def lock(db: Db, topic: str) -> Offset:
    """The topic's offset, locked until the transaction ends; it is made if it is missing."""
    query: LiteralString = "SELECT last, cursor, halted FROM consumed WHERE topic = %s FOR UPDATE"
    row = db.execute(query, (topic,), prepare=True).fetchone()
    if row is None:
        db.execute("INSERT INTO consumed (topic) VALUES (%s) ON CONFLICT DO NOTHING", (topic,))
        row = db.execute(query, (topic,), prepare=True).fetchone()
    return Offset(*row) if row else Offset(0, 0, None)


def read(db: Db, topic: str) -> Offset:
    """The topic's offset as it is now, not locked."""
    row = db.execute("SELECT last, cursor, halted FROM consumed WHERE topic = %s", (topic,)).fetchone()
    return Offset(*row) if row else Offset(0, 0, None)


def cursor(db: Db, topic: str) -> int:
    return read(db, topic).cursor


def advance(db: Db, topic: str, taken: Mapping[int, UUID], cursor_after: int) -> None:
    """Records messages as applied: their sequences follow `last` without a gap."""
    db.execute(
        """WITH moved AS (UPDATE consumed SET last = %(last)s, cursor = %(cursor)s WHERE topic = %(topic)s)
           INSERT INTO received (topic, sequence, id)
           SELECT %(topic)s, sequence, id FROM unnest(%(sequences)b::bigint[], %(ids)b::uuid[]) AS taken (sequence, id)""",
        {
            "last": max(taken),
            "cursor": cursor_after,
            "topic": topic,
            "sequences": list(taken),
            "ids": list(taken.values()),
        },
        prepare=True,
    )


def received_id(db: Db, topic: str, sequence: int) -> UUID | None:
    row = db.execute("SELECT id FROM received WHERE topic = %s AND sequence = %s", (topic, sequence)).fetchone()
    return row[0] if row else None


def halt(db: Db, topic: str, code: str, reason: str) -> None:
    """Applies no more messages of the topic until an operator resumes it."""
    db.execute("UPDATE consumed SET halted = %s, reason = %s WHERE topic = %s", (code, reason, topic))


def resume(db: Db, topic: str) -> None:
    db.execute("UPDATE consumed SET halted = NULL, reason = NULL WHERE topic = %s", (topic,))


def halted(db: Db) -> list[tuple[str, str, str]]:
    """Topic, code and reason of each halted topic."""
    return db.execute("SELECT topic, halted, reason FROM consumed WHERE halted IS NOT NULL ORDER BY topic").fetchall()
