"""The list of a trust's cohorts: how far each is, its dates, and how many of its applicants take part."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.cohorts import words
from portal.cohorts.calls import Cohort, Counts
from portal.site.calls import Answer, Outcome
from portal.site.present import day, day_before, of


@dataclass(frozen=True, slots=True)
class CohortRow:
    """`address` is None for somebody who sees the cohort on this list alone."""

    title: str
    address: str | None
    groups: tuple[str, ...]
    state: str
    launch: str
    accepted: str


def cohort_rows(
    cohorts: Iterable[Cohort], counts: Outcome[tuple[Counts, ...]], page_of: Callable[[str], str | None]
) -> tuple[CohortRow, ...]:
    """`page_of` is the address, where the person may open it."""
    return tuple(_row(cohort, _accepted(cohort, counts), page_of(f"/cohorts/{cohort.cohort}")) for cohort in cohorts)


def _row(cohort: Cohort, accepted: str, address: str | None) -> CohortRow:
    return CohortRow(cohort.title, address, cohort.groups, _state(cohort), day(cohort.launch_on), accepted)


def _state(cohort: Cohort) -> str:
    if cohort.recruiting:
        last_day = day_before(cohort.recruiting_closes_on)
        return words.RECRUITING_UNTIL.format(opens=day(cohort.recruiting_opens_on), last_day=last_day)
    return words.LAUNCHED if cohort.launched else words.RECRUITING_CLOSED


def _accepted(cohort: Cohort, counts: Outcome[tuple[Counts, ...]]) -> str:
    match counts:
        case Answer(value):
            counted = next((each for each in value if each.cohort == cohort.cohort), None)
            return of(counted.accepted, counted.applied) if counted else words.NOBODY_APPLIED
        case _:
            return words.COUNT_AWAY
