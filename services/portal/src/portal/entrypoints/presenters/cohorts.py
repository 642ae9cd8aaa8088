"""The list of a trust's cohorts."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.adapters.recruitment import Cohort
from portal.entrypoints.presenters.numbers import day, day_before
from portal.entrypoints.words import cohort as words


@dataclass(frozen=True, slots=True)
class CohortRow:
    title: str
    address: str
    groups: str
    recruiting: str
    launch: str


def cohort_rows(cohorts: Iterable[Cohort]) -> tuple[CohortRow, ...]:
    return tuple(map(_row, cohorts))


def _row(cohort: Cohort) -> CohortRow:
    return CohortRow(
        title=cohort.title,
        address=f"/cohorts/{cohort.cohort}",
        groups=words.GROUPS_SHORT.format(senior=cohort.word_senior, served=cohort.word_served),
        recruiting=_recruiting(cohort),
        launch=day(cohort.launch_on),
    )


def _recruiting(cohort: Cohort) -> str:
    last_day = day_before(cohort.recruiting_closes_on)
    return words.RECRUITING_OPEN.format(last_day=last_day) if cohort.recruiting else words.RECRUITING_CLOSED
