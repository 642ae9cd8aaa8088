"""What a veto, a pin or another partner would cost the whole assignment, and who else would move.

A price is the change of the sum where the worst pair score and the number placed stay as they are. Where no assignment keeps
them, the price says what the best that remains measures. In a bipartite matrix all prices follow from the augmenting cycles;
otherwise each price is an assignment solved anew.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from matching.ids import Pair, PersonId
from matching.planning.assignments import Assignment, Measures
from matching.planning.augmenting_cycles import AugmentingCycles, augmenting_cycles
from matching.planning.matrix import UNAVAILABLE, CandidateMatrix, Cell
from matching.planning.solving import solve, solve_with
from plp_kit.core.shown import shown

LARGEST: Final = 2_000
"""With more pairs than this each price is solved anew: the work for all cycles grows with the cube."""


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
class Alternative:
    """Another partner for somebody, and every pair that would be new with it, this one among them."""

    pair: Pair
    score: int
    price: Price
    is_below_worst_pair: bool
    new_pairs: tuple[Cell, ...]


@dataclass(frozen=True)
class Prices:
    """`assignment` is the best of the matrix."""

    matrix: CandidateMatrix
    assignment: Assignment

    @cached_property
    def cycles(self) -> AugmentingCycles | None:
        """None where each price is solved anew."""
        is_small = len(self.assignment.cells) <= LARGEST
        return augmenting_cycles(self.matrix, self.assignment) if self.matrix.is_bipartite and is_small else None

    def vetoes(self) -> list[Price]:
        """Of each pair, in the assignment's order."""
        return [self.veto(cell) for cell in self.assignment.cells]

    def veto(self, cell: Cell) -> Price:
        """Of a pair in the assignment."""
        if self.cycles is not None and cell not in self.matrix.pinned:
            told, other = self.cycles.removal_price(cell), self.matrix.without([self.matrix.people(cell)])
            return Price(told[0], kept_lost=told[1]) if told else _best_instead(self.assignment, other)
        return price(self.assignment, self.matrix.without([self.matrix.people(cell)]))

    def pin(self, cell: Cell) -> Price:
        """Of an available pair, in the assignment or not."""
        if self.cycles is not None:
            told = self.cycles.price(cell)
            return Price(told[0], kept_lost=told[1]) if told else _best_instead(self.assignment, self.matrix.pin(cell))
        return price(self.assignment, self.matrix.pin(cell))

    def alternatives(self, person: PersonId) -> list[Alternative]:
        """Everybody who is available to this person and not their partner in the assignment, the cheapest first."""
        made = set(map(self.matrix.people, self.assignment.cells))
        cells = [cell for cell in available(self.matrix, person) if self.matrix.people(cell) not in made]
        return sorted(
            map(self._alternative, cells),
            key=lambda one: (one.price.cost is None, one.price.cost or 0, -one.score, sorted(one.pair)),
        )

    def _alternative(self, cell: Cell) -> Alternative:
        price, score = self.pin(cell), int(self.matrix.points[cell])
        is_below = score < self.assignment.measures.worst_pair_score
        return Alternative(self.matrix.people(cell), score, price, is_below, tuple(sorted(self._new_pairs(cell, price))))

    def _new_pairs(self, cell: Cell, price: Price) -> list[Cell]:
        if price.cost is not None and self.cycles is not None:
            return self.cycles.new_pairs(cell)
        pinned = self.matrix.pin(cell)
        other = solve(pinned) if price.cost is None else solve_with(pinned, self.assignment.measures.worst_pair_score)
        return [each for each in other.cells if each not in self.assignment.cells]


def price(assignment: Assignment, other: CandidateMatrix) -> Price:
    """By solving anew: the best of another matrix with this assignment's worst pair score and number placed."""
    measures = assignment.measures
    after = solve_with(other, measures.worst_pair_score).measures
    if (after.placed, after.first_in_line) == (measures.placed, measures.first_in_line):
        return Price(measures.total - after.total, kept_lost=measures.kept - after.kept)
    return _best_instead(assignment, other)


def _best_instead(assignment: Assignment, other: CandidateMatrix) -> Price:
    """Of a matrix that cannot keep them."""
    instead = solve(other).measures
    return Price(None, instead, assignment.measures.kept - instead.kept)


def available(matrix: CandidateMatrix, person: PersonId) -> list[Cell]:
    """Cells with this person in them. Where both offered both sides, as they were signed, else the way that scores more."""
    row, column = matrix.rows.get(person), matrix.columns.get(person)
    cells = [(row, other) for other in range(len(matrix.colleagues))] if row is not None else []
    cells += [(other, column) for other in range(len(matrix.seniors))] if column is not None else []
    worse_first = sorted(cells, key=lambda cell: (cell in matrix.signed, int(matrix.points[cell]), cell))
    best = {matrix.people(cell): cell for cell in worse_first if matrix.points[cell] > UNAVAILABLE}
    return sorted(best.values())
