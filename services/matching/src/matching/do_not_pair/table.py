"""How candidates are known and whom they named, under seal. Table: do_not_pair_1."""

from dataclasses import dataclass, field
from uuid import UUID

import msgspec
from psycopg.rows import args_row
from psycopg.types.json import Jsonb

from matching.do_not_pair.decider import Event
from matching.ids import PersonId
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed


@dataclass(frozen=True, slots=True)
class DoNotPairRow:
    person: PersonId
    exclusions: Sealed = field(repr=False)


@writes("do_not_pair_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    event = recorded.event
    db.execute(
        """INSERT INTO do_not_pair_1 (application, cohort, person, exclusions) VALUES (%s, %s, %s, %s)
           ON CONFLICT (tenant, application)
           DO UPDATE SET cohort = excluded.cohort, person = excluded.person, exclusions = excluded.exclusions""",
        (recorded.stream.id, event.cohort, event.person, Jsonb(msgspec.to_builtins(event.exclusions))),
    )


def of_cohort(db: Db, cohort: UUID) -> list[DoNotPairRow]:
    """Of everybody who was ever accepted."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(
            "SELECT person, exclusions FROM do_not_pair_1 WHERE cohort = %s ORDER BY application", (cohort,)
        ).fetchall()


def _row(person: PersonId, exclusions: object) -> DoNotPairRow:
    return DoNotPairRow(person, msgspec.convert(exclusions, Sealed))
