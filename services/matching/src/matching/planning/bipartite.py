"""Plans where nobody stands on both sides: the highest floor that places everybody, then an assignment of greatest weight."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linear_sum_assignment
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from matching.domain.planning import counting, nobodies
from matching.domain.planning.counting import Allowed, Most
from matching.domain.planning.nobodies import Alone
from matching.domain.planning.plans import Worth
from matching.domain.planning.tables import Cell, Table
from matching.domain.weights import BEST

BLOCK: Final = 512
SPARSE_FROM: Final = 1000
SPARSE_SHARE: Final = 0.1
DENSE_UP_TO: Final = 5_000
"""People a side: beyond that a dense table of weights alone would take more than 200 MB, growing with the square."""


def highest_floor(table: Table) -> int:
    """The best score that the worst pair can have while as many are placed as can be: 0 where nobody can be.

    That all of a side can be placed shows among the good cells alone; only where it does not, all cells are counted.
    """
    steps = _steps(table)
    floor = _search(table, counting.everybody(table), steps)
    if floor is None:
        floor = _search(table, counting.most(table, counting.allowed(table)), steps)
    return floor or 0


def _steps(table: Table) -> list[int]:
    """Scores that there are, a block at a time."""
    seen = np.zeros(BEST + 2, dtype=np.bool_)  # The last place is that of what is unavailable.
    for begin in range(0, len(table.points), BLOCK):
        seen[table.points[begin : begin + BLOCK]] = True
    return np.flatnonzero(seen[:-1]).tolist()


def _search(table: Table, wanted: Most, steps: Sequence[int]) -> int | None:
    """The highest step that `wanted` reaches. Down from the top in growing strides: the fewer cells there are, the sooner."""
    end, stride = bisect_right(steps, _bound(table, wanted)), 1
    while end > 0 and not _reaches(table, wanted, steps[max(0, end - stride)]):
        end, stride = max(0, end - stride), stride * 2
    low = max(0, end - stride)
    while end - low > 1:
        middle = (low + end) // 2
        low, end = (middle, end) if _reaches(table, wanted, steps[middle]) else (low, middle)
    return steps[low] if end else None


def _bound(table: Table, wanted: Most) -> int:
    """No floor is higher: where all of a side are placed, nobody's worst is better than their own best."""
    free = sorted(set(range(len(table.seniors))) - {row for row, _ in table.pinned})
    if wanted.pairs == len(table.seniors) and free:
        return int(table.points.max(axis=1)[free].min())
    return int(table.points.max(initial=0))


def _reaches(table: Table, wanted: Most, floor: int) -> bool:
    return counting.most(table, counting.allowed(table, floor)) == wanted


def cells(table: Table, floor: int, worth: Worth) -> list[Cell]:
    """The plan of greatest worth among those that place the most and keep this floor, which can be kept."""
    allowed = counting.allowed(table, floor)
    wanted = counting.most(table, allowed)
    if not wanted.pairs:
        return []
    alone = nobodies.alone(table, allowed, wanted)
    found = _by_cells(table, allowed, worth, alone) if _is_sparse(allowed) else _at_once(table, allowed, worth, alone)
    seniors, colleagues = allowed.shape
    return [(row, column) for row, column in found if row < seniors and column < colleagues]


def _is_sparse(allowed: Allowed) -> bool:
    """Whether to let a solver see the allowed cells alone: where they are few it is faster, and it always needs less memory."""
    side = min(allowed.shape)
    return side > DENSE_UP_TO or (side >= SPARSE_FROM and int(np.count_nonzero(allowed)) <= SPARSE_SHARE * allowed.size)


def _at_once(table: Table, allowed: Allowed, worth: Worth, alone: Alone) -> list[Cell]:
    """Costs are infinite where not allowed; filled a block at a time, since integers of the whole would double the memory."""
    seniors, colleagues = allowed.shape
    costs = np.full((seniors + len(alone.columns), colleagues + len(alone.rows)), np.inf)
    for begin in range(0, seniors, BLOCK):
        rows = slice(begin, min(begin + BLOCK, seniors))
        np.copyto(costs[rows, :colleagues], -worth.of(table, rows), where=allowed[rows], casting="same_kind")
    costs[:seniors, colleagues:][alone.rows.T] = 0
    costs[seniors:, :colleagues][alone.columns] = 0
    return _pairs(linear_sum_assignment(costs))


def _by_cells(table: Table, allowed: Allowed, worth: Worth, alone: Alone) -> list[Cell]:
    """A stored zero would be no cell, so each is worth one more; that changes nothing, since all full plans have as many."""
    blocks = [slice(begin, begin + BLOCK) for begin in range(0, len(allowed), BLOCK)]
    graph = counting.graph(allowed).astype(np.float64)
    graph.data = np.concatenate([worth.of(table, rows)[allowed[rows]] for rows in blocks]).astype(np.float64) + 1
    staying = [counting.graph(np.ascontiguousarray(side)).astype(np.float64) for side in (alone.rows.T, alone.columns)]
    nothing = sparse.csr_matrix((len(alone.columns), len(alone.rows)), dtype=np.float64)
    whole = sparse.vstack([sparse.hstack([graph, staying[0]]), sparse.hstack([staying[1], nothing])], format="csr")
    return _pairs(min_weight_full_bipartite_matching(whole, maximize=True))


def _pairs(found: tuple[NDArray[np.signedinteger], NDArray[np.signedinteger]]) -> list[Cell]:
    rows, columns = found
    return list(zip(rows.tolist(), columns.tolist(), strict=True))
