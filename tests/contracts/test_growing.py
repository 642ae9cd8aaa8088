"""No stored event and no message can outgrow its largest size: each list says how long it can get, or is filled by size.

A list of an enumeration's values has each of them once. Texts that are no list's come from one request, whose author can shorten
them; so the store's refusal of a large payload is for those alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest

from plp_contracts.sources import SOURCES
from plp_kit.core.event_store import LARGEST_PAYLOAD
from plp_kit.core.parts import LARGEST_PART, AtMost, BySize
from plp_kit.core.sealed import Sealed

SIZES: Final = {UUID: 39, date: 13, datetime: 36, int: 20, float: 25, bool: 6, NoneType: 5}
"""Bytes of JSON, with a comma."""
A_CHARACTER: Final = 1.5
"""Bytes: the texts are English with names from everywhere."""
A_SEALED_CHARACTER: Final = 4
AROUND_SEALED: Final = 300
LISTS: Final = (tuple, frozenset, list)


class Unlimited(Exception):
    """Names the list that could grow for ever."""


@dataclass(frozen=True, slots=True)
class Sized:
    """Measures the largest JSON of a type, in bytes."""

    path: str

    def of(self, kind: Any, limit: AtMost | BySize | None = None) -> float:  # noqa: ANN401 - any type of a field
        match get_origin(kind):
            case origin if origin is Annotated:
                inner, *marks = get_args(kind)
                return self.of(inner, next((mark for mark in marks if isinstance(mark, AtMost | BySize)), None))
            case origin if origin in LISTS:
                return self._list(get_args(kind)[0], limit)
            case origin if origin in {Union, UnionType}:
                return max(self.of(member, limit) for member in get_args(kind))
            case _:
                return self._single(getattr(kind, "__supertype__", kind), limit)

    def _list(self, item: Any, limit: AtMost | BySize | None) -> float:  # noqa: ANN401 - as above
        match limit:
            case BySize():
                return LARGEST_PART
            case AtMost(items):
                return items * self.of(item, limit)
            case _ if isinstance(item, type) and issubclass(item, Enum):
                return len(item) * self.of(item)
            case _:
                raise Unlimited(self.path)

    def _single(self, kind: Any, limit: AtMost | BySize | None) -> float:  # noqa: ANN401 - as above
        characters = limit.characters if isinstance(limit, AtMost) else 0
        if kind is Sealed:
            return AROUND_SEALED + A_SEALED_CHARACTER * characters * 4 / 3
        if is_dataclass(kind):
            hints = get_type_hints(kind, include_extras=True)
            return sum(len(name) + 4 + Sized(f"{self.path}.{name}").of(inner) for name, inner in hints.items())
        if kind is str:
            return A_CHARACTER * characters + 3
        if isinstance(kind, type) and issubclass(kind, Enum):
            return max(len(str(member.value)) for member in kind) + 3
        return SIZES[kind]


def written() -> Iterator[tuple[str, type]]:
    for source in SOURCES:
        yield from source.service.stored.shapes.items()
        yield from ((publication.name, publication.shape) for publication in source.service.language)


@pytest.mark.parametrize(("name", "shape"), [pytest.param(*each, id=each[0]) for each in dict(written()).items()])
def test_what_is_stored_or_published_cannot_outgrow_its_largest_size(name: str, shape: type) -> None:
    assert Sized(name).of(shape) <= LARGEST_PAYLOAD


def test_a_list_that_says_nothing_of_its_length_is_noticed() -> None:
    @dataclass(frozen=True, slots=True)
    class Invited:
        people: tuple[UUID, ...]

    with pytest.raises(Unlimited, match=r"Invited\.people"):
        Sized("Invited").of(Invited)
