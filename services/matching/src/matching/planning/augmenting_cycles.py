"""What other assignments would cost a bipartite matrix's best one, from its best augmenting cycles.

In a cycle somebody takes the column of another, who takes another's, and so on round. No cycle improves on the best assignment,
so there are best paths from each place to each: in whole numbers, and with the same costs as those of solving anew.

People who are alone are places together, because a cycle never gains by passing two of them: a matrix of 30 rows and 1,500
columns has 34 places.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.planning import cardinality
from matching.planning.matrix import CandidateMatrix, Cell
from matching.planning.objective_weights import ObjectiveWeights, Weights

IMPOSSIBLE: Final = -(2**60)

Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Places:
    """The pairs, then the rows that are alone, then the columns that are: those who come first apart from the others."""

    rows: Numbers
    columns: Numbers
    rows_alone: tuple[Numbers, ...]
    columns_alone: tuple[Numbers, ...]

    @classmethod
    def of(cls, matrix: CandidateMatrix, cells: list[Cell]) -> "Places":
        rows, columns = (np.array(side, dtype=np.intp) for side in zip(*cells, strict=True)) if cells else (NO_ONE, NO_ONE)
        of_rows, of_columns = cardinality.coming_first(matrix)
        alone = [np.setdiff1d(np.arange(len(first)), side) for first, side in ((of_rows, rows), (of_columns, columns))]
        return cls(
            rows,
            columns,
            tuple(alone[0][of_rows[alone[0]] == first] for first in (False, True)),
            tuple(alone[1][of_columns[alone[1]] == first] for first in (False, True)),
        )

    @property
    def pairs(self) -> int:
        return len(self.rows)

    def of_column(self, column: int) -> int:
        """The place that the column is at."""
        held = np.flatnonzero(self.columns == column)
        if len(held):
            return int(held[0])
        return self.pairs + 2 + next(number for number, alone in enumerate(self.columns_alone) if column in alone)


NO_ONE: Final = np.zeros(0, dtype=np.intp)


@dataclass(frozen=True)
class AugmentingCycles:
    """`steps[a, b]`: the gain when the row of place a takes the column of place b. `cells` are the assignment.

    Among the columns that are alone a row takes the best for it, and a column gets the best of the rows that are alone.
    """

    matrix: CandidateMatrix
    cells: list[Cell]
    places: Places
    weights: Weights = field(repr=False)
    steps: Weights = field(repr=False)

    @property
    def whole(self) -> int:
        """What the assignment weighs."""
        return int(self.weights[self.places.rows, self.places.columns].sum())

    def removals(self) -> Weights:
        """What it changes the weight by that each pair's row takes no column or another: by the method of Floyd and Warshall."""
        best = self.steps.copy()
        np.fill_diagonal(best, 0)
        for middle in range(len(best)):
            np.maximum(best, best[:, middle, np.newaxis] + best[middle], out=best)
        cycles = self.steps + best.T
        np.fill_diagonal(cycles, IMPOSSIBLE)
        changes: Weights = cycles[: self.places.pairs].max(axis=1, initial=IMPOSSIBLE)
        return changes

    def pins(self, row: int) -> "Pins":
        """Of a row that is in a pair, with other columns."""
        goal = int(np.flatnonzero(self.places.rows == row)[0])
        return Pins(self, row, goal, *_paths_to(self.steps, goal))


