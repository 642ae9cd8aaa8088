"""Assignments where nobody is on both sides: the best worst pair score that places everybody, then the greatest weight."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linear_sum_assignment
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from matching.cohorts.weights import BEST
from matching.planning import cardinality
from matching.planning.cardinality import Allowed, Cardinality
from matching.planning.dummy_nodes import DummyNodes, dummy_nodes
from matching.planning.matrix import CandidateMatrix, Cell
from matching.planning.objective_weights import ObjectiveWeights, Weights
from matching.planning.parts import Part, all_of

BLOCK: Final = 512
LONGER: Final = 4
"""How many times as long a side must be to be worth shortening."""

SPARSE_FROM: Final = 1000
SPARSE_SHARE: Final = 0.1
DENSE_UP_TO: Final = 5_000
"""People a side: beyond that a dense matrix of weights alone would take more than 200 MB, growing with the square."""


def best_worst_pair_score(matrix: CandidateMatrix) -> int:
    """The best score that the worst pair can have while as many as possible are placed: 0 where nobody can be.

    The search first takes for granted that all of a side can be placed. Only where that fails are all cells counted.
    """
    steps = _steps(matrix)
    score = _search(matrix, cardinality.upper_bound(matrix), steps)
    if score is None:
        score = _search(matrix, most(matrix), steps)
    return score or 0


def better_worst_pair_score(matrix: CandidateMatrix, known: int) -> int:
    """As `best_worst_pair_score`, or `known` where that is better: which is found out sooner."""
    wanted, steps = most(matrix), [step for step in _steps(matrix) if step > known]
    if not steps or not _reaches(matrix, wanted, steps[0]):
        return known
    return _search(matrix, wanted, steps) or known


def most(matrix: CandidateMatrix, worst_pair_score: int = 0) -> Cardinality:
    return cardinality.greatest(matrix, cardinality.allowed(matrix, worst_pair_score))


def _steps(matrix: CandidateMatrix) -> list[int]:
    """The scores that occur, read a block at a time."""
    occurs = np.zeros(BEST + 2, dtype=np.bool_)  # The last place is that of unavailable cells.
    for begin in range(0, len(matrix.points), BLOCK):
        occurs[matrix.points[begin : begin + BLOCK]] = True
    return np.flatnonzero(occurs[:-1]).tolist()


def _search(matrix: CandidateMatrix, wanted: Cardinality, steps: Sequence[int]) -> int | None:
    """The highest step that `wanted` reaches. Down from the top in growing strides: few cells are counted faster than many."""
    end, stride = bisect_right(steps, _bound(matrix, wanted)), 1
    while end > 0 and not _reaches(matrix, wanted, steps[max(0, end - stride)]):
        end, stride = max(0, end - stride), stride * 2
    low = max(0, end - stride)
    while end - low > 1:
        middle = (low + end) // 2
        low, end = (middle, end) if _reaches(matrix, wanted, steps[middle]) else (low, middle)
    return steps[low] if end else None


def _bound(matrix: CandidateMatrix, wanted: Cardinality) -> int:
    """Where all of a side are placed, the worst pair cannot score more than anybody's own best."""
    free = sorted(set(range(len(matrix.seniors))) - {row for row, _ in matrix.pinned})
    if wanted.pairs == len(matrix.seniors) and free:
        return int(matrix.points.max(axis=1)[free].min())
    return int(matrix.points.max(initial=0))


def _reaches(matrix: CandidateMatrix, wanted: Cardinality, worst_pair_score: int) -> bool:
    return most(matrix, worst_pair_score) == wanted


def cells(matrix: CandidateMatrix, worst_pair_score: int, weights: ObjectiveWeights) -> list[Cell]:
    """The assignment of greatest weight among those that place the most with no pair below this score."""
    wanted = most(matrix, worst_pair_score)
    if not wanted.pairs:
        return []
    part = _worth_considering(matrix, worst_pair_score, weights)
    considered = part.built()
    allowed = cardinality.allowed(considered, worst_pair_score)
    nodes = dummy_nodes(considered, allowed, wanted)
    solver = _by_cells if _is_sparse(allowed) else _at_once
    seniors, colleagues = allowed.shape
    found = solver(considered, allowed, weights, nodes)
    return part.whole((row, column) for row, column in found if row < seniors and column < colleagues)


