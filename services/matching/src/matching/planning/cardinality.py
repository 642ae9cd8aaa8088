"""How many people a matrix can place, and who waited among them: by matchings without weights (Hopcroft and Karp).

People who waited are counted side by side: of the rows, and of the columns. A matching that covers the most of the rows and one
that covers the most of the columns can be combined into one that covers both (Mendelsohn and Dulmage), with as many pairs as
there can be. Rows with pinned cells are counted among the rows that come first, because one of their cells must be taken.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import maximum_bipartite_matching

from matching.planning.matrix import CandidateMatrix

Allowed = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cardinality:
    """Pairs, and rows and columns of them that come first."""

    pairs: int
    rows: int
    columns: int


def allowed(matrix: CandidateMatrix, worst_pair_score: int = 0) -> Allowed:
    """Cells that an assignment with this worst pair score may use."""
    cells: Allowed = matrix.points >= max(worst_pair_score, 0)
    for cell in matrix.pinned:
        cells[cell] = True
    return cells


def greatest(matrix: CandidateMatrix, cells: Allowed) -> Cardinality:
    """The most that these cells can place."""
    rows, columns = coming_first(matrix)
    return Cardinality(
        count(cells),
        count(cells[rows]) if rows.any() else 0,
        count(np.ascontiguousarray(cells[:, columns])) if columns.any() else 0,
    )


def upper_bound(matrix: CandidateMatrix) -> Cardinality:
    """All of the shorter side, and all who come first."""
    rows, columns = coming_first(matrix)
    return Cardinality(min(matrix.points.shape), int(rows.sum()), int(columns.sum()))


def coming_first(matrix: CandidateMatrix) -> tuple[Allowed, Allowed]:
    """Rows and columns of people who waited; and rows with pinned cells, which can all be placed together."""
    rows, columns = matrix.sides.waits
    return rows | pinned_rows(matrix), columns


def pinned_rows(matrix: CandidateMatrix) -> Allowed:
    rows = np.zeros(len(matrix.seniors), dtype=np.bool_)
    rows[[row for row, _ in matrix.pinned]] = True
    return rows


def placing(matrix: CandidateMatrix, of: Cardinality) -> tuple[int, int]:
    """Pairs, and people among them who waited."""
    not_waiting = int((pinned_rows(matrix) & ~matrix.sides.waits[0]).sum())
    return of.pairs, of.rows - not_waiting + of.columns


def count(cells: Allowed) -> int:
    return int((matched(cells) >= 0).sum())


def matched(cells: Allowed) -> NDArray[np.int32]:
    """The column of each row in some largest matching, -1 for none."""
    if not cells.size:
        return np.full(cells.shape[0], -1, dtype=np.int32)
    return maximum_bipartite_matching(graph(cells), perm_type="column").astype(np.int32)


def graph(cells: Allowed) -> "sparse.csr_matrix[np.bool_]":
    """Of cells in the order of their rows; several times as fast as asking the library for it."""
    rows, columns = cells.shape
    bounds = np.concatenate([[0], np.cumsum(np.count_nonzero(cells, axis=1))])
    places = (np.flatnonzero(cells) % columns).astype(np.int32)
    csr: sparse.csr_matrix[np.bool_] = sparse.csr_matrix(
        (np.ones(len(places), dtype=np.bool_), places, bounds.astype(np.int32)), shape=(rows, columns)
    )
    return csr
