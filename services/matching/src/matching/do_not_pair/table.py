"""Whom people have named, under seal. Table: kept_apart_1."""

from dataclasses import dataclass
from uuid import UUID

from psycopg.rows import args_row

from matching.domain.kept_apart import Event
from matching.read_models import sealed_columns
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed


@dataclass(frozen=True, slots=True)
class KeptApartRow:
    person: UUID
    others: tuple[Sealed, ...]


@writes("kept_apart_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    said = recorded.event
    db.execute(
        """INSERT INTO kept_apart_1 (application, cohort, person, others) VALUES (%s, %s, %s, %s)
           ON CONFLICT (tenant, application)
           DO UPDATE SET cohort = excluded.cohort, person = excluded.person, others = excluded.others""",
        (recorded.stream.id, said.cohort, said.person, sealed_columns.column(said.others)),
    )


def of_cohort(db: Db, cohort: UUID) -> list[KeptApartRow]:
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            "SELECT person, others FROM kept_apart_1 WHERE cohort = %s ORDER BY application", (cohort,)
        ).fetchall()


def _row(person: UUID, others: object) -> KeptApartRow:
    return KeptApartRow(person, sealed_columns.values(others))