def _worth_considering(matrix: CandidateMatrix, worst_pair_score: int, weights: ObjectiveWeights) -> Part:
    """Where one side is much longer: for each of the shorter side as many of the longer as the shorter has.

    One of them is always free. Those who come first are counted apart, and rows with pinned cells always stay.
    """
    (seniors, colleagues), (rows, columns) = matrix.points.shape, cardinality.coming_first(matrix)
    if not LONGER * min(seniors, colleagues) < max(seniors, colleagues):
        return all_of(matrix)
    of_cells = np.where(cardinality.allowed(matrix, worst_pair_score), weights.cells(matrix), -1)
    if seniors < colleagues:
        return Part(matrix, np.arange(seniors), np.flatnonzero(_best(of_cells, columns) | _best(of_cells, ~columns)))
    pinned = cardinality.pinned_rows(matrix)
    best = _best(of_cells.T, rows & ~pinned) | _best(of_cells.T, ~rows) | pinned
    return Part(matrix, np.flatnonzero(best), np.arange(colleagues))


def _best(weights: Weights, among: Allowed) -> Allowed:
    """Of these columns the best for each row, as many as there are rows."""
    columns, chosen = np.flatnonzero(among), among.copy()
    if len(columns) > len(weights):
        best = np.argpartition(-weights[:, columns], len(weights) - 1, axis=1)[:, : len(weights)]
        chosen[:] = False
        chosen[columns[best]] = True
    return chosen


def _is_sparse(allowed: Allowed) -> bool:
    """Whether a solver gets the allowed cells alone. That is faster where they are few, and always needs less memory."""
    side = min(allowed.shape)
    return side > DENSE_UP_TO or (side >= SPARSE_FROM and int(np.count_nonzero(allowed)) <= SPARSE_SHARE * allowed.size)


def _at_once(matrix: CandidateMatrix, allowed: Allowed, weights: ObjectiveWeights, nodes: DummyNodes) -> list[Cell]:
    """Costs are infinite where not allowed. They are filled a block at a time: integers of the whole would double the memory."""
    seniors, colleagues = allowed.shape
    costs = np.full((seniors + len(nodes.columns), colleagues + len(nodes.rows)), np.inf)
    for begin in range(0, seniors, BLOCK):
        rows = slice(begin, min(begin + BLOCK, seniors))
        np.copyto(costs[rows, :colleagues], -weights.cells(matrix, rows), where=allowed[rows], casting="same_kind")
    costs[:seniors, colleagues:][nodes.rows.T] = 0
    costs[seniors:, :colleagues][nodes.columns] = 0
    return _pairs(linear_sum_assignment(costs))


def _by_cells(matrix: CandidateMatrix, allowed: Allowed, weights: ObjectiveWeights, nodes: DummyNodes) -> list[Cell]:
    """A stored zero would be no cell, so 1 is added to each weight. All full assignments have as many cells: none gains by it."""
    blocks = [slice(begin, begin + BLOCK) for begin in range(0, len(allowed), BLOCK)]
    graph = cardinality.graph(allowed).astype(np.float64)
    graph.data = np.concatenate([_weights(matrix, allowed, weights, rows) for rows in blocks]).astype(np.float64) + 1
    alone = [cardinality.graph(np.ascontiguousarray(side)).astype(np.float64) for side in (nodes.rows.T, nodes.columns)]
    nothing = sparse.csr_matrix((len(nodes.columns), len(nodes.rows)), dtype=np.float64)
    whole = sparse.vstack([sparse.hstack([graph, alone[0]]), sparse.hstack([alone[1], nothing])], format="csr")
    return _pairs(min_weight_full_bipartite_matching(whole, maximize=True))


def _weights(matrix: CandidateMatrix, allowed: Allowed, weights: ObjectiveWeights, rows: slice) -> Weights:
    """Of these rows' allowed cells alone."""
    places, columns = np.nonzero(allowed[rows])
    return weights.some_cells(matrix, places + rows.start, columns)


def _pairs(found: tuple[NDArray[np.signedinteger], NDArray[np.signedinteger]]) -> list[Cell]:
    rows, columns = found
    return list(zip(rows.tolist(), columns.tolist(), strict=True))
