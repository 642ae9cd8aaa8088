"""The verdict on a delivery: what was committed, beside what took effect. One tally for every test of order and loss."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Told:
    """A committed event of a sender: its place in its stream, and its id."""

    stream: str
    version: int
    id: UUID


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many were told and never took effect, took effect again, took effect after a later one of their stream.

    `made_up` took effect though nobody committed them. `told` says how much was at stake.
    """

    told: int
    lost: int = 0
    doubled: int = 0
    inverted: int = 0
    made_up: int = 0

    @classmethod
    def on(cls, told: Iterable[Told], effects: Sequence[UUID]) -> "Verdict":
        """`effects` are the ids of what took effect, in the order in which it did."""
        known = {entry.id: entry for entry in told}
        times = Counter(effects)
        return cls(
            told=len(known),
            lost=len(known.keys() - times.keys()),
            doubled=len(effects) - len(times),
            inverted=_inverted([known[each] for each in dict.fromkeys(effects) if each in known]),
            made_up=len(times.keys() - known.keys()),
        )

    @property
    def holds(self) -> bool:
        return self == Verdict(self.told) and self.told > 0


def _inverted(effects: Iterable[Told]) -> int:
    """Each by its first time: what comes again is doubled, not inverted."""
    highest: dict[str, int] = {}
    found = 0
    for entry in effects:
        found += entry.version < highest.get(entry.stream, 0)
        highest[entry.stream] = max(entry.version, highest.get(entry.stream, 0))
    return found
