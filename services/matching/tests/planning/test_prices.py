"""Prices and alternatives are the same as those of solving anew: for every pair, on fifty made-up rounds."""

from collections.abc import Callable
from typing import TypeAlias
from uuid import UUID

import numpy as np
import pytest

from matching.ids import PersonId
from matching.planning.assignments import assignment
from matching.planning.matrix import CandidateMatrix
from matching.planning.prices import Price, Prices, available, price
from matching.planning.solving import solve

MakeMatrix: TypeAlias = Callable[..., CandidateMatrix]

SEEDS = range(50)


def priced(matrix: CandidateMatrix) -> Prices:
    return Prices(matrix, solve(matrix))


def anew(prices: Prices) -> Prices:
    """The same prices without augmenting cycles."""
    prices.__dict__["cycles"] = None
    return prices


@pytest.mark.parametrize("both", [0, 1])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_price_of_every_veto_is_what_solving_without_the_pair_comes_to(make_matrix: MakeMatrix, seed: int, both: int) -> None:
    prices = priced(make_matrix(seed, 9, both))
    for cell, told in zip(prices.assignment.cells, prices.vetoes(), strict=True):
        assert told == price(prices.assignment, prices.matrix.without([prices.matrix.people(cell)]))


@pytest.mark.parametrize("both", [0, 1])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_price_of_every_pin_is_what_solving_with_the_pair_comes_to(make_matrix: MakeMatrix, seed: int, both: int) -> None:
    prices = priced(make_matrix(seed, 9, both))
    for cell in zip(*(each.tolist() for each in (prices.matrix.points >= 0).nonzero()), strict=True):
        kept = Price(0) if cell in prices.assignment.cells else price(prices.assignment, prices.matrix.pin(cell))
        assert prices.pin(cell) == kept


@pytest.mark.parametrize("seed", SEEDS)
def test_an_alternative_names_everybody_who_would_move(make_matrix: MakeMatrix, seed: int) -> None:
    prices = priced(make_matrix(seed, 7))
    for person in [*prices.matrix.seniors, *prices.matrix.colleagues]:
        for one in prices.alternatives(person):
            ended = {
                cell
                for cell in prices.assignment.cells
                if any(prices.matrix.people(cell) & prices.matrix.people(m) for m in one.new_pairs)
            }
            after = assignment(prices.matrix, (set(prices.assignment.cells) - ended) | set(one.new_pairs))
            if one.price.cost is not None:
                assert prices.assignment.measures.total - after.measures.total == one.price.cost
                assert after.measures.placed == prices.assignment.measures.placed
            else:
                assert one.price.instead is not None
                assert one.price.instead.total == after.measures.total


@pytest.mark.parametrize("seed", range(10))
def test_alternatives_are_the_same_by_augmenting_cycles_and_anew(make_matrix: MakeMatrix, seed: int) -> None:
    matrix = make_matrix(seed, 6)
    for person in matrix.seniors:
        told, solved = priced(matrix).alternatives(person), anew(priced(matrix)).alternatives(person)
        assert [(one.pair, one.price, one.is_below_worst_pair) for one in told] == [
            (one.pair, one.price, one.is_below_worst_pair) for one in solved
        ]


def test_where_no_assignment_keeps_the_number_placed_the_price_says_what_remains(make_matrix: MakeMatrix) -> None:
    whole = make_matrix(1, 2)
    lonely = CandidateMatrix(whole.seniors[:1], whole.colleagues[:1], np.full((1, 1), 700, dtype=np.int16), "salt")
    (told,) = priced(lonely).vetoes()
    assert told.cost is None
    assert told.instead is not None
    assert told.instead.placed == 0


@pytest.mark.parametrize("both", [0, 1])
def test_the_price_of_vetoing_a_pinned_pair_is_that_of_a_round_without_the_pin(make_matrix: MakeMatrix, both: int) -> None:
    """Both of them are free for others then."""
    for seed in SEEDS:
        free = make_matrix(seed, 7, both)
        for cell in [cell for cell in solve(free).cells if cell not in free.pinned][:2]:
            prices, pair = priced(free.pin(cell)), free.people(cell)
            assert prices.veto(cell) == price(prices.assignment, free.without([pair]))


def test_a_sum_that_gains_by_a_veto_says_how_many_signed_pairs_end_for_it(make_matrix: MakeMatrix) -> None:
    people = [PersonId(UUID(int=number)) for number in range(6)]
    points = np.array([[500, 900, -1], [900, 500, -1], [-1, -1, 100]], dtype=np.int16)
    signed = frozenset({(0, 0), (1, 1)})
    assert priced(CandidateMatrix(people[:3], people[3:], points, "salt", signed)).veto((0, 0)) == Price(-800, kept_lost=2)
    for prices in (priced(make_matrix(seed, 7)) for seed in SEEDS):
        told = zip(prices.assignment.cells, prices.vetoes(), strict=True)
        not_pinned = [one for cell, one in told if cell not in prices.matrix.pinned]
        assert all(one.kept_lost > 0 for one in not_pinned if one.cost is not None and one.cost < 0)


def test_somebodys_own_partner_is_no_alternative_the_other_way_round(make_matrix: MakeMatrix) -> None:
    for prices in (priced(make_matrix(seed, 5, 2)) for seed in range(20)):
        for pair in map(prices.matrix.people, prices.assignment.cells):
            for person in pair:
                assert pair not in {one.pair for one in prices.alternatives(person)}


def test_nobody_who_is_unavailable_is_an_alternative(make_matrix: MakeMatrix) -> None:
    for matrix in (make_matrix(seed, 6) for seed in SEEDS):
        for person in matrix.seniors:
            assert all(matrix.points[cell] >= 0 for cell in available(matrix, person))


def test_a_pin_below_the_worst_pair_says_so() -> None:
    people = [PersonId(UUID(int=number)) for number in range(4)]
    matrix = CandidateMatrix(people[:2], people[2:], np.array([[900, 100], [900, 900]], dtype=np.int16), "salt")
    (one,) = priced(matrix).alternatives(people[0])
    assert (one.score, one.is_below_worst_pair, one.price) == (100, True, Price(800))
