"""What every possible pair would cost a bipartite assignment, all at once, from the best augmenting cycles.

In a cycle somebody takes the column of another, who takes another's, and so on round. No cycle improves on the best assignment,
so the best path from each place to each follows by the method of Floyd and Warshall, in whole numbers. The costs are the same as
those of solving anew.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.planning import cardinality
from matching.planning.assignments import Assignment
from matching.planning.matrix import CandidateMatrix, Cell
from matching.planning.objective_weights import ObjectiveWeights, Weights, lexicographic

IMPOSSIBLE: Final = -(2**60)


@dataclass(frozen=True, slots=True)
class Places:
    """The places of an assignment: its pairs, then rows that stay alone, then columns that do. -1 is a dummy node."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]

    @classmethod
    def of(cls, matrix: CandidateMatrix, assignment: Assignment) -> "Places":
        rows, columns = [row for row, _ in assignment.cells], [column for _, column in assignment.cells]
        rows_alone = sorted(set(range(len(matrix.seniors))) - set(rows))
        columns_alone = sorted(set(range(len(matrix.colleagues))) - set(columns))
        return cls(
            np.array([*rows, *rows_alone, *[-1] * len(columns_alone)], dtype=np.intp),
            np.array([*columns, *[-1] * len(rows_alone), *columns_alone], dtype=np.intp),
        )

    @property
    def hold_pairs(self) -> NDArray[np.bool_]:
        pairs: NDArray[np.bool_] = (self.rows >= 0) & (self.columns >= 0)
        return pairs


@dataclass(frozen=True)
class AugmentingCycles:
    """`gains[a, b]`: the gain when the row of place a takes the column of place b. `best[a, b]`: the best path from a to b.

    `steps` are the gains that paths may use: none with a pair below the worst pair score. `next[a, b]` is the first step from a
    on the best path to b.
    """

    matrix: CandidateMatrix
    assignment: Assignment
    weights: ObjectiveWeights
    places: Places
    gains: Weights = field(repr=False)
    steps: Weights = field(repr=False)
    best: Weights = field(repr=False)
    next: NDArray[np.int16] = field(repr=False)

    @cached_property
    def changes(self) -> Weights:
        """Of the weight of the whole assignment, when a takes the column of b; far below 0 where it cannot.

        The worst pair score and the number placed stay as they are.
        """
        return self.gains + self.best.T

    @cached_property
    def removal_changes(self) -> Weights:
        """When a's row takes any column but its own, by the best cycle; far below 0 where it must stay."""
        cycles = self.steps + self.best.T
        np.fill_diagonal(cycles, IMPOSSIBLE)
        changes: Weights = cycles.max(axis=1, initial=IMPOSSIBLE)
        return changes

    def price(self, cell: Cell) -> tuple[int, int] | None:
        """What it costs that `cell` is a pair, and how many signed pairs end for it; None where it cannot be."""
        return self._price(int(self.changes[self._row(cell), self._column(cell)]))

    def removal_price(self, cell: Cell) -> tuple[int, int] | None:
        """The same of a pair that is not made."""
        return self._price(int(self.removal_changes[self._row(cell)]))

    def _price(self, change: int) -> tuple[int, int] | None:
        if change <= IMPOSSIBLE // 2:
            return None
        measures, after = self.assignment.measures, self.weights.whole(self.assignment) + change
        return measures.total - self.weights.points(after), measures.kept - self.weights.kept_pairs(after)

    def new_pairs(self, cell: Cell) -> list[Cell]:
        """The pairs that are new when `cell` is a pair and the best cycle closes; itself the first."""
        start, (row, column) = self._row(cell), (self._row(cell), self._column(cell))
        taken = [(row, column)]
        while column != start:
            row, column = column, int(self.next[column, start])
            taken.append((row, column))
        cells = [(int(self.places.rows[row]), int(self.places.columns[column])) for row, column in taken]
        return [cell for cell in cells if min(cell) >= 0]

    def _row(self, cell: Cell) -> int:
        return int(np.flatnonzero(self.places.rows == cell[0])[0])

    def _column(self, cell: Cell) -> int:
        return int(np.flatnonzero(self.places.columns == cell[1])[0])


def augmenting_cycles(matrix: CandidateMatrix, assignment: Assignment) -> AugmentingCycles:
    """For a bipartite matrix and its best assignment."""
    weights = lexicographic(matrix)
    places = Places.of(matrix, assignment)
    gains = _gains(matrix, places, weights)
    steps = np.where(_within(matrix, places, assignment.measures.worst_pair_score), gains, IMPOSSIBLE)
    best, following = _best_paths(steps)
    return AugmentingCycles(matrix, assignment, weights, places, gains, steps, best, following)


def _gains(matrix: CandidateMatrix, places: Places, weights: ObjectiveWeights) -> Weights:
    """A row takes another place's column and leaves its own."""
    of_cells = np.where(matrix.points >= 0, weights.cells(matrix), IMPOSSIBLE)
    taken = np.where(_may_take_dummy_node(matrix, places), 0, IMPOSSIBLE)
    real = np.ix_((places.rows >= 0).nonzero()[0], (places.columns >= 0).nonzero()[0])
    taken[real] = of_cells[np.ix_(places.rows[places.rows >= 0], places.columns[places.columns >= 0])]
    own = np.where(places.hold_pairs, np.diagonal(taken), 0)
    gains: Weights = np.where(taken > IMPOSSIBLE, taken - own[:, np.newaxis], IMPOSSIBLE)
    return gains


def _may_take_dummy_node(matrix: CandidateMatrix, places: Places) -> NDArray[np.bool_]:
    """Only from somebody who waited as they did: as many of those who waited stay alone as before. Never two dummy nodes."""
    rows, columns = cardinality.waiting(matrix)
    row_waits, column_waits = np.append(rows, False)[places.rows], np.append(columns, False)[places.columns]
    row_alone = (places.rows >= 0)[:, np.newaxis] & (places.columns < 0) & (row_waits[:, np.newaxis] == row_waits)
    column_alone = (places.rows < 0)[:, np.newaxis] & (places.columns >= 0) & (column_waits[:, np.newaxis] == column_waits)
    allowed: NDArray[np.bool_] = row_alone | column_alone
    return allowed


def _within(matrix: CandidateMatrix, places: Places, worst_pair_score: int) -> NDArray[np.bool_]:
    """Steps that an assignment with this worst pair score may use. Dummy nodes have no score and are always within it."""
    allowed = np.pad(cardinality.allowed(matrix, worst_pair_score), ((0, 1), (0, 1)), constant_values=True)
    within: NDArray[np.bool_] = allowed[np.ix_(places.rows, places.columns)]
    return within


def _best_paths(steps: Weights) -> tuple[Weights, NDArray[np.int16]]:
    """The best path from each place to each, 0 from a place to itself; and the first step of each path."""
    best = steps.copy()
    np.fill_diagonal(best, 0)
    following = np.tile(np.arange(len(best), dtype=np.int16), (len(best), 1))
    for middle in range(len(best)):
        over = best[:, middle, np.newaxis] + best[middle]
        better = over > best
        np.copyto(best, over, where=better)
        np.copyto(following, following[:, middle, np.newaxis], where=better)
    return best, following
