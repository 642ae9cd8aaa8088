"""Objective weights: three objectives in one integer for each cell, so that one assignment of greatest weight serves them all."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.cohorts.weights import BEST
from matching.planning.assignments import Assignment
from matching.planning.matrix import CandidateMatrix
from matching.planning.sides import Places
from matching.planning.tie_break import TieBreaks

LARGEST_SUM: Final = 2**52
"""Solvers add in float64, which is exact to 2**53; half of that is left for their own sums."""

Weights = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ObjectiveWeights:
    """What a kept pair and a point weigh. `most` is how many tie-breaks must stay below one point together.

    The tie-breaks of a whole assignment stay below one point, its points below one kept pair, and all of it below `LARGEST_SUM`.
    """

    kept: int
    point: int
    most: int

    def tie_breaks(self, numbers: TieBreaks) -> Weights:
        """What is left of these numbers when each is cut down to its share of a point."""
        return (numbers % np.uint64(max(1, self.point // self.most))).astype(np.int64)

    def cells(self, matrix: CandidateMatrix, rows: slice = slice(None)) -> Weights:
        """The weight of each cell; that of an unavailable one means nothing."""
        weights = matrix.points[rows].astype(np.int64)
        weights *= self.point
        weights += self.tie_breaks(matrix.tie_breaks(rows))
        first = rows.start or 0
        for row, column in matrix.signed:
            if first <= row < first + len(weights):
                weights[row - first, column] += self.kept
        return weights

    def some_cells(self, matrix: CandidateMatrix, rows: Places, columns: Places) -> Weights:
        """The same of some cells, named by their rows and columns."""
        weights = matrix.points[rows, columns].astype(np.int64)
        weights *= self.point
        weights += self.tie_breaks(matrix.tie_breaks_at(rows, columns))
        if matrix.signed:
            width = len(matrix.colleagues)
            signed = [row * width + column for row, column in matrix.signed]
            weights += self.kept * np.isin(rows * width + columns, signed)
        return weights

    def whole(self, assignment: Assignment) -> int:
        return assignment.measures.kept * self.kept + assignment.measures.total * self.point + assignment.tie_break

    def kept_pairs(self, whole: int) -> int:
        """Of an assignment with this weight."""
        return whole // self.kept if self.kept else 0

    def points(self, whole: int) -> int:
        """The sum of scores of an assignment with this weight."""
        return (whole % self.kept if self.kept else whole) // self.point


def lexicographic(matrix: CandidateMatrix) -> ObjectiveWeights:
    """Kept pairs before points before tie-breaks."""
    most = matrix.most_pairs
    pairs = most + 1 if matrix.signed else 1
    point = LARGEST_SUM // (pairs * (BEST * most + 1))
    return ObjectiveWeights(point * (BEST * most + 1) if matrix.signed else 0, point, most)


def weighted(matrix: CandidateMatrix, kept: int, point: int) -> ObjectiveWeights:
    """A kept pair weighs `kept`, a point `point`: a compromise between changing nothing and the greatest sum."""
    most = matrix.most_pairs
    scale = LARGEST_SUM // ((kept + BEST * point) * most + 1)
    return ObjectiveWeights(kept * scale, point * scale, most * point)
