"""The cohorts of a trust. Table: cohorts_1."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown
from recruitment.cohorts.dates import Days
from recruitment.cohorts.decider import CohortOpened, DatesMoved, Event, NoticeRetentionEnded, RecruitingClosed
from recruitment.cohorts.launching import CohortLaunched


@shown
@dataclass(frozen=True, slots=True)
class Cohort:
    """A cohort, `recruiting` until recruiting is closed; `version` is for If-Match.

    `launch_on` is the planned day until the cohort is `launched`, then that of the launch.
    """

    cohort: UUID
    title: str
    groups_served: list[str]
    word_senior: str
    word_served: str
    recruiting_opens_on: date
    recruiting_closes_on: date
    matching_on: date
    launch_on: date
    survey_on: date
    recruiting: bool
    launched: bool
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
        case DatesMoved(after=days):
            _move(db, recorded.stream.id, days, recorded.version)
        case CohortLaunched(after=days):
            _move(db, recorded.stream.id, days, recorded.version)
            db.execute("UPDATE cohorts_1 SET launched = true WHERE cohort = %s", (recorded.stream.id,))
        case NoticeRetentionEnded():
            db.execute("UPDATE cohorts_1 SET version = %s WHERE cohort = %s", (recorded.version, recorded.stream.id))


def _open(db: Db, cohort: UUID, opened: CohortOpened) -> None:
    plan, settings, days = opened.plan, opened.settings, opened.days
    db.execute(
        """INSERT INTO cohorts_1 (cohort, title, groups_served, word_senior, word_served,
                                  recruiting_opens_on, recruiting_closes_on, matching_on, launch_on, survey_on, facts_until,
                                  recruiting, launched, version)
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, true, false, 1)""",
        (
            cohort,
            plan.title,
            list(settings.groups_served),
            settings.words.senior,
            settings.words.served,
            *_shown(days),
        ),
    )


def _move(db: Db, cohort: UUID, days: Days, version: int) -> None:
    db.execute(
        """UPDATE cohorts_1 SET recruiting_opens_on = %s, recruiting_closes_on = %s, matching_on = %s, launch_on = %s,
                                survey_on = %s, facts_until = %s, version = %s WHERE cohort = %s""",
        (*_shown(days), version, cohort),
    )


def _shown(days: Days) -> tuple[date, ...]:
    own = (days.recruiting_opens_on, days.recruiting_closes_on, days.matching_on, days.launch_on, days.survey_on)
    return *own, days.facts_until


_COHORTS: LiteralString = """
    SELECT cohort, title, groups_served, word_senior, word_served, recruiting_opens_on, recruiting_closes_on,
           matching_on, launch_on, survey_on, recruiting, launched, version
    FROM cohorts_1 """


def cohorts(db: Db) -> list[Cohort]:
    """All of the trust, the latest launch first."""
    with db.cursor(row_factory=class_row(Cohort)) as rows:
        return rows.execute(_COHORTS + "ORDER BY launch_on DESC, cohort").fetchall()


def cohort(db: Db, identifier: UUID) -> Cohort | None:
    with db.cursor(row_factory=class_row(Cohort)) as rows:
        return rows.execute(_COHORTS + "WHERE cohort = %s", (identifier,)).fetchone()


def titles(db: Db, cohorts: Collection[UUID]) -> list[tuple[UUID, str]]:
    """By title, of those that are there."""
    named = db.execute("SELECT cohort, title FROM cohorts_1 WHERE cohort = ANY(%s) ORDER BY title, cohort", (list(cohorts),))
    return named.fetchall()


def lock_shared(db: Db, identifier: UUID) -> None:
    """Until the transaction ends recruiting does not close. Waits for a closing that is in progress."""
    db.execute("SELECT 1 FROM cohorts_1 WHERE cohort = %s FOR SHARE", (identifier,))


def lock(db: Db, identifier: UUID) -> None:
    """Until the transaction ends nobody applies and nobody is accepted. Waits for those who are in progress."""
    db.execute("SELECT 1 FROM cohorts_1 WHERE cohort = %s FOR UPDATE", (identifier,))
