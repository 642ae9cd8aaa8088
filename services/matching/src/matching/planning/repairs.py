"""After a withdrawal, a veto or a leaver: what each number of changes to the signed pairs would bring, up to the best there is.

Every repair places as many people as can be placed now. With the worst pair score held, no pair scores less than the worst did
before, or must now; otherwise the repair says how low its worst pair is. No other assignment is better than every repair, at
whatever rate a change is weighed against points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from matching.planning.assignments import Assignment
from matching.planning.matrix import CandidateMatrix
from matching.planning.objective_weights import lexicographic, weighted
from matching.planning.solving import best_worst_pair_score, solve_with

ENOUGH: Final = Fraction(995, 1000)


@dataclass(frozen=True, slots=True)
class Repair:
    """`changes` counts signed pairs that end though both of them are still available to each other."""

    changes: int
    assignment: Assignment


def repairs(matrix: CandidateMatrix, worst_pair_score: int = 0) -> list[Repair]:
    """From the fewest changes to the greatest sum. `worst_pair_score` is held as far as it can be; 0 holds nothing."""
    held = min(worst_pair_score, best_worst_pair_score(matrix)) if worst_pair_score else 0
    fewest = solve_with(matrix, held, lexicographic(matrix))
    greatest = solve_with(matrix, held, weighted(matrix, 1, matrix.most_pairs + 1))
    between = [fewest, *_between(matrix, held, fewest, greatest)]
    assignments = between if fewest.measures.total == greatest.measures.total else [*between, greatest]
    available = sum(1 for cell in matrix.signed if matrix.points[cell] >= 0)
    return [Repair(available - assignment.measures.kept, assignment) for assignment in assignments]


def recommended(found: Sequence[Repair], total: int) -> Repair:
    """The fewest changes that lose at most half a percent of `total`; where all lose more, the one that loses least."""
    return next((one for one in found if one.assignment.measures.total >= ENOUGH * total), found[-1])


def _between(matrix: CandidateMatrix, held: int, fewer: Assignment, greater: Assignment) -> Iterator[Assignment]:
    """At the rate at which both weigh the same: where another weighs more, the search goes on at either side of it."""
    kept, gained = fewer.measures.kept - greater.measures.kept, greater.measures.total - fewer.measures.total
    if kept <= 1 or gained <= 0:
        return
    found = solve_with(matrix, held, weighted(matrix, gained, kept))
    if _weight(found, gained, kept) > _weight(fewer, gained, kept):
        yield from _between(matrix, held, fewer, found)
        yield found
        yield from _between(matrix, held, found, greater)


def _weight(assignment: Assignment, kept: int, point: int) -> int:
    return kept * assignment.measures.kept + point * assignment.measures.total
