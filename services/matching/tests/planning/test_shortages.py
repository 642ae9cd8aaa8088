"""Why not everybody can be placed, in people."""

from collections.abc import Callable
from typing import TypeAlias
from uuid import UUID

import numpy as np

from matching.ids import PersonId
from matching.planning.matrix import CandidateMatrix
from matching.planning.shortages import shortages
from matching.planning.solving import solve

MakeMatrix: TypeAlias = Callable[..., CandidateMatrix]


def test_people_who_cannot_be_placed_are_among_some_who_share_fewer_partners(make_matrix: MakeMatrix) -> None:
    for seed in range(300):
        matrix = make_matrix(seed, 8)
        found, placed = shortages(matrix), solve(matrix).measures.placed
        assert len(found) == min(matrix.points.shape) - placed
        for one in found:
            assert len(one.people) == len(one.partners) + 1
            assert shared(matrix, one.people) == set(one.partners)


def shared(matrix: CandidateMatrix, people: tuple[PersonId, ...]) -> set[PersonId]:
    cells = zip(*(matrix.points >= 0).nonzero(), strict=True)
    pairs = [matrix.people((int(row), int(column))) for row, column in cells]
    return {other for pair in pairs for other in pair - set(people) if pair & set(people)}


def test_four_who_share_three_are_told_so_in_words() -> None:
    people = [PersonId(UUID(int=number)) for number in range(1, 11)]
    points = np.full((5, 5), 500, dtype=np.int16)
    points[:4, 3:] = -1
    (shortage,) = shortages(CandidateMatrix(people[:5], people[5:], points, "salt"))
    assert shortage.words == "These 4 share 3 available partners."
    assert shortage.people == tuple(people[:4])


def test_where_all_are_placed_there_is_none(make_matrix: MakeMatrix) -> None:
    matrix = next(matrix for matrix in (make_matrix(seed, 5) for seed in range(99)) if solve(matrix).measures.placed == 5)
    assert shortages(matrix) == []
