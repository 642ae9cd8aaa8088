"""Dummy nodes let people stay alone where not all can be placed, or where it matters who is not.

There are as many dummy nodes as people who must stay alone, and those for people who waited take nobody else: so every full
assignment of the larger matrix places as many people as possible, and as many who waited.
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
    """None where all of the shorter side are placed and nobody waited: then only people of the longer side stay alone."""
    (seniors, colleagues), (waiting_rows, waiting_columns) = allowed.shape, cardinality.waiting(matrix)
    if wanted.pairs == min(allowed.shape) and not matrix.waiting:
        return DummyNodes(_nodes(waiting_rows, 0, 0), _nodes(waiting_columns, 0, 0))
    return DummyNodes(
        _nodes(waiting_rows, seniors - wanted.pairs, wanted.rows),
        _nodes(waiting_columns, colleagues - wanted.pairs, wanted.columns),
    )


def _nodes(waiting: Allowed, number: int, waiting_placed: int) -> Allowed:
    waiting_alone = int(waiting.sum()) - waiting_placed
    nodes = [waiting] * waiting_alone + [~waiting] * (number - waiting_alone)
    return np.array(nodes, dtype=np.bool_).reshape(number, len(waiting))
