"""Figures: several runs of one thing, their median and spread, and ratios of things that were measured side by side."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

Measured = TypeVar("Measured")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number a run."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.values)

    def over(self, other: "Figure") -> "Figure":
        """Run by run: what disturbed a run disturbed both sides of it."""
        return Figure(tuple(mine / theirs for mine, theirs in zip(self.values, other.values, strict=True)))

    def __str__(self) -> str:
        return f"{number(self.median)} ({number(min(self.values))} to {number(max(self.values))})"


def number(value: float) -> str:
    """Three digits that count."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def alternately(contenders: Mapping[str, Callable[[], Measured]], runs: int) -> dict[str, list[Measured]]:
    """Each contender once a run, one after another, another one first each time."""
    found: dict[str, list[Measured]] = {name: [] for name in contenders}
    for run in range(runs):
        for name in _turned(list(contenders), run):
            found[name].append(contenders[name]())
    return found


def _turned(names: Sequence[str], by: int) -> Iterator[str]:
    start = by % len(names)
    yield from names[start:]
    yield from names[:start]
