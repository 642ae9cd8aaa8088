"""The cohorts of a trust. Table: cohorts_1."""

from dataclasses import dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown
from recruitment.cohorts.decider import CohortOpened, Event, NoticeRetentionEnded, RecruitingClosed


@shown
@dataclass(frozen=True, slots=True)
class Cohort:
    """A cohort, `recruiting` until recruiting is closed; `version` is for If-Match."""

    cohort: UUID
    title: str
    groups_served: list[str]
    word_senior: str
    word_served: str
    recruiting_opens_on: date
    recruiting_closes_on: date
    launch_on: date
    recruiting: bool
    version: int


@writes("cohorts_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case CohortOpened():
            _open(db, recorded.stream.id, recorded.event)
        case RecruitingClosed():
            db.execute(
                "UPDATE cohorts_1 SET recruiting = false, closed_at = %s, version = %s WHERE cohort = %s",
                (recorded.origin.at, recorded.version, recorded.stream.id),
            )
        case NoticeRetentionEnded():
            db.execute("UPDATE cohorts_1 SET version = %s WHERE cohort = %s", (recorded.version, recorded.stream.id))


def _open(db: Db, cohort: UUID, opened: CohortOpened) -> None:
    plan, settings = opened.plan, opened.settings
    db.execute(
        """INSERT INTO cohorts_1 (cohort, title, groups_served, word_senior, word_served,
                                  recruiting_opens_on, recruiting_closes_on, launch_on, recruiting, facts_until, version)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s, true, %s, 1)""",
        (
            cohort,
            plan.title,
            list(settings.groups_served),
            settings.words.senior,
            settings.words.served,
            plan.recruiting_opens_on,
            plan.recruiting_closes_on,
            plan.launch_on,
            opened.facts_until,
        ),
    )


_COHORTS: LiteralString = """
    SELECT cohort, title, groups_served, word_senior, word_served, recruiting_opens_on, recruiting_closes_on,
           launch_on, recruiting, version
    FROM cohorts_1 """


def cohorts(db: Db) -> list[Cohort]:
    """All of the trust, the latest launch first."""
    with db.cursor(row_factory=class_row(Cohort)) as rows:
        return rows.execute(_COHORTS + "ORDER BY launch_on DESC, cohort").fetchall()


def cohort(db: Db, identifier: UUID) -> Cohort | None:
    with db.cursor(row_factory=class_row(Cohort)) as rows:
        return rows.execute(_COHORTS + "WHERE cohort = %s", (identifier,)).fetchone()


def lock_shared(db: Db, identifier: UUID) -> None:
    """Until the transaction ends recruiting does not close. Waits for a closing that is in progress."""
    db.execute("SELECT 1 FROM cohorts_1 WHERE cohort = %s FOR SHARE", (identifier,))


def lock(db: Db, identifier: UUID) -> None:
    """Until the transaction ends nobody applies and nobody is accepted. Waits for those who are in progress."""
    db.execute("SELECT 1 FROM cohorts_1 WHERE cohort = %s FOR UPDATE", (identifier,))
