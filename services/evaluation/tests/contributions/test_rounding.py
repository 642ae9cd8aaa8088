"""Rounding is additive, close, unbiased, and the same each time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.contributions.facts import Cells, Fact, RoundedFact
from evaluation.contributions.rounding import BASE, faithful, rounded, rounding_seed, with_totals

PILOT_RECOMMEND = ((8, 0, 1, 0), (13, 0, 1, 0), (2, 0, 1, 0))
PILOT_RESPONSE = ((13, 15), (13, 14))
ROUNDS = 20_000

sizes = st.tuples(st.integers(1, 5), st.integers(1, 6))
seeds = st.binary(min_size=1, max_size=32)


@st.composite
def tables(draw: st.DrawFn) -> Fact:
    rows, columns = draw(sizes)
    row = st.tuples(*[st.integers(0, 60)] * columns)
    return fact(draw(st.tuples(*[row] * rows)))


def fact(cells: Cells) -> Fact:
    return Fact("recommend", 1, tuple(map(str, range(len(cells)))), tuple(map(str, range(len(cells[0])))), cells)


@given(tables(), seeds)
def test_every_cell_and_total_is_a_multiple_of_five_and_moves_by_at_most_four(exact: Fact, seed: bytes) -> None:
    before, after = with_totals(exact.cells), with_totals(rounded(exact, seed).cells)
    moved = [(old, new) for rows in zip(before, after, strict=True) for old, new in zip(*rows, strict=True)]
    assert all(new % BASE == 0 for _, new in moved)
    assert all(abs(new - old) <= 4 for old, new in moved)


@given(tables(), seeds)
def test_what_is_rounded_stays_additive(exact: Fact, seed: bytes) -> None:
    # Totals are sums of what is published, so additivity is that those sums are roundings of the true totals.
    published = rounded(exact, seed).cells
    grand_total = sum(map(sum, exact.cells))
    assert sum(map(sum, published)) in {grand_total // BASE * BASE, -(-grand_total // BASE) * BASE}


@given(tables(), seeds)
def test_cells_that_are_multiples_of_five_stay(exact: Fact, seed: bytes) -> None:
    published = rounded(exact, seed).cells
    kept = [
        new == old for rows in zip(exact.cells, published, strict=True) for old, new in zip(*rows, strict=True) if old % BASE == 0
    ]
    assert all(kept)


@given(tables(), seeds)
def test_a_rounding_is_faithful(exact: Fact, seed: bytes) -> None:
    assert faithful(exact, rounded(exact, seed))


@given(tables(), seeds)
def test_a_second_run_gives_the_same_table(exact: Fact, seed: bytes) -> None:
    assert rounded(exact, seed) == rounded(exact, seed)


def test_a_seed_gives_the_same_table_for_ever() -> None:
    seed = rounding_seed(b"secret", "trust/cohort/bme/mid", fact(PILOT_RECOMMEND))
    assert seed.hex() == "46744c119b70a59c32132c7fc36aacd87482d110b32dd159f3cf3429779ceec3"
    assert rounded(fact(PILOT_RECOMMEND), seed).cells == ((5, 0, 0, 0), (10, 0, 5, 0), (5, 0, 0, 0))


def test_each_secret_block_fact_and_catalogue_has_its_own_seed() -> None:
    base = fact(PILOT_RESPONSE)
    variants = {
        rounding_seed(b"secret", "block", base),
        rounding_seed(b"other", "block", base),
        rounding_seed(b"secret", "other", base),
        rounding_seed(b"secret", "block", Fact("response", 1, base.rows, base.columns, base.cells)),
        rounding_seed(b"secret", "block", Fact(base.name, 2, base.rows, base.columns, base.cells)),
    }
    assert len(variants) == 5


def test_the_counts_do_not_change_the_seed() -> None:
    base = fact(PILOT_RESPONSE)
    assert rounding_seed(b"s", "b", base) == rounding_seed(
        b"s", "b", Fact(base.name, 1, base.rows, base.columns, ((1, 2), (3, 4)))
    )


@pytest.mark.parametrize("cells", [PILOT_RESPONSE, ((1, 2, 3), (4, 0, 1)), ((2, 2, 2, 2),)])
def test_rounding_favours_no_direction(cells: Cells) -> None:
    totals = [[0] * len(row) for row in with_totals(cells)]
    for number in range(ROUNDS):
        published = with_totals(rounded(fact(cells), number.to_bytes(4, "big")).cells)
        totals = [[old + new for old, new in zip(*rows, strict=True)] for rows in zip(totals, published, strict=True)]
    bias = [
        abs(total / ROUNDS - true)
        for rows in zip(totals, with_totals(cells), strict=True)
        for total, true in zip(*rows, strict=True)
    ]
    assert max(bias) < 0.05


def published(exact: Fact, cells: Cells, name: str = "recommend") -> RoundedFact:
    return RoundedFact(name, exact.catalogue, exact.rows, exact.columns, cells)


def test_other_tables_are_not_faithful_roundings() -> None:
    exact = fact(PILOT_RESPONSE)
    assert faithful(exact, published(exact, ((15, 15), (10, 15))))
    assert not faithful(exact, published(exact, ((13, 15), (10, 15))))  # A cell is not a multiple of five.
    assert not faithful(exact, published(exact, ((20, 15), (10, 15))))  # A cell is too far off.
    assert not faithful(exact, published(exact, ((10, 15), (10, 10))))  # A total is too far off, and every cell is near.
    assert not faithful(exact, published(exact, ((15, 15),)))
    assert not faithful(exact, published(exact, ((15, 15), (10, 15)), name="response"))
    assert not faithful(exact, published(exact, ((15,), (10, 15))))
    for other in (fact(((15, 15),)), Fact(exact.name, 2, exact.rows, exact.columns, exact.cells)):
        assert not faithful(exact, RoundedFact(other.name, other.catalogue, other.rows, other.columns, ((15, 15), (10, 15))))
