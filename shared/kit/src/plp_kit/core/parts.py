"""What can grow is written as a header and parts filled by size, all appended by one decision: a payload has a largest size.

A list in a stored event or a message says how long it can get: `Annotated[tuple[Topic, ...], AtMost(50)]`, or, in a part,
`Annotated[tuple[Pair, ...], BY_SIZE]`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

import msgspec

Item = TypeVar("Item")

LARGEST_PART: Final = 128 * 1024
"""Bytes of a part's items. A payload may have twice as many, so that there is room for what stands beside them."""


@dataclass(frozen=True, slots=True)
class AtMost:
    """A list has no more than `items`; where they hold text, no item has more than `characters` of it."""

    items: int
    characters: int = 0


@dataclass(frozen=True, slots=True)
class BySize:
    """A list is one part of a longer one, filled by `filled`."""


BY_SIZE: Final = BySize()


def size_of(item: object) -> int:
    """Bytes of JSON, with the comma behind it."""
    return len(msgspec.json.encode(item)) + 1


def filled(items: Iterable[Item], largest: int = LARGEST_PART, size: Callable[[Item], int] = size_of) -> list[tuple[Item, ...]]:
    """The items in order, as many in each part as have no more than `largest` bytes; none gives no part.

    An item that is larger than a part is a part of its own.
    """
    return list(_filled(items, largest, size))


def _filled(items: Iterable[Item], largest: int, size: Callable[[Item], int]) -> Iterator[tuple[Item, ...]]:
    part: list[Item] = []
    room = largest
    for item in items:
        taken = size(item)
        if part and taken > room:
            yield tuple(part)
            part, room = [], largest
        part.append(item)
        room -= taken
    if part:
        yield tuple(part)
