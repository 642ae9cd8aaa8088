"""The candidate matrix: what each possible pair scores, and who is not available to whom.

Rows may be seniors, columns may be colleagues. Somebody who offered both sides is in both, and is placed at most once.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, TypeAlias

import numpy as np

from matching.candidates.decider import Side
from matching.ids import Pair, PersonId
from matching.planning.problem import MatchingProblem
from matching.planning.scoring import Points
from matching.planning.sides import Places, Sides
from matching.planning.tie_break import TieBreaks, digest, mixed

UNAVAILABLE: Final = -1

Cell: TypeAlias = tuple[int, int]
"""A possible pair: the row of its senior, the column of its colleague."""


@dataclass(frozen=True)
class CandidateMatrix:
    """`points` of each cell, `UNAVAILABLE` where the two cannot be paired. A pinned cell is the only one of its two people.

    `unpinned` are the points without any pin, so that a pin can be released; None where nothing is pinned. `known` are its
    people, where they were worked out before.
    """

    seniors: Sequence[PersonId]
    colleagues: Sequence[PersonId]
    points: Points = field(repr=False)
    salt: str
    signed: frozenset[Cell] = frozenset()
    pinned: frozenset[Cell] = frozenset()
    waiting: frozenset[PersonId] = frozenset()
    unpinned: Points | None = field(default=None, repr=False)
    known: Sides | None = field(default=None, repr=False)

    @cached_property
    def sides(self) -> Sides:
        return self.known or Sides.of(self.seniors, self.colleagues, self.waiting, self.salt)

    @property
    def rows(self) -> Mapping[PersonId, int]:
        return self.sides.rows

    @property
    def columns(self) -> Mapping[PersonId, int]:
        return self.sides.columns

    @property
    def is_bipartite(self) -> bool:
        """Nobody is on both sides."""
        return not self.sides.on_either

    @property
    def most_pairs(self) -> int:
        """An upper bound, at least 1."""
        return max(1, min(len(self.seniors), len(self.colleagues)))

    def cells(self, pair: Pair) -> list[Cell]:
        """Where the two could be a pair, available or not: two cells where both offered both sides."""
        ordered = sorted(pair)
        ways = ((ordered[0], ordered[-1]), (ordered[-1], ordered[0]))
        return [(self.rows[one], self.columns[other]) for one, other in ways if one in self.rows and other in self.columns]

    def people(self, cell: Cell) -> Pair:
        return frozenset({self.seniors[cell[0]], self.colleagues[cell[1]]})

    def available(self, pair: Pair) -> Cell | None:
        """As the two were signed, else where they would score most, else the first; None where they cannot be paired."""
        cells = [cell for cell in self.cells(pair) if self.points[cell] > UNAVAILABLE]
        return min(cells, key=lambda cell: (cell not in self.signed, -int(self.points[cell]), cell), default=None)

    def first_of_equals(self, cell: Cell) -> Cell:
        """Where both offered both sides and it makes no difference: as `available` has them."""
        if not self.people(cell) <= self.sides.on_either:
            return cell
        ways = self.cells(self.people(cell))
        return min(way for way in ways if self.points[way] == self.points[cell] and (way in self.signed) == (cell in self.signed))

    def turned(self) -> "CandidateMatrix":
        """The same with rows as columns. It knows no points without its pins."""
        return replace(
            self,
            seniors=self.colleagues,
            colleagues=self.seniors,
            points=np.ascontiguousarray(self.points.T),
            signed=frozenset((row, column) for column, row in self.signed),
            pinned=frozenset((row, column) for column, row in self.pinned),
            unpinned=None,
            known=self.sides.turned(),
        )

    def without(self, pairs: Iterable[Pair]) -> "CandidateMatrix":
        """These people are not available to each other. A pin of theirs is released first: both are free for others."""
        removed = {cell for pair in pairs for cell in self.cells(pair)}
        if not removed:
            return self
        unpinned = self._free.copy()
        for cell in removed:
            unpinned[cell] = UNAVAILABLE
        return self._with_pins(unpinned, self.pinned - removed)

    def without_person(self, person: PersonId) -> "CandidateMatrix":
        """They are not available to anybody; a partner to whom they were pinned is free."""
        unpinned = self._free.copy()
        self._clear(unpinned, [person])
        return self._with_pins(unpinned, frozenset(cell for cell in self.pinned if person not in self.people(cell)))

    def pin(self, cell: Cell) -> "CandidateMatrix":
        """Nobody else is available to these two. The worst pair score does not count pairs that people have pinned."""
        points = self.points.copy()
        self._clear(points, self.people(cell))
        points[cell] = self.points[cell]
        return replace(self, points=points, pinned=self.pinned | {cell}, unpinned=self._free, known=self.sides)

    def with_pin(self, pair: Pair) -> "CandidateMatrix | None":
        """None where the two are not available to each other."""
        cell = self.available(pair)
        return None if cell is None else self.pin(cell)

    def with_veto(self, pair: Pair) -> "CandidateMatrix | None":
        """None where the two could not be a pair."""
        return self.without([pair]) if self.cells(pair) else None

    @property
    def _free(self) -> Points:
        return self.points if self.unpinned is None else self.unpinned

    def _with_pins(self, unpinned: Points, pinned: frozenset[Cell]) -> "CandidateMatrix":
        points = unpinned.copy() if pinned else unpinned
        for cell in pinned:
            self._clear(points, self.people(cell))
        for cell in pinned:
            points[cell] = unpinned[cell]
        return replace(self, points=points, pinned=pinned, unpinned=unpinned if pinned else None, known=self.sides)

    def _clear(self, points: Points, people: Collection[PersonId]) -> None:
        points[[self.rows[person] for person in people if person in self.rows], :] = UNAVAILABLE
        points[:, [self.columns[person] for person in people if person in self.columns]] = UNAVAILABLE

    def tie_breaks(self, rows: slice = slice(None)) -> TieBreaks:
        """A number for every cell that follows from both people and the salt."""
        of_rows, of_columns = self.sides.numbers
        return mixed(of_rows[rows, np.newaxis] ^ of_columns[np.newaxis, :])

    def tie_breaks_of(self, cells: Sequence[Cell]) -> TieBreaks:
        """The same of some cells."""
        rows, columns = [row for row, _ in cells], [column for _, column in cells]
        return self.tie_breaks_at(np.array(rows, dtype=np.intp), np.array(columns, dtype=np.intp))

    def tie_breaks_at(self, rows: Places, columns: Places) -> TieBreaks:
        """The same of cells named by their rows and columns."""
        return mixed(self.sides.numbers[0][rows] ^ self.sides.numbers[1][columns])


def candidate_matrix(problem: MatchingProblem) -> CandidateMatrix:
    """Of a problem of humans: each has one row, one column, or one of each.

    People are ordered by tie-break: a solver's choice among equals can depend on the order of its input.
    """
    people = sorted(problem.candidates, key=lambda candidate: digest(candidate.person, problem.salt))
    seniors = [one for one in people if Side.SENIOR in one.sides]
    colleagues = [one for one in people if Side.SERVED in one.sides]
    points = problem.scoring.points(seniors, colleagues)
    points[problem.exclusions.matrix(seniors, colleagues)] = UNAVAILABLE
    rows, columns = [one.person for one in seniors], [one.person for one in colleagues]
    waiting = frozenset(one.person for one in people if one.waited)
    matrix = CandidateMatrix(rows, columns, points, problem.salt, waiting=waiting).without(problem.vetoes)
    matrix = replace(matrix, signed=frozenset(_signed(matrix, problem.signed)), known=matrix.sides)
    for pair in sorted(problem.pins, key=sorted):
        matrix = matrix.with_pin(pair) or matrix
    return matrix


def _signed(matrix: CandidateMatrix, pairs: Iterable[tuple[PersonId, PersonId]]) -> Iterable[Cell]:
    """A cell of each pair: a pair is two people, so where it cannot be made as it was signed, it can be the other way round."""
    for senior, colleague in pairs:
        for one, other in ((senior, colleague), (colleague, senior)):
            if one in matrix.rows and other in matrix.columns:
                yield matrix.rows[one], matrix.columns[other]
                break
