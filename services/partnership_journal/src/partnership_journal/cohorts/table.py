"""Cohorts that have reached the journal. Table: cohorts_1."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import class_row

from partnership_journal.cohorts.decider import CohortReceived, DatesReceived, Event
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class CohortRow:
    cohort: UUID
    title: str
    word_senior: str
    word_served: str
    launch_on: date
    launched: bool
    aims: list[str]


@writes("cohorts_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case CohortReceived():
            _add(db, recorded.stream.id, recorded.event)
        case DatesReceived(dates):
            db.execute(
                "UPDATE cohorts_1 SET launch_on = %s, launched = %s, facts_until = %s WHERE cohort = %s",
                (dates.launch_on, dates.launched, dates.facts_until, recorded.stream.id),
            )


def _add(db: Db, identifier: UUID, received: CohortReceived) -> None:
    cohort = received.cohort
    db.execute(
        """INSERT INTO cohorts_1 (cohort, title, word_senior, word_served, launch_on, launched, accesses_months, facts_until,
                                 aims)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)""",
        (
            identifier,
            cohort.title,
            cohort.word_senior,
            cohort.word_served,
            cohort.launch_on,
            received.launched,
            cohort.accesses_months,
            cohort.facts_until,
            list(cohort.aims),
        ),
    )


def access_records_months(db: Db) -> int:
    """The longest of all cohorts' settings; the usual six years before there is any."""
    row = db.execute("SELECT max(accesses_months) FROM cohorts_1").fetchone()
    return 72 if row is None or row[0] is None else int(row[0])


def lock_shared(db: Db, identifier: UUID) -> bool:
    """Whether the cohort has reached the journal; to the end of the transaction nobody changes its row."""
    return db.execute("SELECT 1 FROM cohorts_1 WHERE cohort = %s FOR SHARE", (identifier,)).fetchone() is not None


def cohort(db: Db, identifier: UUID) -> CohortRow | None:
    with db.cursor(row_factory=class_row(CohortRow)) as rows:
        return rows.execute(
            "SELECT cohort, title, word_senior, word_served, launch_on, launched, aims FROM cohorts_1 WHERE cohort = %s",
            (identifier,),
        ).fetchone()


def every(db: Db) -> list[CohortRow]:
    """The latest launch first."""
    with db.cursor(row_factory=class_row(CohortRow)) as rows:
        return rows.execute(
            """SELECT cohort, title, word_senior, word_served, launch_on, launched, aims FROM cohorts_1
               ORDER BY launch_on DESC, cohort"""
        ).fetchall()