@dataclass(frozen=True, slots=True)
class Pins:
    """One row with any column. `best[a]` is the best path from place a to the row's own, `following[a]` its first step."""

    cycles: AugmentingCycles
    row: int
    goal: int
    best: Weights = field(repr=False)
    following: Numbers = field(repr=False)

    def change(self, column: int) -> int | None:
        """What it changes the weight by that the row takes this column; None where no assignment has them."""
        taken = self.cycles.weights[[self.row, self.row], [column, self.cycles.places.columns[self.goal]]]
        change = int(taken[0] - taken[1] + self.best[self.cycles.places.of_column(column)])
        return change if change > IMPOSSIBLE // 2 else None

    def exchange(self, column: int) -> tuple[list[Cell], list[Cell]]:
        """The pairs that end and those that are new when the row takes this column."""
        place, pairs = self.cycles.places.of_column(column), self.cycles.cells
        ended, new = [pairs[self.goal]], [(self.row, column)]
        while place != self.goal:
            following = int(self.following[place])
            new += _step(self.cycles, place, following)
            ended += pairs[place : place + 1]
            place = following
        return ended, new


def augmenting_cycles(
    matrix: CandidateMatrix, cells: list[Cell], worst_pair_score: int, weights: ObjectiveWeights
) -> AugmentingCycles:
    """For the cells of its best assignment with no pair below this score."""
    allowed = cardinality.allowed(matrix, worst_pair_score)
    of_cells = np.where(allowed, weights.cells(matrix), IMPOSSIBLE)
    places = Places.of(matrix, cells)
    return AugmentingCycles(matrix, cells, places, of_cells, _steps(matrix, places, of_cells))


def _steps(matrix: CandidateMatrix, places: Places, weights: Weights) -> Weights:
    """A row takes another place's column and leaves its own. A step that is not allowed stays far below any other."""
    taken = np.full((places.pairs + 4, places.pairs + 4), IMPOSSIBLE, dtype=np.int64)
    taken[: places.pairs, : places.pairs] = weights[np.ix_(places.rows, places.columns)]
    may_be_alone = ~cardinality.pinned_rows(matrix)[places.rows]
    for number, (of_row, of_column) in enumerate(zip(places.rows_alone, places.columns_alone, strict=True)):
        row, column = places.pairs + number, places.pairs + 2 + number
        first_rows, first_columns = cardinality.coming_first(matrix)
        taken[: places.pairs, column] = weights[np.ix_(places.rows, of_column)].max(axis=1, initial=IMPOSSIBLE)
        taken[row, : places.pairs] = weights[np.ix_(of_row, places.columns)].max(axis=0, initial=IMPOSSIBLE)
        taken[: places.pairs, row] = np.where((first_rows[places.rows] == number) & may_be_alone, 0, IMPOSSIBLE)
        taken[column, : places.pairs] = np.where(first_columns[places.columns] == number, 0, IMPOSSIBLE)
    own = np.concatenate([weights[places.rows, places.columns], np.zeros(4, dtype=np.int64)])
    steps: Weights = np.where(taken > IMPOSSIBLE, taken - own[:, np.newaxis], IMPOSSIBLE)
    return steps


def _paths_to(steps: Weights, goal: int) -> tuple[Weights, Numbers]:
    """The best path from each place, and its first step: by the method of Bellman and Ford."""
    best, following = steps[:, goal].copy(), np.full(len(steps), goal, dtype=np.intp)
    best[goal] = 0
    everywhere = np.arange(len(steps))
    while True:
        over = steps + best
        first = over.argmax(axis=1)
        better = over[everywhere, first] > best
        if not better.any():
            return best, following
        best, following = np.where(better, over[everywhere, first], best), np.where(better, first, following)


def _step(cycles: AugmentingCycles, place: int, following: int) -> list[Cell]:
    """The new pair when the row of a place takes the column of the next; none where one of the two is left alone."""
    places, pairs = cycles.places, cycles.places.pairs
    if place >= pairs + 2 or pairs <= following < pairs + 2:
        return []
    rows = places.rows[[place]] if place < pairs else places.rows_alone[place - pairs]
    columns = places.columns[[following]] if following < pairs else places.columns_alone[following - pairs - 2]
    row, column = np.unravel_index(int(cycles.weights[np.ix_(rows, columns)].argmax()), (len(rows), len(columns)))
    return [(int(rows[row]), int(columns[column]))]
