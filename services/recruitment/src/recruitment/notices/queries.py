"""The notices of a cohort: notices_1 with the applications of people who are still there."""

from uuid import UUID

from plp_kit.core.database import Db
from recruitment.applications import queries as applications
from recruitment.cohorts.table import cohorts
from recruitment.notices import table
from recruitment.notices.table import Notice


def of_cohort(db: Db, cohort: UUID) -> list[Notice] | None:
    """Oldest first; None where there is no such cohort."""
    if cohorts.cohort(db, cohort) is None:
        return None
    return table.of_applications(db, [row.application for row in applications.of_cohort(db, cohort)])
