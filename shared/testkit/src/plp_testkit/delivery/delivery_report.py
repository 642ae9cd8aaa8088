"""Compares what was committed with what took effect. Every test of order and loss uses it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Committed:
    """A committed event of a publisher: its position in its stream, and its id."""

    stream: str
    version: int
    id: UUID


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """How many events were committed, and how many of them failed in which way.

    `lost` never took effect; `doubled` took effect more than once; `inverted` took effect after a later event of their
    stream; `made_up` took effect without having been committed.
    """

    committed: int
    lost: int = 0
    doubled: int = 0
    inverted: int = 0
    made_up: int = 0

    @classmethod
    def compare(cls, committed: Iterable[Committed], effects: Sequence[UUID]) -> "DeliveryReport":
        """`effects` are the ids of what took effect, in the order in which it did."""
        known = {entry.id: entry for entry in committed}
        times = Counter(effects)
        return cls(
            committed=len(known),
            lost=len(known.keys() - times.keys()),
            doubled=len(effects) - len(times),
            inverted=_inverted([known[each] for each in dict.fromkeys(effects) if each in known]),
            made_up=len(times.keys() - known.keys()),
        )

    @property
    def holds(self) -> bool:
        return self == DeliveryReport(self.committed) and self.committed > 0


def _inverted(effects: Iterable[Committed]) -> int:
    """Only the first time counts: a repeated event is doubled, not inverted."""
    highest: dict[str, int] = {}
    found = 0
    for entry in effects:
        found += entry.version < highest.get(entry.stream, 0)
        highest[entry.stream] = max(entry.version, highest.get(entry.stream, 0))
    return found
