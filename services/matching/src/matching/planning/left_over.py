"""Why somebody has no partner in the best assignment. Where they cannot be paired with anybody it never says for which reason."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from matching.ids import PersonId
from matching.planning.assignments import Assignment, placed
from matching.planning.matrix import CandidateMatrix, candidate_matrix
from matching.planning.prices import available
from matching.planning.problem import MatchingProblem


class WhyAlone(StrEnum):
    """`not_there`: gone, not available or paired since. `placed_now`: another proposal would give them a partner."""

    NOT_THERE = "not_there"
    NOBODY_AVAILABLE = "nobody_available"
    VETOES = "vetoes"
    PINS = "pins"
    LARGER_SIDE = "larger_side"
    PARTNERS_SHARED = "partners_shared"
    PLACED_NOW = "placed_now"


@dataclass(frozen=True)
class LeftOver:
    """People without a partner, and with how many people each could be paired if nobody were pinned."""

    problem: MatchingProblem
    matrix: CandidateMatrix
    assignment: Assignment

    def partners(self, person: PersonId) -> int:
        return len(available(self._without_pins, person)) if self._is_there(person) else 0

    def why(self, person: PersonId) -> WhyAlone:
        return next(reason for reason, holds in self._reasons() if holds(person))

    def _reasons(self) -> tuple[tuple[WhyAlone, Callable[[PersonId], bool]], ...]:
        """The first that holds."""
        return (
            (WhyAlone.NOT_THERE, lambda person: not self._is_there(person)),
            (WhyAlone.PLACED_NOW, lambda person: person in self._placed),
            (WhyAlone.NOBODY_AVAILABLE, lambda person: not available(self._without_vetoes, person)),
            (WhyAlone.VETOES, lambda person: not available(self._without_pins, person)),
            (WhyAlone.PINS, lambda person: not available(self.matrix, person)),
            (WhyAlone.LARGER_SIDE, self._is_on_larger_side),
            (WhyAlone.PARTNERS_SHARED, lambda _person: True),
        )

    def _is_there(self, person: PersonId) -> bool:
        return person in self.matrix.rows or person in self.matrix.columns

    def _is_on_larger_side(self, person: PersonId) -> bool:
        rows, columns = len(self.matrix.seniors), len(self.matrix.colleagues)
        if person in self.matrix.rows and person in self.matrix.columns:
            return False
        return rows > columns if person in self.matrix.rows else columns > rows

    @cached_property
    def _placed(self) -> frozenset[PersonId]:
        return placed(self.matrix, self.assignment)

    @cached_property
    def _without_pins(self) -> CandidateMatrix:
        return candidate_matrix(replace(self.problem, pins=frozenset()))

    @cached_property
    def _without_vetoes(self) -> CandidateMatrix:
        return candidate_matrix(replace(self.problem, pins=frozenset(), vetoes=frozenset()))
