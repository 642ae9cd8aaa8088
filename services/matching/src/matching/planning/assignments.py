"""A plan, and what it is measured by, in this order: people placed, the worst pair, pairs that stay, the sum, the draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.domain.planning.tables import Cell, Table
from matching.domain.weights import BEST

LARGEST_SUM: Final = 2**52
"""Solvers add in float64, which is exact to 2**53; half of that is left for their own sums."""


@dataclass(frozen=True, slots=True, order=True)
class Measures:
    """Compared as the objectives are. `floor` is the score of the worst pair that nobody pinned; None where there is none."""

    placed: int
    first_in_line: int
    floor: int
    kept: int
    total: int
    drawn: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """`cells` in order of their rows."""

    cells: tuple[Cell, ...]
    measures: Measures


@dataclass(frozen=True, slots=True)
class Worth:
    """Three objectives in one integer: how much a kept pair, a point and a draw weigh, so that none outweighs the one before.

    The draws of a whole plan stay below one point, its points below one kept pair, and all of it below `LARGEST_SUM`.
    """

    kept: int
    point: int
    most: int

    @property
    def room(self) -> int:
        """Draws are below this."""
        return max(1, self.point // self.most)

    def of(self, table: Table, rows: slice = slice(None)) -> NDArray[np.int64]:
        """Of each cell; what the unavailable ones come to means nothing."""
        weights = table.points[rows].astype(np.int64)
        weights *= self.point
        weights += (table.draws(rows) % np.uint64(self.room)).astype(np.int64)
        first = rows.start or 0
        for row, column in table.signed:
            if first <= row < first + len(weights):
                weights[row - first, column] += self.kept
        return weights

    def whole(self, measures: Measures) -> int:
        """Of a plan with these measures."""
        return measures.kept * self.kept + measures.total * self.point + measures.drawn

    def points(self, wholes: NDArray[np.int64]) -> NDArray[np.int64]:
        """The sums of scores of plans that weigh so much."""
        points: NDArray[np.int64] = (wholes % self.kept if self.kept else wholes) // self.point
        return points


def in_order(table: Table) -> Worth:
    """Kept pairs before points before draws."""
    most = table.most
    pairs = most + 1 if table.signed else 1
    point = LARGEST_SUM // (pairs * (BEST * most + 1))
    return Worth(point * (BEST * most + 1) if table.signed else 0, point, most)


def exchanged(table: Table, kept: int, point: int) -> Worth:
    """A kept pair is worth `kept` points of `point`: what lies between changing nothing and the greatest sum."""
    most = table.most
    scale = LARGEST_SUM // ((kept + BEST * point) * most + 1)
    return Worth(kept * scale, point * scale, most * point)


def plan(table: Table, cells: Iterable[Cell]) -> Plan:
    ordered = tuple(sorted(cells))
    scores = [int(table.points[cell]) for cell in ordered]
    bound = [score for cell, score in zip(ordered, scores, strict=True) if cell not in table.pinned]
    placed = {person for cell in ordered for person in table.people(cell)}
    kept = len(table.signed & set(ordered))
    measures = Measures(len(ordered), len(placed & table.waiting), min(bound, default=BEST), kept, sum(scores))
    return Plan(ordered, measures)
