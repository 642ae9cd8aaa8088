"""A cohort's applications, and its waiting list: applications_1 without people who are gone."""

from uuid import UUID

from plp_kit.core.database import Db
from recruitment.applications.table import applications
from recruitment.applications.table.applications import ShownApplication
from recruitment.people.table import availability


def of_cohort(db: Db, cohort: UUID) -> list[ShownApplication]:
    """Those of people who are still there; of these, people who waited before come first."""
    return _there(db, applications.of_cohort(db, cohort))


def waiting(db: Db, cohort: UUID) -> list[ShownApplication]:
    """In its order."""
    return _there(db, applications.waiting(db, cohort))


def _there(db: Db, rows: list[ShownApplication]) -> list[ShownApplication]:
    gone = availability.gone(db, [row.person for row in rows])
    return [row for row in rows if row.person not in gone]
