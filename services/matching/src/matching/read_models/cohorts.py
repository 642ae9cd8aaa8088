"""What holds for a cohort's rounds: its weights and its launch. Table: cohorts_1."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

import msgspec
from psycopg.rows import args_row
from psycopg.types.json import Jsonb

from matching.domain.cohorts import CohortHeard, ConflictDeclared, ConflictLifted, Event, PartsWeighed
from matching.domain.weights import Weights
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class CohortRow:
    cohort: UUID
    launch_on: date | None
    weights: Weights
    version: int


@writes("cohorts_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    cohort, version = recorded.stream.id, recorded.version
    match recorded.event:
        case CohortHeard(launch_on):
            db.execute(
                """INSERT INTO cohorts_1 (cohort, launch_on, version) VALUES (%s, %s, %s)
                   ON CONFLICT (tenant, cohort) DO UPDATE SET launch_on = excluded.launch_on, version = excluded.version""",
                (cohort, launch_on, version),
            )
        case PartsWeighed(weights):
            db.execute(
                """INSERT INTO cohorts_1 (cohort, weights, version) VALUES (%s, %s, %s)
                   ON CONFLICT (tenant, cohort) DO UPDATE SET weights = excluded.weights, version = excluded.version""",
                (cohort, Jsonb(asdict(weights)), version),
            )
        case ConflictDeclared() | ConflictLifted():
            db.execute(
                """INSERT INTO cohorts_1 (cohort, version) VALUES (%s, %s)
                   ON CONFLICT (tenant, cohort) DO UPDATE SET version = excluded.version""",
                (cohort, version),
            )


def cohort_row(db: Db, cohort: UUID) -> CohortRow:
    """As every cohort begins, where nothing is known of it."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        found = rows.execute("SELECT cohort, launch_on, weights, version FROM cohorts_1 WHERE cohort = %s", (cohort,)).fetchone()
    return found or CohortRow(cohort, None, Weights(), 0)


def _row(cohort: UUID, launch_on: date | None, weights: object, version: int) -> CohortRow:
    return CohortRow(cohort, launch_on, Weights() if weights is None else msgspec.convert(weights, Weights), version)
