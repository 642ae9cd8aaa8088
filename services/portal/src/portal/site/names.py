"""Names of people, for pages that know their ids. A look at names is on record: one a reader, cohort and day."""

from collections.abc import Iterable, Mapping
from secrets import token_urlsafe
from typing import Final
from uuid import UUID

import msgspec

from portal.site import current
from portal.site.api import Change
from portal.site.calls import Answer, Call, Method, Service
from portal.site.forms import key


class People(msgspec.Struct, frozen=True):
    people: tuple[UUID, ...]


class PersonName(msgspec.Struct, frozen=True):
    """`name` is None where it is not available to the reader."""

    person: UUID
    name: str | None


NAMES: Final = Call(Service.RECRUITMENT, Method.POST, "/names", People, tuple[PersonName, ...])


def names_of(people: Iterable[UUID]) -> Mapping[UUID, str]:
    """Without those that the person may not see, and empty while recruitment is away: a page then says 'Name not available'."""
    asked = People(tuple(dict.fromkeys(people)))
    answered = current.send(NAMES, asked, Change(key(token_urlsafe(18), NAMES.path, asked)))
    named = answered.value if isinstance(answered, Answer) else ()
    return {each.person: each.name for each in named if each.name}
