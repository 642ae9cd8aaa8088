"""What is left without each pair of the best assignment, where as much can be kept: all at once, by augmenting cycles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from matching.planning import bipartite, cardinality
from matching.planning.assignments import Assignment
from matching.planning.augmenting_cycles import IMPOSSIBLE, augmenting_cycles
from matching.planning.matrix import CandidateMatrix, Cell
from matching.planning.objective_weights import ObjectiveWeights, lexicographic
from matching.planning.parts import Part
from matching.planning.two_sided import two_sided


@dataclass(frozen=True, slots=True)
class Kept:
    """The signed pairs that stay, and the sum."""

    kept: int
    total: int


def removals(matrix: CandidateMatrix, best: Assignment) -> Mapping[Cell, Kept]:
    """For those pairs that are not pinned and can go while the worst pair score and the number placed stay."""
    weights, greatest = lexicographic(matrix), dict[Cell, int]()
    for part in two_sided(matrix):
        for cell, whole in _of_part(matrix, part, best, weights):
            greatest[cell] = max(whole, greatest.get(cell, whole))
    return {cell: Kept(weights.kept_pairs(whole), weights.points(whole)) for cell, whole in greatest.items()}


def _of_part(matrix: CandidateMatrix, part: Part, best: Assignment, weights: ObjectiveWeights) -> Iterator[tuple[Cell, int]]:
    """What the best assignment of this part weighs without each pair. A pair that it does not have costs it nothing."""
    measures, built = best.measures, part.built()
    most = bipartite.most(built, measures.worst_pair_score)
    if cardinality.placing(built, most) != (measures.placed, measures.first_in_line):
        return
    cells = bipartite.cells(built, measures.worst_pair_score, weights)
    cycles = augmenting_cycles(built, cells, measures.worst_pair_score, weights)
    change_of = dict(zip(map(built.people, cells), cycles.removals().tolist(), strict=True))
    for cell in best.cells:
        change = change_of.get(matrix.people(cell), 0)
        if cell not in matrix.pinned and change > IMPOSSIBLE // 2:
            yield cell, cycles.whole + change
