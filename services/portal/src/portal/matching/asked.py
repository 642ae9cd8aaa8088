"""What the address of a list asks for; what nobody can have selected there is left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias
from uuid import UUID

Query: TypeAlias = Mapping[str, str]
MOST_PEOPLE: Final = 20
MOST_PAGES: Final = 10_000
MOST_DIGITS: Final = 5
NONE, MANY = "none", "many"


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of the list, of pairs that are `changed`, or of these people. `found`: what became of looking for a name."""

    page: int = 1
    changed: bool = False
    people: tuple[UUID, ...] = ()
    found: str | None = None

    @property
    def query(self) -> Query:
        """Of the list's address; the service is asked with the same."""
        people = ",".join(map(str, self.people))
        said = (
            ("page", str(self.page) if self.page > 1 else ""),
            ("changed", "true" if self.changed else ""),
            ("people", people),
        )
        return {name: value for name, value in said if value}

    def at(self, page: int) -> Query:
        return replace(self, page=page).query


def asked(query: Query) -> Asked:
    people = tuple(dict.fromkeys(_ids(query.get("people", "").split(","))))[:MOST_PEOPLE]
    found = query.get("found")
    return Asked(page_number(query), query.get("changed") == "true", people, found if found in {NONE, MANY} else None)


def page_number(query: Query) -> int:
    number = query.get("page", "")
    is_one = number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS
    return min(max(1, int(number)), MOST_PAGES) if is_one else 1


def _ids(texts: Iterable[str]) -> Iterator[UUID]:
    for text in texts:
        try:
            yield UUID(text)
        except ValueError:
            continue
