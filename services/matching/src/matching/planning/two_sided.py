"""Somebody on both sides can be only on one in a plan. So a plan of all is the best of several plans with two sides.

Each has every such person on one side: 2 to the power of their number.
"""

from collections.abc import Mapping
from itertools import product
from typing import Final

import numpy as np

from matching.ids import PersonId
from matching.planning.matrix import UNAVAILABLE, CandidateMatrix
from matching.planning.parts import Part, all_of

SOLVED: Final = 1
"""Plans with two sides for each pair. As measured, one matching in a general graph is faster than more of them."""

PRICED: Final = 8
"""The same of prices, which are matchings one after another where they do not share plans with two sides."""


def is_general(matrix: CandidateMatrix) -> bool:
    """Whether there are so many people on both sides that one matching in a general graph is faster."""
    return not matrix.is_bipartite and 1 << len(on_both_sides(matrix)) > SOLVED * matrix.most_pairs


def are_too_many(matrix: CandidateMatrix) -> bool:
    """Whether there are so many people on both sides that even all prices together are faster by a matching for each."""
    return 1 << len(on_both_sides(matrix)) > PRICED * matrix.most_pairs


def on_both_sides(matrix: CandidateMatrix) -> list[PersonId]:
    """People who could be paired on either: a pin, for one, leaves somebody one side."""
    return [one for one in sorted(matrix.sides.on_either) if _can_be_senior(matrix, one) and _can_be_colleague(matrix, one)]


def two_sided(matrix: CandidateMatrix) -> list[Part]:
    """With everybody who is on both sides on either, in a fixed order."""
    if matrix.is_bipartite:
        return [all_of(matrix)]
    choosing = on_both_sides(matrix)
    fixed = {one: _can_be_senior(matrix, one) for one in matrix.sides.on_either}
    choices = product((True, False), repeat=len(choosing))
    return [_with_sides(matrix, fixed | dict(zip(choosing, choice, strict=True))) for choice in choices]


def _can_be_senior(matrix: CandidateMatrix, one: PersonId) -> bool:
    return bool((matrix.points[matrix.rows[one]] > UNAVAILABLE).any())


def _can_be_colleague(matrix: CandidateMatrix, one: PersonId) -> bool:
    return bool((matrix.points[:, matrix.columns[one]] > UNAVAILABLE).any())


def _with_sides(matrix: CandidateMatrix, is_senior: Mapping[PersonId, bool]) -> Part:
    rows, columns = set(range(len(matrix.seniors))), set(range(len(matrix.colleagues)))
    rows -= {matrix.rows[one] for one, senior in is_senior.items() if not senior}
    columns -= {matrix.columns[one] for one, senior in is_senior.items() if senior}
    return Part(matrix, np.array(sorted(rows), dtype=np.intp), np.array(sorted(columns), dtype=np.intp))
