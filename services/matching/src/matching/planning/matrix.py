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
from matching.planning.tie_break import TieBreaks, digest, mixed, numbers

UNAVAILABLE: Final = -1

Cell: TypeAlias = tuple[int, int]
"""A possible pair: the row of its senior, the column of its colleague."""


@dataclass(frozen=True)
class CandidateMatrix:
    """`points` of each cell, `UNAVAILABLE` where the two cannot be paired. A pinned cell is the only one of its two people."""

    seniors: Sequence[PersonId]
    colleagues: Sequence[PersonId]
    points: Points = field(repr=False)
    salt: str
    signed: frozenset[Cell] = frozenset()
    pinned: frozenset[Cell] = frozenset()
    waiting: frozenset[PersonId] = frozenset()

    @cached_property
    def rows(self) -> Mapping[PersonId, int]:
        return {person: row for row, person in enumerate(self.seniors)}

    @cached_property
    def columns(self) -> Mapping[PersonId, int]:
        return {person: column for column, person in enumerate(self.colleagues)}

    @cached_property
    def is_bipartite(self) -> bool:
        """Nobody is on both sides."""
        return not self.rows.keys() & self.columns.keys()

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

    def without(self, pairs: Iterable[Pair]) -> "CandidateMatrix":
        """These people are not available to each other."""
        points, removed = self.points.copy(), {cell for pair in pairs for cell in self.cells(pair)}
        for cell in removed:
            points[cell] = UNAVAILABLE
        return replace(self, points=points, pinned=self.pinned - removed)

    def without_person(self, person: PersonId) -> "CandidateMatrix":
        points = self.points.copy()
        self._clear(points, [person])
        return replace(self, points=points, pinned=frozenset(cell for cell in self.pinned if person not in self.people(cell)))

    def pin(self, cell: Cell) -> "CandidateMatrix":
        """Nobody else is available to these two. The worst pair score does not count pairs that people have pinned."""
        points = self.points.copy()
        self._clear(points, self.people(cell))
        points[cell] = self.points[cell]
        return replace(self, points=points, pinned=self.pinned | {cell})

    def with_pin(self, pair: Pair) -> "CandidateMatrix | None":
        """None where the two are not available to each other."""
        cell = self.available(pair)
        return None if cell is None else self.pin(cell)

    def with_veto(self, pair: Pair) -> "CandidateMatrix | None":
        """None where the two could not be a pair."""
        return self.without([pair]) if self.cells(pair) else None

    def _clear(self, points: Points, people: Collection[PersonId]) -> None:
        points[[self.rows[person] for person in people if person in self.rows], :] = UNAVAILABLE
        points[:, [self.columns[person] for person in people if person in self.columns]] = UNAVAILABLE

    @cached_property
    def _numbers(self) -> tuple[TieBreaks, TieBreaks]:
        """One for each row's and each column's person."""
        return numbers(self.seniors, self.salt), numbers(self.colleagues, self.salt)

    def tie_breaks(self, rows: slice = slice(None)) -> TieBreaks:
        """A number for every cell that follows from both people and the salt."""
        return mixed(self._numbers[0][rows, np.newaxis] ^ self._numbers[1][np.newaxis, :])

    def tie_breaks_of(self, cells: Sequence[Cell]) -> TieBreaks:
        """The same of some cells."""
        rows, columns = [row for row, _ in cells], [column for _, column in cells]
        return mixed(self._numbers[0][rows] ^ self._numbers[1][columns])


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
    matrix = replace(matrix, signed=frozenset(_signed(matrix, problem.signed)))
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
