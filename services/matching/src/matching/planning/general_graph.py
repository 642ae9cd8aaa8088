"""Assignments where somebody is on both sides: a matching in a general graph. Of three who want each other one stays alone."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import rustworkx

from matching.ids import PersonId
from matching.planning.assignments import assignment
from matching.planning.matrix import CandidateMatrix, Cell
from matching.planning.objective_weights import ObjectiveWeights

Weigh: TypeAlias = Callable[[Cell], int]


def best_worst_pair_score(matrix: CandidateMatrix) -> int:
    steps = np.unique(matrix.points[matrix.points >= 0]).tolist()
    wanted = placing(matrix, 0)
    low, high = 0, len(steps)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if placing(matrix, steps[middle]) == wanted else (low, middle)
    return int(steps[low]) if steps else 0


def placing(matrix: CandidateMatrix, worst_pair_score: int) -> tuple[int, int]:
    """Pairs, and people among them who waited."""
    measures = assignment(matrix, _matching(matrix, worst_pair_score, lambda _cell: 0)).measures
    return measures.placed, measures.first_in_line


def cells(matrix: CandidateMatrix, worst_pair_score: int, weights: ObjectiveWeights) -> list[Cell]:
    of_cells = weights.cells(matrix)
    return _matching(matrix, worst_pair_score, lambda cell: int(of_cells[cell]))


def _matching(matrix: CandidateMatrix, worst_pair_score: int, weigh: Weigh) -> list[Cell]:
    """The greatest weight among the matchings with most pairs and, among them, with most people who waited.

    The library computes with integers of 128 bits, so all sums are exact.
    """
    people = sorted({*matrix.seniors, *matrix.colleagues}, key=lambda person: (person not in matrix.rows, person))
    numbers = {person: number for number, person in enumerate(people)}
    best = _best_ways(matrix, worst_pair_score, weigh)
    first_in_line = 1 + len(people) * max([1, *(weight for _, weight in best.values())])
    graph: rustworkx.PyGraph[None, int] = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from([None] * len(people))
    cell_of = {frozenset((numbers[one], numbers[other])): cell for (one, other), (cell, _) in best.items()}
    graph.add_edges_from(
        [
            (numbers[one], numbers[other], first_in_line * len(matrix.waiting & {one, other}) + weight)
            for (one, other), (_, weight) in best.items()
        ]
    )
    matching = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=lambda weight: weight)
    return [cell_of[frozenset(edge)] for edge in matching]


def _best_ways(matrix: CandidateMatrix, worst_pair_score: int, weigh: Weigh) -> dict[tuple[PersonId, PersonId], tuple[Cell, int]]:
    """For any two who may be a pair, who is on which side: the way of greater weight, then the first in order."""
    best: dict[tuple[PersonId, PersonId], tuple[Cell, int]] = {}
    allowed = (matrix.points >= worst_pair_score).nonzero()
    for cell in sorted({*zip(*(places.tolist() for places in allowed), strict=True), *matrix.pinned}):
        one, other = sorted(matrix.people(cell))
        weight = weigh(cell)
        if weight > best.get((one, other), (cell, -1))[1]:
            best[one, other] = cell, weight
    return best
