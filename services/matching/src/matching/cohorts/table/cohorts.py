"""What holds for a cohort's rounds: its weights and its launch. The row is locked before a round changes. Table: cohorts_1."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

import msgspec
from psycopg.rows import args_row
from psycopg.types.json import Jsonb

from matching.cohorts.decider import ClosingRecorded, CohortRecorded, DatesRecorded, Event, WeightsSet
from matching.cohorts.weights import ScoreWeights
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class CohortRow:
    cohort: UUID
    launch_on: date | None
    launched: bool
    weights: ScoreWeights
    version: int


@writes("cohorts_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    cohort, version = recorded.stream.id, recorded.version
    match recorded.event:
        case CohortRecorded(launch_on, accesses_months=months, facts_until=facts_until):
            db.execute(
                """INSERT INTO cohorts_1 (cohort, launch_on, accesses_months, facts_until, version) VALUES (%s, %s, %s, %s, %s)
                   ON CONFLICT (tenant, cohort)
                   DO UPDATE SET launch_on = excluded.launch_on, accesses_months = excluded.accesses_months,
                                 facts_until = excluded.facts_until, version = excluded.version""",
                (cohort, launch_on, months, facts_until, version),
            )
        case DatesRecorded(dates):
            db.execute(
                """INSERT INTO cohorts_1 (cohort, launch_on, launched, facts_until, version) VALUES (%s, %s, %s, %s, %s)
                   ON CONFLICT (tenant, cohort)
                   DO UPDATE SET launch_on = excluded.launch_on, launched = excluded.launched,
                                 facts_until = excluded.facts_until, version = excluded.version""",
                (cohort, dates.launch_on, dates.launched, dates.facts_until, version),
            )
        case ClosingRecorded():
            db.execute(
                """INSERT INTO cohorts_1 (cohort, version) VALUES (%s, %s)
                   ON CONFLICT (tenant, cohort) DO UPDATE SET version = excluded.version""",
                (cohort, version),
            )
        case WeightsSet(weights):
            db.execute(
                "UPDATE cohorts_1 SET weights = %s, version = %s WHERE cohort = %s", (Jsonb(asdict(weights)), version, cohort)
            )
        case _:
            db.execute("UPDATE cohorts_1 SET version = %s WHERE cohort = %s", (version, cohort))


_ROW: LiteralString = "SELECT cohort, launch_on, launched, weights, version FROM cohorts_1 WHERE cohort = %s "


def cohort_row(db: Db, cohort: UUID) -> CohortRow | None:
    """Every cohort that has a round has one."""
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(_ROW, (cohort,)).fetchone()


def every_cohort(db: Db) -> list[UUID]:
    """All cohorts of the trust."""
    return [cohort for (cohort,) in db.execute("SELECT cohort FROM cohorts_1 ORDER BY cohort").fetchall()]


def access_records_months(db: Db) -> int:
    """The longest of all cohorts' settings; the usual six years before there is any."""
    row = db.execute("SELECT max(accesses_months) FROM cohorts_1").fetchone()
    return 72 if row is None or row[0] is None else int(row[0])


def lock(db: Db, cohort: UUID) -> CohortRow | None:
    """To the end of the transaction nobody else decides on the cohort or its rounds.

    Call it before any event is appended, and before the facts of a decision are read.
    """
    with db.cursor(row_factory=args_row(_row)) as rows:
        return rows.execute(_ROW + "FOR UPDATE", (cohort,)).fetchone()


def _row(cohort: UUID, launch_on: date | None, launched: bool, weights: object, version: int) -> CohortRow:  # noqa: FBT001 - a column
    own = ScoreWeights() if weights is None else msgspec.convert(weights, ScoreWeights)
    return CohortRow(cohort, launch_on, launched, own, version)
