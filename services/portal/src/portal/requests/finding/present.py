"""People who were found, with what can be done next."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.requests.finding import words
from portal.requests.finding.calls import Person
from portal.requests.finding.words import Purpose


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    address: str
    cohorts: str
    links: tuple[Link, ...]


def rows(people: Iterable[Person], purpose: Purpose, query: str) -> tuple[Row, ...]:
    """The links carry the query, with the days that were chosen."""
    return tuple(_row(each, purpose, query) for each in people)


def _row(found: Person, purpose: Purpose, query: str) -> Row:
    links = tuple(Link(text, address.format(person=found.person) + query) for text, address in purpose.links)
    return Row(found.name or words.NO_NAME, found.address or words.NONE, ", ".join(found.cohorts) or words.NONE, links)
