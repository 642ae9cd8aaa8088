"""What takes part in the comparison of appends: someone who writes, and someone who reads along and can tell what was lost."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias
from uuid import UUID

Append: TypeAlias = Callable[[UUID, int], None]
"""Adds a batch to this stream, which has so many events already, and has it on disk when it returns."""

Seen: TypeAlias = tuple[UUID, int]
"""A stream and a version."""


class Drain(Protocol):
    """Hands out what was appended since it was made, as the contender's own followers get it. One thread uses it."""

    def __enter__(self) -> Iterator[Sequence[Seen]]:
        """Endless: yields an empty batch where there is nothing new."""
        ...

    def __exit__(self, *failure: object) -> None: ...


class Contender(Protocol):
    """Sent to other processes: connects only where it is used."""

    @property
    def name(self) -> str: ...

    def writing(self, batch: int) -> AbstractContextManager[Append]: ...

    def drain(self) -> Drain | None:
        """None where nobody reads along."""
        ...


@dataclass(slots=True)
class Deliveries:
    """What reached the reader. Inverted is what came behind a later event of its own stream, doubled what had come before."""

    doubled: int = 0
    inverted: int = 0
    _seen: set[Seen] = field(default_factory=set)
    _last: dict[UUID, int] = field(default_factory=dict)

    @property
    def received(self) -> int:
        return len(self._seen)

    def take(self, batch: Sequence[Seen]) -> None:
        for seen in batch:
            stream, version = seen
            if seen in self._seen:
                self.doubled += 1
                continue
            self._seen.add(seen)
            if version < self._last.get(stream, 0):
                self.inverted += 1
            else:
                self._last[stream] = version


@dataclass(frozen=True, slots=True)
class Delivered:
    received: int
    doubled: int
    inverted: int
