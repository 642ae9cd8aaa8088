"""The best assignment of a matrix: most people placed, best worst pair, fewest changes, greatest sum, then the tie-break."""

from dataclasses import replace

from matching.planning import bipartite, cardinality, general_graph
from matching.planning.assignments import Assignment, assignment
from matching.planning.matrix import CandidateMatrix
from matching.planning.objective_weights import ObjectiveWeights, lexicographic


def best_worst_pair_score(matrix: CandidateMatrix) -> int:
    return bipartite.best_worst_pair_score(matrix) if matrix.is_bipartite else general_graph.best_worst_pair_score(matrix)


def placing(matrix: CandidateMatrix) -> tuple[int, int]:
    """Pairs of the best assignment, and people among them who waited: known without solving for it."""
    if not matrix.is_bipartite:
        return general_graph.placing(matrix, 0)
    most = cardinality.greatest(matrix, cardinality.allowed(matrix))
    return most.pairs, most.rows + most.columns


def solve(matrix: CandidateMatrix) -> Assignment:
    return solve_with(matrix, best_worst_pair_score(matrix))


def solve_with(matrix: CandidateMatrix, worst_pair_score: int, weights: ObjectiveWeights | None = None) -> Assignment:
    """The best in which only pinned pairs score less than `worst_pair_score`. It may place fewer people than possible."""
    chosen = weights or lexicographic(matrix)
    cells = (bipartite if matrix.is_bipartite else general_graph).cells(matrix, worst_pair_score, chosen)
    best = assignment(matrix, cells)
    return replace(best, tie_break=int(chosen.tie_breaks(matrix.tie_breaks_of(best.cells)).sum()))


def greatest_sum(matrix: CandidateMatrix) -> Assignment:
    """Where neither the worst pair nor signed pairs matter: the best assignment's sum falls short of it by what they cost."""
    return solve_with(replace(matrix, signed=frozenset()), 0)
