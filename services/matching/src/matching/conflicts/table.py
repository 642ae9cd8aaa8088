"""Conflicts that matchers have entered, under seal; `list` is the matcher's own of the cohort. Tables: conflicts_1, deadlines."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

import msgspec
from psycopg.rows import args_row
from psycopg.types.json import Jsonb

from matching.conflicts.decider import ConflictEntered, ConflictsForgotten, ConflictsLifted, Event
from matching.ids import ConflictId
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed

FORGET: Final = "forget_conflicts"


@dataclass(frozen=True, slots=True)
class ConflictRow:
    conflict: ConflictId
    sealed: Sealed = field(repr=False)


@writes("conflicts_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case ConflictEntered(cohort, conflict, sealed, _):
            db.execute(
                "INSERT INTO conflicts_1 (list, conflict, cohort, sealed) VALUES (%s, %s, %s, %s)",
                (recorded.stream.id, conflict, cohort, Jsonb(msgspec.to_builtins(sealed))),
            )
        case ConflictsLifted(conflicts):
            db.execute("DELETE FROM conflicts_1 WHERE list = %s AND conflict = ANY(%s)", (recorded.stream.id, list(conflicts)))
        case ConflictsForgotten():
            db.execute("DELETE FROM conflicts_1 WHERE list = %s", (recorded.stream.id,))


@writes("deadlines")
def fall_due(db: Db, recorded: Recorded[Event]) -> None:
    """Of a list that is kept for a period of its own."""
    match recorded.event:
        case ConflictEntered(retain_until=date() as day):
            deadlines.put(db, recorded.stream, FORGET, midnight(day))
        case ConflictsForgotten():
            deadlines.remove(db, recorded.stream, FORGET)
        case _:
            return


def lists_of_cohort(db: Db, cohort: UUID) -> list[UUID]:
    """Those with something in them."""
    rows = db.execute("SELECT DISTINCT list FROM conflicts_1 WHERE cohort = %s ORDER BY list", (cohort,))
    return [own for (own,) in rows]


def of_cohort(db: Db, cohort: UUID) -> list[ConflictRow]:
    """Of all its matchers."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute("SELECT conflict, sealed FROM conflicts_1 WHERE cohort = %s ORDER BY conflict", (cohort,)).fetchall()


def of_list(db: Db, own: UUID) -> list[ConflictRow]:
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute("SELECT conflict, sealed FROM conflicts_1 WHERE list = %s ORDER BY conflict", (own,)).fetchall()


def _row(conflict: ConflictId, sealed: object) -> ConflictRow:
    return ConflictRow(conflict, msgspec.convert(sealed, Sealed))
