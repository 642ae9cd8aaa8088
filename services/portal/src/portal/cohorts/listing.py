"""The list of a trust's cohorts: how far each is, its dates, and how many of its applicants take part."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.cohorts import words
from portal.cohorts.calls import Cohort, Funnel
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


def cohort_rows(cohorts: Iterable[tuple[Cohort, Outcome[Funnel]]], page_of: Callable[[str], str | None]) -> tuple[CohortRow, ...]:
    """`page_of` is the address, where the person may open it."""
    return tuple(_row(cohort, funnel, page_of(f"/cohorts/{cohort.cohort}")) for cohort, funnel in cohorts)


def _row(cohort: Cohort, funnel: Outcome[Funnel], address: str | None) -> CohortRow:
    return CohortRow(cohort.title, address, cohort.groups, _state(cohort), day(cohort.launch_on), _accepted(funnel))


def _state(cohort: Cohort) -> str:
    if cohort.recruiting:
        last_day = day_before(cohort.recruiting_closes_on)
        return words.RECRUITING_UNTIL.format(opens=day(cohort.recruiting_opens_on), last_day=last_day)
    return words.LAUNCHED if cohort.launched else words.RECRUITING_CLOSED


def _accepted(funnel: Outcome[Funnel]) -> str:
    match funnel:
        case Answer(value):
            return of(value.by_state.get("accepted", 0), value.applied) if value.applied else words.NOBODY_APPLIED
        case _:
            return words.COUNT_AWAY
