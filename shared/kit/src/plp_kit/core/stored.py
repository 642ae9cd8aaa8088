"""Stored events: a stable name and version for each event class, and upcasters for payloads of older versions.

@stored("matching.pairs_proposed.v2", {"matching.pairs_proposed.v1": as_it_was})
@dataclass(frozen=True, slots=True)
class PairsProposed: ...
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import UnionType
from typing import Any, Generic, TypeAlias, TypeVar, get_args

import msgspec

Event = TypeVar("Event")
Json: TypeAlias = dict[str, object]
Upcaster: TypeAlias = Callable[[Json], Json]


class UnknownEvent(Exception):
    """The log holds a name that this release does not know, or a class that it does not store."""


@dataclass(frozen=True, slots=True)
class Stored(Generic[Event]):
    """`name` ends in its version (`matching.pairs_proposed.v2`); `upcasts` maps each older name to this one's shape."""

    name: str
    shape: type[Event]
    upcasts: Mapping[str, Upcaster] = field(default_factory=dict)


_STORED: dict[type, Stored[Any]] = {}


def stored(name: str, upcasts: Mapping[str, Upcaster] | None = None) -> Callable[[type[Event]], type[Event]]:
    """Marks a class as an event and gives it the name under which the log keeps it."""

    def mark(shape: type[Event]) -> type[Event]:
        _STORED[shape] = Stored(name, shape, upcasts or {})
        return shape

    return mark


class StoredEvents(Generic[Event]):
    """The stored names of a stream's events. Payloads are the JSON of the dataclass; sealed values stay sealed."""

    def __init__(self, *entries: Stored[Event]) -> None:
        self.entries = entries
        self._by_shape = {entry.shape: entry for entry in entries}
        self._by_name = {name: entry for entry in entries for name in (entry.name, *entry.upcasts)}

    @classmethod
    def of(cls, union: object) -> "StoredEvents[Any]":
        """Of an event class, or of a union of event classes. Raises UnknownEvent for a class without @stored."""
        return StoredEvents(*(_entry(shape) for shape in _members(union)))

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._by_name)

    @property
    def shapes(self) -> Mapping[str, type[Event]]:
        return {entry.name: entry.shape for entry in self._by_shape.values()}

    def encode(self, event: Event) -> tuple[str, str]:
        """Name and JSON text. Raises UnknownEvent."""
        entry = self._by_shape.get(type(event))
        if entry is None:
            raise UnknownEvent(f"{type(event).__qualname__} is not in the table of stored events")
        return entry.name, msgspec.json.encode(event).decode()

    def decode(self, name: str, payload: str) -> Event:
        """Raises UnknownEvent, or msgspec.ValidationError naming the path that does not fit."""
        entry = self._by_name.get(name)
        if entry is None:
            raise UnknownEvent(f"{name} is not in the table of stored events")
        if name == entry.name:
            return msgspec.json.decode(payload, type=entry.shape)
        older: Json = msgspec.json.decode(payload)
        return msgspec.convert(entry.upcasts[name](older), type=entry.shape)


def _members(union: object) -> Iterator[type]:
    if isinstance(union, type):
        yield union
    elif isinstance(union, UnionType):
        for member in get_args(union):
            yield from _members(member)
    else:
        raise UnknownEvent(f"{union!r} is neither an event nor a union of events")


def _entry(shape: type) -> Stored[Any]:
    if shape not in _STORED:
        raise UnknownEvent(f"{shape.__qualname__} has no stored name: put @stored above it")
    return _STORED[shape]
