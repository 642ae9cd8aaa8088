"""The notices of a cohort, and of applications: notices_1 with how far each has come, in deliveries_1."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.shown import shown
from recruitment.applications import queries as applications
from recruitment.cohorts.table import cohorts


@shown
@dataclass(frozen=True, slots=True)
class Notice:
    """An e-mail that an application causes; `wording` is a key of the catalogue.

    `trigger` is what happened to the application. `state`: waiting, being_sent, sent (the mail server has taken it), deferred
    (another attempt follows), refused, dropped (there was nobody any more to send it to), returned (it came back).
    `code` is the mail server's reply code, or a word, where it did not take it, or the status of its report.
    """

    notice: UUID
    application: UUID
    trigger: str
    wording: str
    at: datetime
    state: str
    attempts: int
    code: str | None


def of_cohort(db: Db, cohort: UUID) -> list[Notice] | None:
    """Oldest first, of people who are still there; None where there is no such cohort."""
    if cohorts.cohort(db, cohort) is None:
        return None
    return of_applications(db, [row.application for row in applications.of_cohort(db, cohort)])


def by_wording(db: Db, applications: Collection[UUID]) -> dict[str, dict[str, int]]:
    """How many notices of each wording are in which state."""
    counted = defaultdict[str, dict[str, int]](dict)
    rows = db.execute(
        """SELECT wording, coalesce(delivery.state, 'waiting'), count(*)
           FROM notices_1 LEFT JOIN deliveries_1 delivery USING (tenant, notice)
           WHERE application = ANY(%s) GROUP BY 1, 2 ORDER BY 1, 2""",
        (list(applications),),
    )
    for wording, state, count in rows:
        counted[wording][state] = count
    return counted


def of_applications(db: Db, applications: Collection[UUID]) -> list[Notice]:
    """Oldest first."""
    with db.cursor(row_factory=class_row(Notice)) as rows:
        return rows.execute(
            """SELECT notice, application, trigger, wording, at, coalesce(delivery.state, 'waiting') AS state,
                      coalesce(delivery.attempts, 0) AS attempts, delivery.code
               FROM notices_1 LEFT JOIN deliveries_1 delivery USING (tenant, notice)
               WHERE application = ANY(%s) ORDER BY at, notice""",
            (list(applications),),
        ).fetchall()
