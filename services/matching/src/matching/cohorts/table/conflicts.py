"""Conflicts that matchers have declared between two people of a cohort. Table: conflicts_1."""

from dataclasses import dataclass
from uuid import UUID

from psycopg.rows import class_row

from matching.domain.cohorts import ConflictDeclared, ConflictLifted, Event
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class ConflictRow:
    one: UUID
    other: UUID
    conflict: str


@writes("conflicts_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case ConflictDeclared(one, other, conflict):
            db.execute(
                "INSERT INTO conflicts_1 (cohort, one, other, conflict) VALUES (%s, %s, %s, %s)",
                (recorded.stream.id, one, other, conflict),
            )
        case ConflictLifted(one, other):
            db.execute("DELETE FROM conflicts_1 WHERE cohort = %s AND one = %s AND other = %s", (recorded.stream.id, one, other))
        case _:
            return


def of_cohort(db: Db, cohort: UUID) -> list[ConflictRow]:
    with db.cursor(row_factory=class_row(ConflictRow)) as rows:
        return rows.execute(
            "SELECT one, other, conflict FROM conflicts_1 WHERE cohort = %s ORDER BY one, other", (cohort,)
        ).fetchall()
