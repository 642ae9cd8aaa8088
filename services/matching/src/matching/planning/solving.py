"""The best assignment of a matrix: most people placed, best worst pair, fewest changes, greatest sum, then the tie-break.

Where somebody is on both sides it is the best of several with two sides, or a matching in a general graph where that is faster.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from matching.planning import bipartite, cardinality, general_graph
from matching.planning.assignments import Assignment, assignment
from matching.planning.matrix import CandidateMatrix, Cell
from matching.planning.objective_weights import ObjectiveWeights, lexicographic
from matching.planning.parts import Part
from matching.planning.two_sided import is_general, two_sided


def best_worst_pair_score(matrix: CandidateMatrix) -> int:
    if matrix.is_bipartite:
        return bipartite.best_worst_pair_score(matrix)
    if is_general(matrix):
        return general_graph.best_worst_pair_score(matrix)
    return best_of([part.built for part in two_sided(matrix)])[1]


def best_of(bipartite_ones: Sequence[Callable[[], CandidateMatrix]]) -> tuple[tuple[int, int], int]:
    """Of the best of these matrices: pairs, people among them who waited; best worst pair score. Each is built when needed."""
    placings = [_placing(built()) for built in bipartite_ones]
    most, score = max(placings), 0
    for built, placed in zip(bipartite_ones, placings, strict=True):
        if placed == most:
            score = bipartite.better_worst_pair_score(built(), score)
    return most, score


def _placing(matrix: CandidateMatrix, worst_pair_score: int = 0) -> tuple[int, int]:
    return cardinality.placing(matrix, bipartite.most(matrix, worst_pair_score))


def solve(matrix: CandidateMatrix) -> Assignment:
    return solve_with(matrix, best_worst_pair_score(matrix))


def solve_with(matrix: CandidateMatrix, worst_pair_score: int, weights: ObjectiveWeights | None = None) -> Assignment:
    """The best in which only pinned pairs score less than `worst_pair_score`. It may place fewer people than possible."""
    chosen = weights or lexicographic(matrix)
    if is_general(matrix):
        return _weighed(matrix, general_graph.cells(matrix, worst_pair_score, chosen), chosen)
    found = (
        part.whole(bipartite.cells(part.built(), worst_pair_score, chosen)) for part in _best_placing(matrix, worst_pair_score)
    )
    return max((_weighed(matrix, cells, chosen) for cells in found), key=chosen.whole)


def _best_placing(matrix: CandidateMatrix, worst_pair_score: int) -> list[Part]:
    parts = two_sided(matrix)
    if len(parts) == 1:
        return parts
    placings = [_placing(part.built(), worst_pair_score) for part in parts]
    return [part for part, placed in zip(parts, placings, strict=True) if placed == max(placings)]


def _weighed(matrix: CandidateMatrix, cells: list[Cell], weights: ObjectiveWeights) -> Assignment:
    """Measured, with its tie-break."""
    best = assignment(matrix, map(matrix.first_of_equals, cells))
    return replace(best, tie_break=int(weights.tie_breaks(matrix.tie_breaks_of(best.cells)).sum()))


def greatest_sum(matrix: CandidateMatrix) -> Assignment:
    """Where neither the worst pair nor signed pairs matter: the best assignment's sum falls short of it by what they cost."""
    return solve_with(replace(matrix, signed=frozenset()), 0)
