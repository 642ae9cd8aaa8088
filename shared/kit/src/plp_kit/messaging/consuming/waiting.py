"""Parked messages as an operator sees them: where, since when and why, never the content nor whom it is about."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.shown import shown

LISTED: Final = """SELECT topic, sequence, headers ->> 'name' AS name, (headers ->> 'at')::timestamptz AS at,
                          parked_at, code, reason,
                          (SELECT count(*) FROM dead_letter_history AS tried
                           WHERE tried.topic = parked.topic AND tried.sequence = parked.sequence AND tried.action = 'retried')
                          AS attempts,
                          (SELECT count(*) FROM parked_messages AS older
                           WHERE older.topic = parked.topic AND older.stream = parked.stream
                           AND older.sequence < parked.sequence) AS ahead
                   FROM parked_messages AS parked """


@shown
@dataclass(frozen=True, slots=True)
class WaitingMessage:
    """`name` is the contract's, `at` when it was sent, `reason` a sentence that says why it was not applied when it came.

    `attempts` were made since to apply it. `ahead` messages about the same thing are parked before it, and are tried first.
    """

    topic: str
    sequence: int
    name: str
    at: datetime
    parked_at: datetime
    code: str
    reason: str
    attempts: int
    ahead: int


def after(db: Db, topic: str, sequence: int, limit: int) -> list[WaitingMessage]:
    """By topic and number, after this one."""
    with db.cursor(row_factory=class_row(WaitingMessage)) as rows:
        return rows.execute(
            LISTED + """WHERE (topic, sequence) > (%s, %s) ORDER BY topic, sequence LIMIT %s""", (topic, sequence, limit)
        ).fetchall()


def one(db: Db, topic: str, sequence: int) -> WaitingMessage | None:
    with db.cursor(row_factory=class_row(WaitingMessage)) as rows:
        return rows.execute(LISTED + """WHERE topic = %s AND sequence = %s""", (topic, sequence)).fetchone()
