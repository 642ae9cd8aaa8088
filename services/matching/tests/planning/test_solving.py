"""2,000 made-up rounds, each solved by two solvers that share nothing: every plan there is tried out; and HiGHS, where more are.

They agree on every objective, in order, the draw included where every plan is tried.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import permutations
from typing import TypeAlias

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from matching.domain.identities import PersonId
from matching.domain.planning.plans import Measures, in_order, plan
from matching.domain.planning.solving import at_floor, greatest_sum, highest_floor, placing, solve
from matching.domain.planning.tables import Cell, Table

MakeTable: TypeAlias = Callable[..., Table]


@cache
def orders(size: int) -> np.ndarray:
    return np.array(list(permutations(range(size))))


def best_of_all(table: Table) -> Measures:
    """Every assignment of the square that the shorter side is filled up to. What is not available counts as alone."""
    size, (rows, columns) = max(table.points.shape), table.points.shape
    points = np.full((size, size), -1, dtype=np.int64)
    points[:rows, :columns] = table.points
    plans, across = orders(size), np.arange(size)
    scores = points[across, plans]
    there = scores >= 0
    measures = np.stack(
        [
            there.sum(axis=1),
            (there * waits(table, size)[across, plans]).sum(axis=1),
            np.where(there & ~marked(table.pinned, size)[across, plans], scores, 1000).min(axis=1),
            (there & marked(table.signed, size)[across, plans]).sum(axis=1),
            np.where(there, scores, 0).sum(axis=1),
            np.where(there, drawn(table, size)[across, plans], 0).sum(axis=1),
        ]
    )
    best = np.lexsort(measures[::-1])[-1]
    return Measures(*measures[:, best].tolist())


def marked(cells: frozenset[Cell], size: int) -> np.ndarray:
    marks = np.zeros((size, size), dtype=bool)
    for cell in cells:
        marks[cell] = True
    return marks


def waits(table: Table, size: int) -> np.ndarray:
    counts = np.zeros((size, size), dtype=np.int64)
    for row in range(table.points.shape[0]):
        for column in range(table.points.shape[1]):
            counts[row, column] = len(table.people((row, column)) & table.waiting)
    return counts


def drawn(table: Table, size: int) -> np.ndarray:
    draws = np.zeros((size, size), dtype=np.int64)
    rows, columns = table.points.shape
    draws[:rows, :columns] = table.draws() % np.uint64(in_order(table).room)
    return draws


def every_plan(table: Table) -> Iterator[list[Cell]]:
    """Where people stand on both sides: the first person stays alone, or pairs with any other."""

    def rest(people: list[PersonId]) -> Iterator[list[Cell]]:
        if not people:
            yield []
            return
        first, *others = people
        yield from rest(others)
        for other in others:
            for cell in table.cells(frozenset({first, other})):
                if table.points[cell] >= 0:
                    for cells in rest([one for one in others if one is not other]):
                        yield [cell, *cells]

    return rest(sorted({*table.seniors, *table.colleagues}))


def by_highs(table: Table) -> tuple[int, ...]:
    """One objective after the other, each held before the next: a mixed integer programme knows nothing of ours."""
    cells = [(int(row), int(column)) for row, column in zip(*(table.points >= 0).nonzero(), strict=True)]
    if not cells:
        return 0, 0, 1000, 0, 0
    people = sorted({*table.seniors, *table.colleagues})
    once = np.array([[one in table.people(cell) for cell in cells] + [0] for one in people], dtype=float)
    scores = np.array([table.points[cell] for cell in cells], dtype=float)
    free = np.array([cell not in table.pinned for cell in cells])
    under = np.array([[*(free[n] * (1000 - scores[n]) * (np.arange(len(cells)) == n)), 1] for n in range(len(cells))])
    held = [LinearConstraint(once, -np.inf, 1), LinearConstraint(under, -np.inf, 1000)]
    objectives = [
        [1] * len(cells) + [0],
        [len(table.people(cell) & table.waiting) for cell in cells] + [0],
        [0] * len(cells) + [1],
        [cell in table.signed for cell in cells] + [0],
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
    return tuple(found)


def ours(table: Table) -> Measures:
    return solve(table).measures


@pytest.mark.parametrize("seed", range(0, 1400, 100))
def test_no_plan_up_to_eight_a_side_is_better(make_table: MakeTable, seed: int) -> None:
    for table in (make_table(number, 8 if number % 3 == 0 else 6) for number in range(seed, seed + 100)):
        assert ours(table) == best_of_all(table)


@pytest.mark.parametrize("seed", range(2000, 2400, 100))
def test_no_plan_is_better_where_people_stand_on_both_sides(make_table: MakeTable, seed: int) -> None:
    for table in (make_table(number, 4, 1 + number % 4) for number in range(seed, seed + 100)):
        room = np.uint64(in_order(table).room)
        best = max((plan(table, cells).measures, int((table.drawn(cells) % room).sum())) for cells in every_plan(table))
        assert (ours(table), ours(table).drawn) == (Measures(*_measured(best[0]), best[1]), best[1])


def _measured(measures: Measures) -> tuple[int, int, int, int, int]:
    return measures.placed, measures.first_in_line, measures.floor, measures.kept, measures.total


@pytest.mark.parametrize("seed", range(3000, 3200, 50))
def test_highs_agrees_on_every_objective(make_table: MakeTable, seed: int) -> None:
    for table in (make_table(number, 9, number % 2) for number in range(seed, seed + 50)):
        assert _measured(ours(table)) == by_highs(table)


def test_of_three_who_want_each_other_two_are_placed(make_table: MakeTable) -> None:
    """A solver of two sides would place a third of somebody: an odd round of people who stand on both."""
    table = next(table for table in (make_table(number, 3, 3) for number in range(500)) if (table.points >= 0).sum() == 6)
    assert solve(table).measures.placed == 1


def test_the_greatest_sum_is_never_less(make_table: MakeTable) -> None:
    for table in (make_table(number, 7) for number in range(60)):
        assert greatest_sum(table).measures.total >= solve(table).measures.total


def test_many_are_solved_by_their_cells_to_the_same(make_table: MakeTable, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = [make_table(number, 40) for number in range(40)]
    dense = [solve(table) for table in tables]
    monkeypatch.setattr("matching.domain.planning.two_sided.SPARSE_FROM", 1)
    monkeypatch.setattr("matching.domain.planning.two_sided.SPARSE_SHARE", 1)
    assert [solve(table).measures for table in tables] == [plan.measures for plan in dense]


def test_what_is_too_large_for_a_dense_table_is_solved_to_the_same(
    make_table: MakeTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = [make_table(number, 40) for number in range(40, 80)]
    dense = [solve(table) for table in tables]
    monkeypatch.setattr("matching.domain.planning.two_sided.DENSE_UP_TO", 0)
    assert [solve(table).measures for table in tables] == [plan.measures for plan in dense]


@pytest.mark.parametrize("both", [0, 2])
def test_how_many_can_be_placed_is_known_before_there_is_a_plan(make_table: MakeTable, both: int) -> None:
    for table in (make_table(number, 9, both) for number in range(150)):
        measures = solve(table).measures
        assert placing(table) == (measures.placed, measures.first_in_line)


def test_a_floor_that_is_asked_for_is_kept(make_table: MakeTable) -> None:
    for table in (make_table(number, 7) for number in range(60)):
        floor = highest_floor(table)
        assert at_floor(table, floor).measures.floor >= floor
