"""Conflicts that matchers have declared between two people of a cohort. Table: conflicts_1."""

from dataclasses import dataclass
from uuid import UUID

from psycopg.rows import class_row

from matching.cohorts.decider import ConflictDeclared, ConflictLifted, Event
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class DeclaredConflict:
    """Two people who must not be partners, in no order."""

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


def of_cohort(db: Db, cohort: UUID) -> list[DeclaredConflict]:
    with db.cursor(row_factory=class_row(DeclaredConflict)) as rows:
        return rows.execute(
            "SELECT one, other, conflict FROM conflicts_1 WHERE cohort = %s ORDER BY one, other", (cohort,)
        ).fetchall()
