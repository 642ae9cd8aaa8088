"""The notices of a cohort, of applications with their pairs, and of requests, with how far each is.

Tables: notices_1, pair_notices_1, request_notices_1, deliveries_1.
"""

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
    """An e-mail that an application, or the pair in which the applicant is, causes; `wording` is a key of the catalogue.

    `trigger` is what happened to the application or the pair. `state`: waiting, being_sent, sent (the mail server has taken it),
    deferred (another attempt follows), refused, dropped (there was nobody any more to send it to), returned (it came back).
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


@shown
@dataclass(frozen=True, slots=True)
class RequestNotice:
    """An e-mail that a request of the person's causes; the rest is as of other notices. Nobody else is shown it."""

    notice: UUID
    request: UUID
    wording: str
    at: datetime
    state: str
    attempts: int
    code: str | None


def of_requests(db: Db, requests: Collection[UUID]) -> list[RequestNotice]:
    """Oldest first."""
    with db.cursor(row_factory=class_row(RequestNotice)) as rows:
        return rows.execute(
            """SELECT notice, request, wording, at, coalesce(delivery.state, 'waiting') AS state,
                      coalesce(delivery.attempts, 0) AS attempts, delivery.code
               FROM request_notices_1 LEFT JOIN deliveries_1 delivery USING (tenant, notice)
               WHERE request = ANY(%s) ORDER BY at, notice""",
            (list(requests),),
        ).fetchall()


def of_cohort(db: Db, cohort: UUID) -> list[Notice] | None:
    """Oldest first, of people who are still there; None where there is no such cohort."""
    if cohorts.cohort(db, cohort) is None:
        return None
    return of_applications(db, [row.application for row in applications.of_cohort(db, cohort)])


def by_wording(db: Db, applications: Collection[UUID]) -> dict[str, dict[str, int]]:
    """How many notices of each wording are in which state."""
    counted = defaultdict[str, dict[str, int]](dict)
    rows = db.execute(
        """WITH notices AS (
               SELECT tenant, notice, application, wording FROM notices_1
               UNION ALL SELECT tenant, notice, application, wording FROM pair_notices_1
           )
           SELECT wording, coalesce(delivery.state, 'waiting'), count(*)
           FROM notices LEFT JOIN deliveries_1 delivery USING (tenant, notice)
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
            """WITH notices AS (
                   SELECT tenant, notice, application, trigger, wording, at FROM notices_1
                   UNION ALL SELECT tenant, notice, application, trigger, wording, at FROM pair_notices_1
               )
               SELECT notice, application, trigger, wording, at, coalesce(delivery.state, 'waiting') AS state,
                      coalesce(delivery.attempts, 0) AS attempts, delivery.code
               FROM notices LEFT JOIN deliveries_1 delivery USING (tenant, notice)
               WHERE application = ANY(%s) ORDER BY at, notice""",
            (list(applications),),
        ).fetchall()
