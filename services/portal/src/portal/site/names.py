"""Names of people, for pages that know their ids. A look at names is on record: one a reader, cohort and day."""

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Answer, Call, Method, Service
from portal.site.looking import look

MOST_AT_ONCE: Final = 200


class People(msgspec.Struct, frozen=True):
    people: tuple[UUID, ...]


class PersonName(msgspec.Struct, frozen=True):
    """`name` is None where it is not available to the reader, whatever the reason."""

    person: UUID
    name: str | None


NAMES: Final = Call(Service.RECRUITMENT, Method.POST, "/names", People, tuple[PersonName, ...])


def names_of(people: Iterable[UUID]) -> Mapping[UUID, str]:
    """Without those that the person may not see, and empty while recruitment is away: a page then says 'Name not available'."""
    everybody = tuple(dict.fromkeys(people))
    parts = (everybody[start : start + MOST_AT_ONCE] for start in range(0, len(everybody), MOST_AT_ONCE))
    return {each.person: each.name for part in parts for each in _told_of(People(part)) if each.name}


def _told_of(asked: People) -> tuple[PersonName, ...]:
    answered = look(NAMES, asked)
    return answered.value if isinstance(answered, Answer) else ()
