"""An assignment with its measures, in the order of the objectives, and its tie-break."""

from collections.abc import Iterable
from dataclasses import dataclass

from matching.cohorts.weights import BEST
from matching.ids import PersonId
from matching.planning.matrix import CandidateMatrix, Cell
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True, order=True)
class Measures:
    """An assignment by the objectives in their order: pairs, people among them who waited, worst pair, kept pairs, sum of scores.

    `worst_pair_score` leaves pinned pairs out; it is 1000 where there is no other pair.
    """

    placed: int
    first_in_line: int
    worst_pair_score: int
    kept: int
    total: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """`cells` in order of their rows. `tie_break` is the sum of theirs, 0 where it was not worked out."""

    cells: tuple[Cell, ...]
    measures: Measures
    tie_break: int = 0


def assignment(matrix: CandidateMatrix, cells: Iterable[Cell]) -> Assignment:
    """Measured, but for its tie-break."""
    ordered = tuple(sorted(cells))
    rows, columns = [row for row, _ in ordered], [column for _, column in ordered]
    scores = matrix.points[rows, columns].tolist()
    not_pinned = [score for cell, score in zip(ordered, scores, strict=True) if cell not in matrix.pinned]
    waited = int(matrix.sides.waits[0][rows].sum() + matrix.sides.waits[1][columns].sum())
    kept = len(matrix.signed.intersection(ordered))
    return Assignment(ordered, Measures(len(ordered), waited, min(not_pinned, default=BEST), kept, sum(scores)))


def placed(matrix: CandidateMatrix, assignment: Assignment) -> frozenset[PersonId]:
    return frozenset(person for cell in assignment.cells for person in matrix.people(cell))
