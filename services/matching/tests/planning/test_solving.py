"""2,000 made-up rounds, each solved by two solvers that share nothing: one tries every assignment, and HiGHS takes larger rounds.

They agree on every objective, in order; where every assignment is tried, on the tie-break too.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import permutations
from typing import TypeAlias

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from matching.ids import PersonId
from matching.planning.assignments import Measures, assignment
from matching.planning.matrix import CandidateMatrix, Cell
from matching.planning.objective_weights import lexicographic
from matching.planning.solving import best_worst_pair_score, greatest_sum, solve, solve_with

MakeMatrix: TypeAlias = Callable[..., CandidateMatrix]


@cache
def orders(size: int) -> np.ndarray:
    return np.array(list(permutations(range(size))))


def best_of_all(matrix: CandidateMatrix) -> tuple[Measures, int]:
    """Every assignment of the square that the shorter side is filled up to. What is not available counts as alone."""
    size, (rows, columns) = max(matrix.points.shape), matrix.points.shape
    points = np.full((size, size), -1, dtype=np.int64)
    points[:rows, :columns] = matrix.points
    assignments, across = orders(size), np.arange(size)
    scores = points[across, assignments]
    there = scores >= 0
    measures = np.stack(
        [
            there.sum(axis=1),
            (there * waits(matrix, size)[across, assignments]).sum(axis=1),
            np.where(there & ~marked(matrix.pinned, size)[across, assignments], scores, 1000).min(axis=1),
            (there & marked(matrix.signed, size)[across, assignments]).sum(axis=1),
            np.where(there, scores, 0).sum(axis=1),
            np.where(there, tie_breaks_of(matrix, size)[across, assignments], 0).sum(axis=1),
        ]
    )
    best = np.lexsort(measures[::-1])[-1]
    *objectives, tie_break = measures[:, best].tolist()
    return Measures(*objectives), tie_break


def marked(cells: frozenset[Cell], size: int) -> np.ndarray:
    marks = np.zeros((size, size), dtype=bool)
    for cell in cells:
        marks[cell] = True
    return marks


def waits(matrix: CandidateMatrix, size: int) -> np.ndarray:
    counts = np.zeros((size, size), dtype=np.int64)
    for row in range(matrix.points.shape[0]):
        for column in range(matrix.points.shape[1]):
            counts[row, column] = len(matrix.people((row, column)) & matrix.waiting)
    return counts


def tie_breaks_of(matrix: CandidateMatrix, size: int) -> np.ndarray:
    tie_breaks = np.zeros((size, size), dtype=np.int64)
    rows, columns = matrix.points.shape
    tie_breaks[:rows, :columns] = lexicographic(matrix).tie_breaks(matrix.tie_breaks())
    return tie_breaks


def every_assignment(matrix: CandidateMatrix) -> Iterator[list[Cell]]:
    """Where people are on both sides: the first person stays alone, or pairs with any other."""

    def rest(people: list[PersonId]) -> Iterator[list[Cell]]:
        if not people:
            yield []
            return
        first, *others = people
        yield from rest(others)
        for other in others:
            for cell in matrix.cells(frozenset({first, other})):
                if matrix.points[cell] >= 0:
                    for cells in rest([one for one in others if one is not other]):
                        yield [cell, *cells]

    return rest(sorted({*matrix.seniors, *matrix.colleagues}))


def by_highs(matrix: CandidateMatrix) -> Measures:
    """One objective after the other, each held before the next: a mixed integer programme knows nothing of ours."""
    cells = [(int(row), int(column)) for row, column in zip(*(matrix.points >= 0).nonzero(), strict=True)]
    if not cells:
        return Measures(0, 0, 1000, 0, 0)
    people = sorted({*matrix.seniors, *matrix.colleagues})
    once = np.array([[one in matrix.people(cell) for cell in cells] + [0] for one in people], dtype=float)
    scores = np.array([matrix.points[cell] for cell in cells], dtype=float)
    free = np.array([cell not in matrix.pinned for cell in cells])
    under = np.array([[*(free[n] * (1000 - scores[n]) * (np.arange(len(cells)) == n)), 1] for n in range(len(cells))])
    held = [LinearConstraint(once, -np.inf, 1), LinearConstraint(under, -np.inf, 1000)]
    objectives = [
        [1] * len(cells) + [0],
        [len(matrix.people(cell) & matrix.waiting) for cell in cells] + [0],
        [0] * len(cells) + [1],
        [cell in matrix.signed for cell in cells] + [0],
        [*scores, 0],
    ]
    found = []
    for objective in (np.array(each, dtype=float) for each in objectives):
        answer = milp(
            -objective,
            constraints=held,
            integrality=np.ones(len(cells) + 1, dtype=np.int64),
            bounds=Bounds(0, [1] * len(cells) + [1000]),
        )
        assert answer.fun is not None
        found.append(round(-answer.fun))
        held.append(LinearConstraint(objective, found[-1], np.inf))
    return Measures(*found)


def ours(matrix: CandidateMatrix) -> tuple[Measures, int]:
    best = solve(matrix)
    return best.measures, best.tie_break


@pytest.mark.parametrize("seed", range(0, 1400, 100))
def test_no_assignment_up_to_eight_a_side_is_better(make_matrix: MakeMatrix, seed: int) -> None:
    for matrix in (make_matrix(number, 8 if number % 3 == 0 else 6) for number in range(seed, seed + 100)):
        assert ours(matrix) == best_of_all(matrix)


@pytest.mark.parametrize("seed", range(2000, 2400, 100))
def test_no_assignment_is_better_where_people_are_on_both_sides(make_matrix: MakeMatrix, seed: int) -> None:
    for matrix in (make_matrix(number, 4, 1 + number % 4) for number in range(seed, seed + 100)):
        weights = lexicographic(matrix)
        assert ours(matrix) == max(
            (assignment(matrix, cells).measures, int(weights.tie_breaks(matrix.tie_breaks_of(cells)).sum()))
            for cells in every_assignment(matrix)
        )


@pytest.mark.parametrize("seed", range(3000, 3200, 50))
def test_highs_agrees_on_every_objective(make_matrix: MakeMatrix, seed: int) -> None:
    for matrix in (make_matrix(number, 9, number % 2) for number in range(seed, seed + 50)):
        assert solve(matrix).measures == by_highs(matrix)


def test_of_three_who_want_each_other_two_are_placed(make_matrix: MakeMatrix) -> None:
    """A solver of two sides would place a third of somebody: an odd cycle of people who are on both sides."""
    matrix = next(matrix for matrix in (make_matrix(number, 3, 3) for number in range(500)) if (matrix.points >= 0).sum() == 6)
    assert solve(matrix).measures.placed == 1


def test_the_greatest_sum_is_never_less(make_matrix: MakeMatrix) -> None:
    for matrix in (make_matrix(number, 7) for number in range(60)):
        assert greatest_sum(matrix).measures.total >= solve(matrix).measures.total


def test_many_are_solved_by_their_cells_to_the_same(make_matrix: MakeMatrix, monkeypatch: pytest.MonkeyPatch) -> None:
    matrices = [make_matrix(number, 40) for number in range(40)]
    dense = [solve(matrix) for matrix in matrices]
    monkeypatch.setattr("matching.planning.bipartite.SPARSE_FROM", 1)
    monkeypatch.setattr("matching.planning.bipartite.SPARSE_SHARE", 1)
    assert [solve(matrix).measures for matrix in matrices] == [assignment.measures for assignment in dense]


def test_rounds_too_large_for_a_dense_matrix_are_solved_to_the_same(
    make_matrix: MakeMatrix, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrices = [make_matrix(number, 40) for number in range(40, 80)]
    dense = [solve(matrix) for matrix in matrices]
    monkeypatch.setattr("matching.planning.bipartite.DENSE_UP_TO", 0)
    assert [solve(matrix).measures for matrix in matrices] == [assignment.measures for assignment in dense]


def test_each_person_on_either_side_in_turn_gives_the_plans_of_a_general_graph(
    make_matrix: MakeMatrix, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrices = [make_matrix(number, 12, 1 + number % 4) for number in range(40)]
    monkeypatch.setattr("matching.planning.two_sided.SOLVED", 16)
    in_turn = [solve(matrix) for matrix in matrices]
    monkeypatch.setattr("matching.planning.two_sided.SOLVED", 0)
    assert [solve(matrix) for matrix in matrices] == in_turn


def test_who_is_worth_considering_of_a_much_longer_side_gives_the_same_plans(
    make_matrix: MakeMatrix, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrices = [make_matrix(number, 40) for number in range(80, 160)]
    monkeypatch.setattr("matching.planning.bipartite.LONGER", 1_000)
    all_considered = [solve(matrix) for matrix in matrices]
    monkeypatch.setattr("matching.planning.bipartite.LONGER", 1)
    assert [solve(matrix) for matrix in matrices] == all_considered


def test_the_worst_pair_score_that_is_asked_for_is_kept(make_matrix: MakeMatrix) -> None:
    for matrix in (make_matrix(number, 7) for number in range(60)):
        score = best_worst_pair_score(matrix)
        assert solve_with(matrix, score).measures.worst_pair_score >= score
