"""Cohorts to which people can apply, now or later, as each person sees them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from plp_kit.core import drafts
from plp_kit.core.database import Db
from plp_kit.core.shown import shown
from recruitment.applications import queries
from recruitment.applications.drafted import APPLICATION
from recruitment.applications.offer import A_DAY
from recruitment.applications.table.applications import SentApplication, ShownApplication, sent
from recruitment.cohorts.dates import Applying
from recruitment.cohorts.table import cohorts
from recruitment.cohorts.table.cohorts import Cohort


@shown
@dataclass(frozen=True, slots=True)
class OpenCohort:
    """A cohort that takes applications, or will: `applying` is open or not_yet. `apply_until` is the last day for it.

    The words are what the trust calls both sides. `application` is the caller's own, if there is one. `begun`: the caller has
    typed something into its form, and not sent it.
    """

    cohort: UUID
    title: str
    word_senior: str
    word_served: str
    groups_served: list[str]
    applying: Applying
    recruiting_opens_on: date
    apply_until: date
    launch_on: date
    application: SentApplication | None
    begun: bool


def to(db: Db, person: UUID, on: date) -> list[OpenCohort]:
    """Those that close first come first."""
    own = queries.by_cohort(db, person)
    begun = {draft.place.subject for draft in drafts.of_people(db, [person], APPLICATION)}
    rows = [row for row in cohorts.cohorts(db) if _applying(row, on) is not Applying.OVER]
    rows.sort(key=lambda row: (row.recruiting_closes_on, row.title, row.cohort))
    return [_shown(row, _applying(row, on), own.get(row.cohort), begun=row.cohort in begun) for row in rows]


def _applying(row: Cohort, on: date) -> Applying:
    return Applying.on(on, row.recruiting_opens_on, row.recruiting_closes_on, closed=not row.recruiting)


def _shown(row: Cohort, applying: Applying, own: ShownApplication | None, *, begun: bool) -> OpenCohort:
    return OpenCohort(
        cohort=row.cohort,
        title=row.title,
        word_senior=row.word_senior,
        word_served=row.word_served,
        groups_served=row.groups_served,
        applying=applying,
        recruiting_opens_on=row.recruiting_opens_on,
        apply_until=row.recruiting_closes_on - A_DAY,
        launch_on=row.launch_on,
        application=sent(own),
        begun=begun,
    )
