"""Dummy nodes let people stay alone where not all can be placed, or where it matters who is not.

There are as many dummy nodes as people who must stay alone, and those for people who waited take nobody else: so every full
assignment of the larger matrix places as many people as possible, and as many who waited. None takes a row with pinned cells.
"""

from dataclasses import dataclass

import numpy as np

from matching.planning import cardinality
from matching.planning.cardinality import Allowed, Cardinality
from matching.planning.matrix import CandidateMatrix


@dataclass(frozen=True, slots=True)
class DummyNodes:
    """For each side a line for each dummy node: the people of that side whom it may take."""

    rows: Allowed
    columns: Allowed


def dummy_nodes(matrix: CandidateMatrix, allowed: Allowed, wanted: Cardinality) -> DummyNodes:
    """None where all of the shorter side are placed and nobody of the longer comes first: then anybody of it stays alone."""
    (seniors, colleagues), (rows, columns) = allowed.shape, cardinality.coming_first(matrix)
    any_row, any_column = wanted.pairs == seniors or not rows.any(), wanted.pairs == colleagues or not columns.any()
    if wanted.pairs == min(allowed.shape) and any_row and any_column:
        return DummyNodes(_nodes(rows, rows, 0, 0), _nodes(columns, columns, 0, 0))
    may_be_alone = rows & ~cardinality.pinned_rows(matrix)
    return DummyNodes(
        _nodes(may_be_alone, ~rows, int(rows.sum()) - wanted.rows, seniors - wanted.pairs),
        _nodes(columns, ~columns, int(columns.sum()) - wanted.columns, colleagues - wanted.pairs),
    )


def _nodes(coming_first: Allowed, others: Allowed, of_first: int, number: int) -> Allowed:
    nodes = [coming_first] * of_first + [others] * (number - of_first)
    return np.array(nodes, dtype=np.bool_).reshape(number, len(others))
