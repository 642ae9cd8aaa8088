"""Some rows and columns of a candidate matrix, as a matrix of their own."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from matching.planning.matrix import CandidateMatrix, Cell
from matching.planning.sides import Places


@dataclass(frozen=True)
class Part:
    """`rows` and `columns` of a `larger` matrix. What is built of them is not kept: there can be hundreds of parts of one."""

    larger: CandidateMatrix
    rows: Places
    columns: Places

    def built(self) -> CandidateMatrix:
        """It knows no points without its pins."""
        if self.is_whole:
            return self.larger
        sides = self.larger.sides.some(self.rows, self.columns)
        return replace(
            self.larger,
            seniors=sides.seniors,
            colleagues=sides.colleagues,
            points=self.larger.points[np.ix_(self.rows, self.columns)],
            unpinned=None,
            signed=frozenset(self.part(self.larger.signed)),
            pinned=frozenset(self.part(self.larger.pinned)),
            known=sides,
        )

    @property
    def is_whole(self) -> bool:
        return (len(self.rows), len(self.columns)) == self.larger.points.shape

    def whole(self, cells: Iterable[Cell]) -> list[Cell]:
        """These cells of the part as cells of the larger matrix."""
        return [(int(self.rows[row]), int(self.columns[column])) for row, column in cells]

    def part(self, cells: Collection[Cell]) -> list[Cell]:
        """Those of the larger matrix's cells that are in the part, as cells of the part."""
        if not cells:
            return []
        rows, columns = self._places
        return [(rows[row], columns[column]) for row, column in cells if row in rows and column in columns]

    @cached_property
    def _places(self) -> tuple[dict[int, int], dict[int, int]]:
        rows, columns = ({place: number for number, place in enumerate(side.tolist())} for side in (self.rows, self.columns))
        return rows, columns


def all_of(matrix: CandidateMatrix) -> Part:
    return Part(matrix, np.arange(len(matrix.seniors)), np.arange(len(matrix.colleagues)))
