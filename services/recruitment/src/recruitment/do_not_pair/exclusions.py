"""What the sealed value of an application holds: how the person is known, and whom they named. Its length is always the same."""

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Final
from uuid import UUID

from recruitment.ids import PersonId

LABEL: Final = "do_not_pair"
MAY_BE: Final = "may_be"
"""The field that nobody is shown, not even the applicant: whom lists know by an address that the applicant gave."""
PLACES: Final = 10
KNOWN_PLACES: Final = 3
NAME_BYTES: Final = 100
EMAIL_BYTES: Final = 100
DEPARTMENT_BYTES: Final = 60
"""Lengths as JSON, in UTF-8. They leave room for full names in any script, and bound the value."""
SIZE: Final = 4096
"""Bytes of every value: full places of the longest texts fit in."""


class Kind(StrEnum):
    """Why two people must not be paired: one of them named the other, or one decides a matter of the other's."""

    NAMED = "named"
    DECIDES = "decides"


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody as the applicant wrote them. Nobody checks here whether there is such a person."""

    name: str = field(repr=False)
    email: str | None = field(default=None, repr=False)
    department: str | None = field(default=None, repr=False)
    kind: Kind = Kind.NAMED


@dataclass(frozen=True, slots=True)
class KnownAs:
    """A name and an e-mail address by which recruitment knows the applicant."""

    name: str = field(repr=False)
    email: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Exclusions:
    """`may_be` are ids by which lists know an address of the applicant's, though nobody has joined them."""

    known_as: tuple[KnownAs, ...] = ()
    named: tuple[NamedPerson, ...] = ()
    may_be: tuple[PersonId, ...] = ()


def fits(text: str, size: int) -> bool:
    """Whether a text fits into this many bytes of its place."""
    return len(_json(text)) - 2 <= size


def padded(exclusions: Exclusions) -> str:
    """As JSON, with spaces at the end. Raises ValueError where it does not fit; routes refuse what is too long."""
    text = _json({**asdict(exclusions), MAY_BE: list(map(str, exclusions.may_be))})
    if len(exclusions.named) > PLACES or len(text) > SIZE:
        raise ValueError(f"{len(exclusions.named)} places, {len(text)} bytes")
    return text.ljust(SIZE).decode()


def read(text: str) -> Exclusions:
    value = json.loads(text)
    named = (NamedPerson(**{**each, "kind": Kind(each["kind"])}) for each in value["named"])
    may_be = tuple(PersonId(UUID(each)) for each in value[MAY_BE])
    return Exclusions(tuple(KnownAs(**each) for each in value["known_as"]), tuple(named), may_be)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def known_as(name: str, email: str | None) -> KnownAs:
    """A name that is too long is cut, an address that is too long is left out: a part of one would be another's."""
    cut = name
    while not fits(cut, NAME_BYTES):
        cut = cut[:-1]
    return KnownAs(cut, email if email is not None and fits(email, EMAIL_BYTES) else None)
