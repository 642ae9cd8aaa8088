"""What people are called, asked for by their ids. Recruitment says whose name the person who asks may see."""

from collections.abc import Iterable, Mapping
from secrets import token_urlsafe
from typing import Final
from uuid import UUID

import msgspec

from portal.site import current
from portal.site.api import Change
from portal.site.calls import Answer, Call, Method, Service
from portal.site.forms import key

MOST_AT_ONCE: Final = 200


class People(msgspec.Struct, frozen=True):
    people: tuple[UUID, ...]


class PersonName(msgspec.Struct, frozen=True):
    """`name` is None where it is not available to who asks, whatever the reason."""

    person: UUID
    name: str | None


NAMES: Final = Call(Service.RECRUITMENT, Method.POST, "/names", People, tuple[PersonName, ...])


def names_of(people: Iterable[UUID]) -> Mapping[UUID, str]:
    """Of the first 200 of them, those that may be seen now. None are where recruitment is away."""
    asked = tuple(dict.fromkeys(people))[:MOST_AT_ONCE]
    if not asked:
        return {}
    body = People(asked)
    told = current.send(NAMES, body, Change(key(token_urlsafe(18), NAMES.path, body)))
    return {each.person: each.name for each in told.value if each.name} if isinstance(told, Answer) else {}
