"""What every possible pair of a two-sided plan would cost, all at once: the best rounds of exchanges that lead there and back.

In an exchange somebody takes the column of another, who takes another's, and so on round. No round of exchanges improves on the
best plan, so the best way from each to each is found by Floyd and Warshall's method, in whole numbers: the same as solving anew.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.domain.planning import counting
from matching.domain.planning.plans import Plan, Worth, in_order
from matching.domain.planning.tables import Cell, Table

NO_WAY: Final = -(2**60)

Weights = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Places:
    """Everybody's place in a plan: its pairs, then rows that stay alone, then columns that do; -1 is nobody."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]

    @classmethod
    def of(cls, table: Table, plan: Plan) -> "Places":
        rows, columns = [row for row, _ in plan.cells], [column for _, column in plan.cells]
        alone = sorted(set(range(len(table.seniors))) - set(rows))
        others = sorted(set(range(len(table.colleagues))) - set(columns))
        return cls(
            np.array([*rows, *alone, *[-1] * len(others)], dtype=np.intp),
            np.array([*columns, *[-1] * len(alone), *others], dtype=np.intp),
        )

    @property
    def cells(self) -> NDArray[np.bool_]:
        """Places that hold a pair."""
        pairs: NDArray[np.bool_] = (self.rows >= 0) & (self.columns >= 0)
        return pairs


@dataclass(frozen=True)
class Exchanges:
    """`gains[a, b]`: what it brings that the row of place a takes the column of place b. `best[a, b]`: the best way from a to b.

    `steps` are the gains that ways may use: none below the floor. `next` leads along a way.
    """

    table: Table
    plan: Plan
    worth: Worth
    places: Places
    gains: Weights = field(repr=False)
    steps: Weights = field(repr=False)
    best: Weights = field(repr=False)
    next: NDArray[np.int16] = field(repr=False)

    @cached_property
    def costs(self) -> Weights:
        """What it costs the whole plan, at its floor and number, that a takes the column of b; `NO_WAY` where it cannot."""
        return self._costs(self.gains + self.best.T)

    @cached_property
    def partings(self) -> Weights:
        """What it costs that a's row takes any column but its own, by the best way; `NO_WAY` where it must stay."""
        ways = self.steps + self.best.T
        np.fill_diagonal(ways, NO_WAY)
        return self._costs(ways.max(axis=1, initial=NO_WAY))

    def cost(self, cell: Cell) -> int:
        return int(self.costs[self._row(cell), self._column(cell)])

    def parting(self, cell: Cell) -> int:
        return int(self.partings[self._row(cell)])

    def moved(self, cell: Cell) -> list[Cell]:
        """The pairs that are made when `cell` is one and all others take the best way back; itself the first."""
        start, (row, column) = self._row(cell), (self._row(cell), self._column(cell))
        made = [(row, column)]
        while column != start:
            row, column = column, int(self.next[column, start])
            made.append((row, column))
        cells = [(int(self.places.rows[row]), int(self.places.columns[column])) for row, column in made]
        return [cell for cell in cells if min(cell) >= 0]

    def _row(self, cell: Cell) -> int:
        return int(np.flatnonzero(self.places.rows == cell[0])[0])

    def _column(self, cell: Cell) -> int:
        return int(np.flatnonzero(self.places.columns == cell[1])[0])

    def _costs(self, changes: Weights) -> Weights:
        """Of changes in weight, the changes of the sum alone."""
        possible = changes > NO_WAY // 2
        after = self.worth.whole(self.plan.measures) + np.where(possible, changes, 0)
        costs: Weights = np.where(possible, self.plan.measures.total - self.worth.points(after), NO_WAY)
        return costs


def exchanges(table: Table, plan: Plan) -> Exchanges:
    """For a table where nobody stands on both sides."""
    worth = in_order(table)
    places = Places.of(table, plan)
    gains = _gains(table, places, worth)
    steps = np.where(_within(table, places, plan.measures.floor), gains, NO_WAY)
    best, following = _ways(steps)
    return Exchanges(table, plan, worth, places, gains, steps, best, following)


def _gains(table: Table, places: Places, worth: Worth) -> Weights:
    """A row takes another place's column and leaves its own; somebody alone may take over only from whom waited as they did."""
    weights = np.where(table.points >= 0, worth.of(table), NO_WAY)
    taken = np.where(_alike(table, places), 0, NO_WAY)
    real = np.ix_((places.rows >= 0).nonzero()[0], (places.columns >= 0).nonzero()[0])
    taken[real] = weights[np.ix_(places.rows[places.rows >= 0], places.columns[places.columns >= 0])]
    own = np.where(places.cells, np.diagonal(taken), 0)
    gains: Weights = np.where(taken > NO_WAY, taken - own[:, np.newaxis], NO_WAY)
    return gains


def _alike(table: Table, places: Places) -> NDArray[np.bool_]:
    """Whether nobody may take, or be taken by: as many of those who waited must stay alone as before. Nobody and nobody never."""
    rows, columns = counting.waiting(table)
    row_waits, column_waits = np.append(rows, False)[places.rows], np.append(columns, False)[places.columns]
    row_alone = (places.rows >= 0)[:, np.newaxis] & (places.columns < 0) & (row_waits[:, np.newaxis] == row_waits)
    column_alone = (places.rows < 0)[:, np.newaxis] & (places.columns >= 0) & (column_waits[:, np.newaxis] == column_waits)
    alike: NDArray[np.bool_] = row_alone | column_alone
    return alike


def _within(table: Table, places: Places, floor: int) -> NDArray[np.bool_]:
    """Steps that a plan with this floor may use: to nobody always."""
    allowed = np.pad(counting.allowed(table, floor), ((0, 1), (0, 1)), constant_values=True)
    within: NDArray[np.bool_] = allowed[np.ix_(places.rows, places.columns)]
    return within


def _ways(steps: Weights) -> tuple[Weights, NDArray[np.int16]]:
    """The best way from each place to each, nothing for staying; and where it leads first."""
    best = steps.copy()
    np.fill_diagonal(best, 0)
    following = np.tile(np.arange(len(best), dtype=np.int16), (len(best), 1))
    for middle in range(len(best)):
        over = best[:, middle, np.newaxis] + best[middle]
        better = over > best
        np.copyto(best, over, where=better)
        np.copyto(following, following[:, middle, np.newaxis], where=better)
    return best, following
