"""Made-up rounds for the optimiser: from a seed, of every awkward kind, as matrices."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias
from uuid import UUID

import numpy as np
import pytest

from matching.ids import PersonId
from matching.planning.matrix import UNAVAILABLE, CandidateMatrix

MakeMatrix: TypeAlias = Callable[..., CandidateMatrix]


def person(number: int) -> PersonId:
    return PersonId(UUID(int=number))


def scores(chance: np.random.Generator, rows: int, columns: int) -> np.ndarray:
    """Even, tied, i * j (where the greedy goes wrong), clustered, or all the same."""
    kind = chance.integers(5)
    if kind == 0:
        return chance.integers(0, 1001, (rows, columns))
    if kind == 1:
        return chance.integers(0, 4, (rows, columns)) * 250
    if kind == 2:
        return np.multiply.outer(np.arange(1, rows + 1), np.arange(1, columns + 1)) * (1000 // max(1, rows * columns))
    if kind == 3:
        return np.clip(chance.normal(600, 120, (rows, columns)), 0, 1000).astype(int)
    return np.full((rows, columns), 500)


def made(seed: int, most: int, both: int = 0) -> CandidateMatrix:
    """Up to `most` a side, `both` of each standing on either; some unavailable, signed, pinned or waiting."""
    chance = np.random.default_rng(seed)
    rows, columns = (int(chance.integers(max(1, both), most + 1)) for _ in range(2))
    points = scores(chance, rows, columns).astype(np.int16)
    points[chance.random(points.shape) < chance.choice([0, 0, 0.2, 0.5, 0.8])] = UNAVAILABLE
    seniors = [person(number) for number in range(1, rows + 1)]
    colleagues = [*seniors[:both], *(person(1000 + number) for number in range(columns - both))]
    points[range(both), range(both)] = UNAVAILABLE
    waiting = frozenset(one for one in {*seniors, *colleagues} if chance.random() < chance.choice([0, 0, 0.3]))
    matrix = CandidateMatrix(seniors, colleagues, points, f"salt {seed}", waiting=waiting)
    cells = [(int(row), int(column)) for row, column in zip(*(points >= 0).nonzero(), strict=True)]
    chance.shuffle(cells)
    if cells and chance.random() < 0.2:
        matrix = matrix.pin((cells[0][0], cells[0][1]))
    return replace(matrix, signed=disjoint(matrix, cells) if chance.random() < 0.4 else frozenset())


def disjoint(matrix: CandidateMatrix, cells: list[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    chosen: set[tuple[int, int]] = set()
    for cell in ((row, column) for row, column in cells):
        if all(not matrix.people(cell) & matrix.people(other) for other in chosen):
            chosen.add(cell)
    return frozenset(chosen)


@pytest.fixture(scope="session")
def make_matrix() -> MakeMatrix:
    return made
