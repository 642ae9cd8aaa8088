"""Prices and alternatives are the same as those of solving anew: for every pair of made-up rounds."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias
from uuid import UUID

import numpy as np
import pytest

from matching.ids import PersonId
from matching.planning.matrix import CandidateMatrix
from matching.planning.prices import Price, Prices, available, outcome, price
from matching.planning.solving import solve

MakeMatrix: TypeAlias = Callable[..., CandidateMatrix]

PEOPLE = [PersonId(UUID(int=number)) for number in range(6)]


def priced(matrix: CandidateMatrix) -> Prices:
    return Prices(matrix, solve(matrix))


def matrix_of(points: list[list[int]]) -> CandidateMatrix:
    rows = len(points)
    return CandidateMatrix(PEOPLE[:rows], PEOPLE[rows : rows + len(points[0])], np.array(points, dtype=np.int16), "salt")


def is_as_solved_anew(prices: Prices) -> None:
    matrix, best = prices.matrix, prices.assignment
    for cell, told in zip(best.cells, prices.vetoes(), strict=True):
        assert told == price(best, matrix.without([matrix.people(cell)]))
    partners = {matrix.people(cell) for cell in best.cells}
    for person in {*matrix.seniors, *matrix.colleagues}:
        alternatives = prices.alternatives(person)
        assert {one.pair for one in alternatives} == {matrix.people(cell) for cell in available(matrix, person)} - partners
        for one in alternatives:
            pinned = matrix.with_pin(one.pair)
            assert pinned is not None
            after = outcome(best, pinned)
            assert (one.price, set(one.new_pairs)) == (after.price, set(after.assignment.cells) - set(best.cells))


@pytest.mark.parametrize("both", range(4))
@pytest.mark.parametrize("seed", range(8))
def test_every_veto_and_every_other_partner_costs_and_changes_what_solving_anew_does(
    make_matrix: MakeMatrix, seed: int, both: int
) -> None:
    is_as_solved_anew(priced(make_matrix(seed, 8, both)))


@pytest.mark.parametrize("seed", range(100, 104))
def test_so_it_is_where_one_side_is_much_longer(make_matrix: MakeMatrix, seed: int) -> None:
    made = make_matrix(seed, 16)
    wide = CandidateMatrix(made.seniors[:2], made.colleagues, made.points[:2], made.salt, waiting=made.waiting)
    is_as_solved_anew(priced(wide))
    is_as_solved_anew(priced(wide.turned()))


@pytest.mark.parametrize("seed", range(6))
def test_so_it_is_where_too_many_are_on_both_sides(make_matrix: MakeMatrix, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = make_matrix(seed, 5, 3)
    by_cycles = [priced(matrix).vetoes(), *(priced(matrix).alternatives(person) for person in matrix.seniors)]
    monkeypatch.setattr("matching.planning.two_sided.PRICED", 0)
    assert [priced(matrix).vetoes(), *(priced(matrix).alternatives(person) for person in matrix.seniors)] == by_cycles


@pytest.mark.parametrize("both", [0, 1])
def test_the_price_of_vetoing_a_pinned_pair_is_that_of_a_round_without_the_pin(make_matrix: MakeMatrix, both: int) -> None:
    """Both of them are free for others then."""
    for free in (make_matrix(seed, 7, both) for seed in range(15)):
        for cell in sorted({*solve(free).cells} - free.pinned)[:2]:
            pinned = priced(free.pin(cell))
            told = pinned.vetoes()[pinned.assignment.cells.index(cell)]
            assert told == price(pinned.assignment, free.without([free.people(cell)]))


def test_who_was_pinned_gets_other_partners_back_when_the_other_goes() -> None:
    matrix = matrix_of([[900, 100], [900, 900]])
    assert solve(matrix.pin((0, 0)).without_person(PEOPLE[0])).measures.total == 900
    assert matrix.pin((0, 0)).without([matrix.people((0, 0))]).points.tolist() == [[-1, 100], [900, 900]]


def test_a_sum_that_gains_by_a_veto_says_how_many_signed_pairs_end_for_it(make_matrix: MakeMatrix) -> None:
    points = [[500, 900, -1], [900, 500, -1], [-1, -1, 100]]
    assert priced(replace(matrix_of(points), signed=frozenset({(0, 0), (1, 1)}))).vetoes()[0] == Price(-800, kept_lost=2)
    for prices in (priced(make_matrix(seed, 7)) for seed in range(15)):
        told = zip(prices.assignment.cells, prices.vetoes(), strict=True)
        not_pinned = [one for cell, one in told if cell not in prices.matrix.pinned]
        assert all(one.kept_lost > 0 for one in not_pinned if one.cost is not None and one.cost < 0)


def test_a_veto_that_leaves_somebody_alone_has_a_price() -> None:
    (told,) = priced(matrix_of([[700]])).vetoes()
    assert told.cost is None
    assert told.instead is not None
    assert told.instead.placed == 0


def test_somebodys_own_partner_is_no_alternative_the_other_way_round(make_matrix: MakeMatrix) -> None:
    for prices in (priced(make_matrix(seed, 5, 2)) for seed in range(20)):
        for pair in map(prices.matrix.people, prices.assignment.cells):
            for person in pair:
                assert pair not in {one.pair for one in prices.alternatives(person)}


def test_nobody_who_is_unavailable_is_an_alternative(make_matrix: MakeMatrix) -> None:
    for matrix in (make_matrix(seed, 6) for seed in range(50)):
        for person in matrix.seniors:
            assert all(matrix.points[cell] >= 0 for cell in available(matrix, person))


def test_a_pin_below_the_worst_pair_says_so() -> None:
    matrix = matrix_of([[900, 100], [900, 900]])
    (one,) = priced(matrix).alternatives(PEOPLE[0])
    assert (one.score, one.is_below_worst_pair, one.price) == (100, True, Price(800))
