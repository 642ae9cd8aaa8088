"""A cohort's applications as facilitators list them, and its waiting list."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from plp_kit.core.days import day_of
from portal.applications import words
from portal.applications.calls import ApplicationPage, Listed, NamedCohort
from portal.site.present import day, moment


@dataclass(frozen=True, slots=True)
class Row:
    """`notes` are what else there is to say of the person."""

    name: str
    notes: tuple[str, ...]
    address: str
    state: str
    sides: str
    since: str


Query: TypeAlias = Mapping[str, str]
"""Of the list's address; what is not in it is at its beginning."""


@dataclass(frozen=True, slots=True)
class Filter:
    text: str
    query: Query
    is_here: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """`first` and `next` lead to other pages, None where there is nothing that this one does not have."""

    cohort: str
    rows: tuple[Row, ...]
    filters: tuple[Filter, ...]
    first: Query | None
    next: Query | None
    empty: str


def query_of(state: str | None, cursor: str | None = None) -> Query:
    return {name: value for name, value in (("state", state), ("cursor", cursor)) if value}


def list_page(asked: Query, listed: ApplicationPage, cohort: NamedCohort) -> ListPage:
    state = asked.get("state")
    rows = tuple(_row(each, cohort, day(day_of(each.arrived_at))) for each in listed.applications)
    first = query_of(state) if "cursor" in asked else None
    following = query_of(state, listed.next) if listed.next else None
    empty = words.LIST_EMPTY_STATE if state else words.LIST_EMPTY
    return ListPage(cohort.title, rows, tuple(_filters(state, listed.by_state)), first, following, empty)


def waiting_rows(listed: Iterable[Listed], cohort: NamedCohort) -> tuple[Row, ...]:
    """With the minute, since it is the order."""
    return tuple(_row(each, cohort, _since(each)) for each in listed)


def _since(listed: Listed) -> str:
    return moment(listed.waiting_since) if listed.waiting_since else ""


def _notes(listed: Listed) -> Iterator[str]:
    if listed.preferred_name and listed.preferred_name != listed.name:
        yield words.PREFERRED.format(name=listed.preferred_name)
    if listed.waited:
        yield words.WAITED_TOO


def _row(listed: Listed, cohort: NamedCohort, since: str) -> Row:
    name = listed.name or (words.NO_NAME if listed.available else words.UNAVAILABLE)
    sides = ", ".join(cohort.called(side) for side in listed.sides) or (words.NO_SIDE if listed.available else "")
    return Row(name, tuple(_notes(listed)), f"/applications/{listed.application}", state_of(listed.state), sides, since)


def _filters(chosen: str | None, by_state: Mapping[str, int]) -> Iterator[Filter]:
    """All, then each state that there is, in the order in which an application goes through them."""
    counted = [(None, sum(by_state.values())), *((state, by_state[state]) for state in words.STATES if by_state.get(state))]
    for state, count in counted:
        text = words.FILTER.format(state=state_of(state) if state else words.ALL_STATES, count=f"{count:,}")
        yield Filter(text, query_of(state), state == chosen)


def state_of(state: str) -> str:
    return words.STATES.get(state, state)
