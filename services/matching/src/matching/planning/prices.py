"""What a veto, a pin or another partner would cost the whole assignment, and who else would move.

A price is the change of the sum where the worst pair score and the number placed stay as they are. Where no assignment keeps
them, the price says what the best that remains measures. Prices follow from augmenting cycles where that is faster, and are the
same as those of solving anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from matching.ids import Pair, PersonId
from matching.planning import two_sided
from matching.planning.assignments import Assignment, Measures
from matching.planning.matrix import UNAVAILABLE, CandidateMatrix, Cell
from matching.planning.pinning import Changed, with_each
from matching.planning.removing import Kept, removals
from matching.planning.solving import solve, solve_with
from plp_kit.core.shown import shown

VETOES_UP_TO: Final = 2_000
"""With more pairs than this the price of each veto is solved anew: the work for all cycles grows with the cube."""

ALTERNATIVES_UP_TO: Final = 5_000
"""The same of a person's alternatives, whose work and memory grow with the square."""


@shown
@dataclass(frozen=True, slots=True)
class Price:
    """What the sum loses where the worst pair score and the number placed stay as they are.

    `cost` is null where no assignment keeps them: then `instead` measures the best that remains. `kept_lost` counts the signed
    pairs that end though the best assignment keeps them. `cost` is below 0 where the sum gains: when signed pairs end, when a
    pin is released, or when somebody is pinned to a pair below the worst pair score.
    """

    cost: int | None
    instead: Measures | None = None
    kept_lost: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best assignment after a step, and the step's price."""

    assignment: Assignment
    price: Price


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another partner for somebody, and every pair that would be new with it, this one among them."""

    pair: Pair
    score: int
    price: Price
    is_below_worst_pair: bool
    new_pairs: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Prices:
    """`assignment` is the best of the matrix."""

    matrix: CandidateMatrix
    assignment: Assignment

    def vetoes(self) -> list[Price]:
        """Of each pair, in the assignment's order. That of a pinned pair is of releasing the pin, then the veto."""
        use_cycles = len(self.assignment.cells) <= VETOES_UP_TO and not two_sided.are_too_many(self.matrix)
        found = removals(self.matrix, self.assignment) if use_cycles else {}
        return [self._veto(cell, found.get(cell)) for cell in self.assignment.cells]

    def _veto(self, cell: Cell, found: Kept | None) -> Price:
        if found is None:
            return price(self.assignment, self.matrix.without([self.matrix.people(cell)]))
        measures = self.assignment.measures
        return Price(measures.total - found.total, None, measures.kept - found.kept)

    def alternatives(self, person: PersonId) -> list[Alternative]:
        """Everybody who is available to this person and not their partner in the assignment, the cheapest first.

        Somebody who is pinned has none until the pin is released.
        """
        partners = {self.matrix.people(cell) for cell in self.assignment.cells}
        cells = [cell for cell in available(self.matrix, person) if self.matrix.people(cell) not in partners]
        return sorted(
            (self._alternative(cell, after) for cell, after in self._with_each(person, cells).items()),
            key=lambda one: (one.price.cost is None, one.price.cost or 0, -one.score, sorted(one.pair)),
        )

    def _with_each(self, person: PersonId, cells: list[Cell]) -> Mapping[Cell, Changed]:
        if len(self.assignment.cells) <= ALTERNATIVES_UP_TO and not two_sided.are_too_many(self.matrix):
            return with_each(self.matrix, self.assignment, person, cells)
        after = {cell: outcome(self.assignment, self.matrix.pin(cell)).assignment for cell in cells}
        best = frozenset(self.assignment.cells)
        return {cell: Changed(each.measures, frozenset(each.cells) - best) for cell, each in after.items()}

    def _alternative(self, cell: Cell, after: Changed) -> Alternative:
        score, measures = int(self.matrix.points[cell]), self.assignment.measures
        is_below, new_pairs = score < measures.worst_pair_score, tuple(sorted(after.new_pairs))
        return Alternative(self.matrix.people(cell), score, _price(measures, after.measures), is_below, new_pairs)


def price(assignment: Assignment, other: CandidateMatrix) -> Price:
    return outcome(assignment, other).price


def outcome(assignment: Assignment, other: CandidateMatrix) -> Outcome:
    """By solving anew: the best of another matrix with this assignment's worst pair score and number placed.

    Where it cannot keep them, its best without that.
    """
    after = solve_with(other, assignment.measures.worst_pair_score)
    if not _keeps(assignment.measures, after.measures):
        after = solve(other)
    return Outcome(after, _price(assignment.measures, after.measures))


def _price(before: Measures, after: Measures) -> Price:
    kept_lost = before.kept - after.kept
    return Price(before.total - after.total, None, kept_lost) if _keeps(before, after) else Price(None, after, kept_lost)


def _keeps(before: Measures, after: Measures) -> bool:
    placed_alike = (before.placed, before.first_in_line) == (after.placed, after.first_in_line)
    return placed_alike and after.worst_pair_score >= before.worst_pair_score


def available(matrix: CandidateMatrix, person: PersonId) -> list[Cell]:
    """Cells with this person in them, one for each partner: where both offered both sides, as the pair is `available`."""
    row, column = matrix.rows.get(person), matrix.columns.get(person)
    as_senior = np.flatnonzero(matrix.points[row] > UNAVAILABLE).tolist() if row is not None else []
    as_colleague = np.flatnonzero(matrix.points[:, column] > UNAVAILABLE).tolist() if column is not None else []
    others = {*(matrix.colleagues[place] for place in as_senior), *(matrix.seniors[place] for place in as_colleague)}
    return sorted(cell for other in others if (cell := matrix.available(frozenset({person, other}))))
