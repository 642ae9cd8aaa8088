"""Who has looked at somebody's data, in all services, in one list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from portal.my_data.held import words
from portal.my_data.held.calls import Access
from portal.my_data.held.facts import Names
from portal.site.calls import Answer, ApiError, Outcome
from portal.site.present import moment

ON_A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Row:
    when: str
    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Looks:
    """Those of one page, the latest first. `is_whole` unless a service that could have said more did not answer."""

    each: tuple[Access, ...]
    is_whole: bool
    first: Mapping[str, str] | None
    next: Mapping[str, str] | None

    @property
    def readers(self) -> tuple[UUID, ...]:
        return tuple(look.reader for look in self.each)


def looks(outcomes: Iterable[Outcome[tuple[Access, ...]]], page: int) -> Looks:
    """`page` counts from 1."""
    answered = tuple(outcomes)
    every = sorted((look for each in answered if isinstance(each, Answer) for look in each.value), key=_at, reverse=True)
    begin, end = (page - 1) * ON_A_PAGE, page * ON_A_PAGE
    following = {"page": str(page + 1)} if len(every) > end else None
    is_whole = ApiError.AWAY not in answered
    return Looks(tuple(every[begin:end]), is_whole, {} if page > 1 else None, following)


def _at(look: Access) -> float:
    return look.at.timestamp()


def rows(shown: Looks, people: Names, cohorts: Names, own: UUID | None) -> tuple[Row, ...]:
    """`people` are those whose names may be seen."""
    return tuple(
        Row(
            moment(look.at),
            words.YOURSELF if look.reader == own else people.get(look.reader, words.A_READER),
            _what(look, cohorts),
        )
        for look in shown.each
    )


def _what(look: Access, cohorts: Names) -> str:
    what = words.LOOKED_AT.get(look.what) or look.what.replace("_", " ").capitalize()
    if look.everyone_of is None:
        return what
    return words.OF_EVERYBODY.format(what=what, cohort=cohorts.get(look.everyone_of, words.A_COHORT))
