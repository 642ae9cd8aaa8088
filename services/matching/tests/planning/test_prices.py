"""Prices and alternatives are what solving anew comes to: for every pair, on fifty made-up rounds, and where nothing keeps."""

from collections.abc import Callable
from typing import TypeAlias
from uuid import UUID

import numpy as np
import pytest

from matching.domain.identities import PersonId
from matching.domain.planning.plans import plan
from matching.domain.planning.prices import Price, Prices, available, price
from matching.domain.planning.solving import solve
from matching.domain.planning.tables import Table

MakeTable: TypeAlias = Callable[..., Table]

SEEDS = range(50)


def priced(table: Table) -> Prices:
    return Prices(table, solve(table))


def anew(prices: Prices) -> Prices:
    """The same prices without a table of exchanges."""
    prices.__dict__["exchanges"] = None
    return prices


@pytest.mark.parametrize("both", [0, 1])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_price_of_every_veto_is_what_solving_without_the_pair_comes_to(make_table: MakeTable, seed: int, both: int) -> None:
    prices = priced(make_table(seed, 9, both))
    for cell, told in zip(prices.plan.cells, prices.vetoes(), strict=True):
        assert told == price(prices.plan, prices.table.without([prices.table.people(cell)]))


@pytest.mark.parametrize("both", [0, 1])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_price_of_every_pin_is_what_solving_with_the_pair_comes_to(make_table: MakeTable, seed: int, both: int) -> None:
    prices = priced(make_table(seed, 9, both))
    for cell in zip(*(each.tolist() for each in (prices.table.points >= 0).nonzero()), strict=True):
        kept = Price(0) if cell in prices.plan.cells else price(prices.plan, prices.table.pin(cell))
        assert prices.pin(cell) == kept


@pytest.mark.parametrize("seed", SEEDS)
def test_an_alternative_names_everybody_who_would_move(make_table: MakeTable, seed: int) -> None:
    prices = priced(make_table(seed, 7))
    for person in [*prices.table.seniors, *prices.table.colleagues]:
        for one in prices.alternatives(person):
            ended = {
                cell for cell in prices.plan.cells if any(prices.table.people(cell) & prices.table.people(m) for m in one.moved)
            }
            after = plan(prices.table, (set(prices.plan.cells) - ended) | set(one.moved))
            if one.price.cost is not None:
                assert prices.plan.measures.total - after.measures.total == one.price.cost
                assert after.measures.placed == prices.plan.measures.placed
            else:
                assert one.price.instead is not None
                assert one.price.instead.total == after.measures.total


@pytest.mark.parametrize("seed", range(10))
def test_alternatives_are_the_same_by_exchanges_and_anew(make_table: MakeTable, seed: int) -> None:
    table = make_table(seed, 6)
    for person in table.seniors:
        told, solved = priced(table).alternatives(person), anew(priced(table)).alternatives(person)
        assert [(one.couple, one.price, one.is_below_floor) for one in told] == [
            (one.couple, one.price, one.is_below_floor) for one in solved
        ]


def test_where_no_plan_keeps_the_number_placed_it_is_said_what_breaks_and_to_what(make_table: MakeTable) -> None:
    whole = make_table(1, 2)
    lonely = Table(whole.seniors[:1], whole.colleagues[:1], np.full((1, 1), 700, dtype=np.int16), "salt")
    (told,) = priced(lonely).vetoes()
    assert told.cost is None
    assert told.instead is not None
    assert told.instead.placed == 0


def test_nobody_who_is_unavailable_is_an_alternative(make_table: MakeTable) -> None:
    for table in (make_table(seed, 6) for seed in SEEDS):
        for person in table.seniors:
            assert all(table.points[cell] >= 0 for cell in available(table, person))


def test_a_pin_below_the_floor_says_so() -> None:
    people = [PersonId(UUID(int=number)) for number in range(4)]
    table = Table(people[:2], people[2:], np.array([[900, 100], [900, 900]], dtype=np.int16), "salt")
    (one,) = priced(table).alternatives(people[0])
    assert (one.score, one.is_below_floor, one.price) == (100, True, Price(800))
