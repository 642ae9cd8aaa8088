"""How many people a table can place, and who is first in line among them: by matchings without weights (Hopcroft and Karp).

First in line counts side by side: of the rows, and of the columns. What covers the most of either covers them together
(Mendelsohn and Dulmage), and leaves as many pairs as there can be.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import maximum_bipartite_matching

from matching.domain.planning.tables import Table

Allowed = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Most:
    """Pairs, and rows and columns of them that hold somebody who waited."""

    pairs: int
    rows: int
    columns: int


def allowed(table: Table, floor: int = 0) -> Allowed:
    """Cells that a plan with this floor may use."""
    cells: Allowed = table.points >= max(floor, 0)
    for cell in table.pinned:
        cells[cell] = True
    return cells


def most(table: Table, cells: Allowed) -> Most:
    rows, columns = waiting(table)
    return Most(
        count(cells),
        count(cells[rows]) if rows.any() else 0,
        count(np.ascontiguousarray(cells[:, columns])) if columns.any() else 0,
    )


def everybody(table: Table) -> Most:
    """More than this there cannot be: all of the shorter side, and all who waited."""
    rows, columns = waiting(table)
    return Most(min(table.points.shape), int(rows.sum()), int(columns.sum()))


def waiting(table: Table) -> tuple[Allowed, Allowed]:
    """Whether each row, and each column, is somebody who waited."""
    rows = np.array([person in table.waiting for person in table.seniors], dtype=np.bool_)
    return rows, np.array([person in table.waiting for person in table.colleagues], dtype=np.bool_)


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
    made: sparse.csr_matrix[np.bool_] = sparse.csr_matrix(
        (np.ones(len(places), dtype=np.bool_), places, bounds.astype(np.int32)), shape=(rows, columns)
    )
    return made
