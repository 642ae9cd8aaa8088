"""Plans where nobody stands on both sides: the highest floor that places everybody, then an assignment of greatest weight."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from matching.domain.planning import counting
from matching.domain.planning.counting import Allowed, Most
from matching.domain.planning.plans import Worth
from matching.domain.planning.tables import Cell, Table
from matching.domain.weights import BEST

BLOCK: Final = 512
SPARSE_FROM: Final = 1000
SPARSE_SHARE: Final = 0.1


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
    if wanted.pairs == min(allowed.shape) and not table.waiting:
        return _full(table, allowed, worth)
    return _with_nobodies(table, allowed, worth, wanted)


def _full(table: Table, allowed: Allowed, worth: Worth) -> list[Cell]:
    """All of the shorter side are placed."""
    if min(allowed.shape) >= SPARSE_FROM and np.count_nonzero(allowed) <= SPARSE_SHARE * allowed.size:
        return _by_cells(table, allowed, worth)
    costs = _costs(table, allowed, worth)
    rows, columns = linear_sum_assignment(costs)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def _costs(table: Table, allowed: Allowed, worth: Worth) -> NDArray[np.float64]:
    """Infinite where not allowed; a block at a time, since the whole in integers as well would double the memory."""
    costs = np.full(allowed.shape, np.inf)
    for begin in range(0, len(costs), BLOCK):
        rows = slice(begin, begin + BLOCK)
        np.copyto(costs[rows], -worth.of(table, rows), where=allowed[rows], casting="same_kind")
    return costs


def _by_cells(table: Table, allowed: Allowed, worth: Worth) -> list[Cell]:
    """The same by a solver that sees the allowed cells alone: where they are few it is faster, and needs little memory."""
    blocks = [slice(begin, begin + BLOCK) for begin in range(0, len(allowed), BLOCK)]
    weights = np.concatenate([worth.of(table, rows)[allowed[rows]] for rows in blocks]).astype(np.float64)
    graph = counting.graph(allowed).astype(np.float64)
    graph.data = weights + 1  # A stored zero would be no cell; one more each changes nothing, since all plans have as many.
    rows, columns = min_weight_full_bipartite_matching(graph, maximize=True)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def _with_nobodies(table: Table, allowed: Allowed, worth: Worth, wanted: Most) -> list[Cell]:
    """Not all of the shorter side can be placed, or it matters who is not: whoever stays alone is given to a nobody.

    There are as many nobodies as people who must stay alone, and a nobody for those who waited takes only those: so every
    full plan of the larger table places as many as can be, and as many who waited.
    """
    (seniors, colleagues), (first_rows, first_columns) = allowed.shape, counting.waiting(table)
    row_alone = _alone(first_rows, seniors - wanted.pairs, wanted.rows)
    column_alone = _alone(first_columns, colleagues - wanted.pairs, wanted.columns)
    costs = np.full((seniors + column_alone.shape[0], colleagues + row_alone.shape[0]), np.inf)
    costs[:seniors, :colleagues] = _costs(table, allowed, worth)
    costs[:seniors, colleagues:][row_alone.T] = 0
    costs[seniors:, :colleagues][column_alone] = 0
    rows, columns = linear_sum_assignment(costs)
    found = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column) for row, column in found if row < seniors and column < colleagues]


def _alone(first_in_line: Allowed, alone: int, placed_first: int) -> Allowed:
    """For each nobody of a side, whom of that side they take."""
    waited = int(first_in_line.sum()) - placed_first
    kinds = [first_in_line] * waited + [~first_in_line] * (alone - waited)
    return np.array(kinds, dtype=np.bool_).reshape(alone, len(first_in_line))
