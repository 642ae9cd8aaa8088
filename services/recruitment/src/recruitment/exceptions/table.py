"""Exceptions to the rules about roles. Table: exceptions_1."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from psycopg.rows import args_row

from plp_kit.core import deadlines, sealed_columns
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed
from recruitment.exceptions.decider import Event, ExceptionEnded, ExceptionRecorded, ExceptionRetentionEnded, Rule

END_RETENTION: Final = "end_exception_retention"


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    exception: UUID
    person: UUID
    rule: str
    reason: Sealed
    recorded_by: UUID
    begins_on: date
    last_day: date
    ended_on: date | None


@writes("exceptions_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    exception = recorded.stream.id
    match recorded.event:
        case ExceptionRecorded(person, rule, reason, begins_on, last_day, by):
            db.execute(
                """INSERT INTO exceptions_1 (exception, person, rule, reason, recorded_by, begins_on, last_day)
                   VALUES (%s, %s, %s, %s, %s, %s, %s)""",
                (exception, person, rule, sealed_columns.column([reason]), by, begins_on, last_day),
            )
        case ExceptionEnded(on):
            db.execute("UPDATE exceptions_1 SET ended_on = %s WHERE exception = %s", (on, exception))
        case ExceptionRetentionEnded():
            pass


@writes("deadlines")
def fall_due(db: Db, recorded: Recorded[Event]) -> None:
    """Until when its reason is kept."""
    match recorded.event:
        case ExceptionRecorded(retain_until=day) | ExceptionEnded(retain_until=day):
            deadlines.put(db, recorded.stream, END_RETENTION, midnight(day))
        case ExceptionRetentionEnded():
            deadlines.remove(db, recorded.stream, END_RETENTION)


def everyone(db: Db) -> list[ExceptionRow]:
    """The latest first."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            """SELECT exception, person, rule, reason, recorded_by, begins_on, last_day, ended_on FROM exceptions_1
               ORDER BY begins_on DESC, exception"""
        ).fetchall()


def _row(exception: UUID, person: UUID, rule: str, reason: object, by: UUID, *days: date) -> ExceptionRow:
    return ExceptionRow(exception, person, rule, sealed_columns.values(reason)[0], by, *days)


def in_force(db: Db, people: Collection[UUID], rule: Rule, on: date) -> bool:
    """Whether one of them has an exception from the rule that is not over."""
    row = db.execute(
        "SELECT FROM exceptions_1 WHERE person = ANY(%s) AND rule = %s AND ended_on IS NULL AND last_day >= %s LIMIT 1",
        (list(people), rule, on),
    ).fetchone()
    return row is not None


def of_person(db: Db, person: UUID) -> Iterable[UUID]:
    """Those recorded for this id."""
    rows = db.execute("SELECT exception FROM exceptions_1 WHERE person = %s ORDER BY exception", (person,))
    return [exception for (exception,) in rows]
