"""Stored events: a stable name and version for each dataclass, and upcasters that read what older versions wrote."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

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


class StoredEvents(Generic[Event]):
    """The table of a stream's events. Payloads are the JSON of the dataclass; sealed values stay sealed."""

    def __init__(self, *entries: Stored[Event]) -> None:
        self.entries = entries
        self._by_shape = {entry.shape: entry for entry in entries}
        self._by_name = {name: entry for entry in entries for name in (entry.name, *entry.upcasts)}

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
