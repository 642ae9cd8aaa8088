"""The calls with which somebody of the trust is found by name, for what is placed on them or recorded about them."""

from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, Service, reads


class Sought(msgspec.Struct, frozen=True):
    name_or_address: str


class Person(msgspec.Struct, frozen=True):
    """`cohorts` are titles, `roles` what they are in the trust."""

    person: UUID
    name: str | None
    address: str | None
    cohorts: tuple[str, ...]
    roles: tuple[str, ...]


class Found(msgspec.Struct, frozen=True):
    """`more`: so many fit that not all are here."""

    people: tuple[Person, ...]
    more: bool


FIND: Final = Call(Service.RECRUITMENT, Method.POST, "/people/searches", Sought, Found)
PERSON: Final = reads(Service.RECRUITMENT, "/people/{person}", Person)
