"""Who looked at what, by part of the service."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from portal.requests.access_log import words
from portal.requests.access_log.calls import Look, Looks
from portal.site.calls import Answer, Outcome
from portal.site.present import day, moment

Names: TypeAlias = Mapping[UUID, str]
Query: TypeAlias = Mapping[str, str]
DAYS: Final = ("since", "until")


@dataclass(frozen=True, slots=True)
class Row:
    when: str
    reader: str
    whose: str
    what: str


@dataclass(frozen=True, slots=True)
class Part:
    """`rows` is None where the service did not answer; `more`: it has others."""

    slug: str
    name: str
    caption: str
    rows: tuple[Row, ...] | None
    more: bool


def days_in(asked: Query) -> Query:
    """Those of a query that are days."""
    return {name: asked[name] for name in DAYS if _is_day(asked.get(name, ""))}


def _is_day(text: str) -> bool:
    return _day(text) is not None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def said(days: Query) -> str | None:
    """The days that are chosen, in words."""
    since, until = (_day(days.get(name, "")) for name in DAYS)
    if since and until:
        return words.BETWEEN.format(since=day(since), until=day(until))
    if since:
        return words.SINCE.format(since=day(since))
    return words.UNTIL.format(until=day(until)) if until else None


def people_of(outcomes: Iterable[Outcome[Looks]]) -> tuple[UUID, ...]:
    """Everybody whom the rows name."""
    return tuple(dict.fromkeys(person for each in outcomes for look in _looks(each) for person in _people(look)))


def _people(look: Look) -> Iterator[UUID]:
    yield look.reader
    if look.person:
        yield look.person


def _looks(outcome: Outcome[Looks]) -> tuple[Look, ...]:
    return outcome.value.rows if isinstance(outcome, Answer) else ()


def part(slug: str, outcome: Outcome[Looks], people: Names, cohorts: Names) -> Part:
    rows = tuple(_row(look, people, cohorts) for look in _looks(outcome)) if isinstance(outcome, Answer) else None
    more = isinstance(outcome, Answer) and outcome.value.next is not None
    name = words.PARTS[slug]
    return Part(slug, name, words.CAPTION.format(part=name), rows, more)


def _row(look: Look, people: Names, cohorts: Names) -> Row:
    what = words.WHAT.get(look.what) or look.what.replace("_", " ").capitalize()
    return Row(moment(look.at), people.get(look.reader, words.NO_NAME), _whose(look, people, cohorts), what)


def _whose(look: Look, people: Names, cohorts: Names) -> str:
    if look.person:
        return people.get(look.person, words.NO_NAME)
    cohort = cohorts.get(look.everyone_of) if look.everyone_of else None
    return words.OF_COHORT.format(cohort=cohort) if cohort else words.OF_MANY
