"""What operators did with parked messages and halted topics. Each row is written in the same transaction as the action."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.shown import shown
from plp_kit.messaging.consuming.parking import Parked


class Action(StrEnum):
    """A retried message has an outcome; a dropped one is never applied; a resumed topic is consumed again."""

    RETRIED = "retried"
    DROPPED = "dropped"
    RESUMED = "resumed"


@dataclass(frozen=True, slots=True)
class Instruction:
    """Who did it, and why. Only a drop must have a reason."""

    operator: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """`code` is why the message was parked or the topic halted. A resumed topic has no message."""

    at: datetime
    operator: str
    action: str
    topic: str
    sequence: int | None
    stream: str | None
    name: str | None
    code: str
    outcome: str
    reason: str | None


@shown
@dataclass(frozen=True, slots=True)
class Act:
    """What an operator did. `operator` is their id in this trust, or their login where they worked at the command line.

    `code` is why the message was parked or the topic halted. A resumed topic has no `sequence`.
    """

    at: datetime
    operator: str
    action: str
    topic: str
    sequence: int | None
    code: str
    outcome: str
    reason: str | None


def record(db: Db, instruction: Instruction, action: Action, parked: Parked, outcome: str) -> None:
    message = parked.message
    db.execute(
        """INSERT INTO dead_letter_history (operator, action, reason, topic, sequence, stream, message, name, code, outcome)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)""",
        (
            instruction.operator,
            action,
            instruction.reason,
            parked.topic,
            parked.sequence,
            message.stream,
            message.id,
            message.name,
            parked.code,
            outcome,
        ),
    )


def record_resumed(db: Db, instruction: Instruction, topic: str, code: str) -> None:
    """`code` says why the topic was halted."""
    db.execute(
        """INSERT INTO dead_letter_history (operator, action, reason, topic, code, outcome)
           VALUES (%s, %s, %s, %s, %s, %s)""",
        (instruction.operator, Action.RESUMED, instruction.reason, topic, code, "resumed"),
    )


def entries(db: Db) -> list[Entry]:
    """The tenant's rows, oldest first."""
    with db.cursor(row_factory=class_row(Entry)) as rows:
        return rows.execute(
            """SELECT at, operator, action, topic, sequence, stream, name, code, outcome, reason
               FROM dead_letter_history ORDER BY at, id"""
        ).fetchall()


def latest(db: Db, limit: int) -> list[Act]:
    """The latest first."""
    with db.cursor(row_factory=class_row(Act)) as rows:
        return rows.execute(
            """SELECT at, operator, action, topic, sequence, code, outcome, reason
               FROM dead_letter_history ORDER BY at DESC, id LIMIT %s""",
            (limit,),
        ).fetchall()


def of(db: Db, topic: str, sequence: int | None) -> list[Act]:
    """What was done with a message; without a number, with the topic as a whole. The latest first."""
    with db.cursor(row_factory=class_row(Act)) as rows:
        return rows.execute(
            """SELECT at, operator, action, topic, sequence, code, outcome, reason
               FROM dead_letter_history WHERE topic = %s AND sequence IS NOT DISTINCT FROM %s ORDER BY at DESC, id""",
            (topic, sequence),
        ).fetchall()
