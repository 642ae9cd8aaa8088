"""Shares are rounded each on its own, or so that they add to 100; both in whole numbers."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from evaluation.results.shares import Part, part, share, shares_adding_to_100

counts = st.lists(st.integers(0, 2000), min_size=1, max_size=8)


def test_a_half_is_rounded_upwards() -> None:
    assert share(1, 2000) == Decimal("0.1")
    assert share(1, 2001) == Decimal("0.0")


def test_shares_show_one_decimal() -> None:
    assert (str(share(26, 53)), str(share(1, 1)), str(share(0, 3))) == ("49.1", "100.0", "0.0")


def test_there_is_no_share_of_nothing() -> None:
    assert part(0, 0) == Part(0, 0, None)
    assert shares_adding_to_100([0, 0]) == (None, None)


def test_the_largest_remainder_gets_the_tenth_that_is_missing() -> None:
    assert shares_adding_to_100([9, 14, 3]) == (Decimal("34.6"), Decimal("53.9"), Decimal("11.5"))


def test_of_equal_remainders_the_earlier_one_is_raised() -> None:
    assert shares_adding_to_100([1, 1, 1]) == (Decimal("33.4"), Decimal("33.3"), Decimal("33.3"))


@given(counts.filter(any))
def test_shares_add_to_a_hundred(counts: list[int]) -> None:
    assert sum(known(shares_adding_to_100(counts))) == 100


@given(counts.filter(any))
def test_no_share_moves_by_a_tenth(counts: list[int]) -> None:
    exact = [Fraction(100 * count, sum(counts)) for count in counts]
    assert all(
        abs(Fraction(shown) - true) < Fraction(1, 10)
        for shown, true in zip(known(shares_adding_to_100(counts)), exact, strict=True)
    )


@given(counts.filter(any))
def test_a_larger_count_never_has_the_smaller_share(counts: list[int]) -> None:
    by_count = [shown for _, shown in sorted(zip(counts, known(shares_adding_to_100(counts)), strict=True))]
    assert by_count == sorted(by_count)


@given(counts.filter(any))
def test_a_count_of_nothing_has_no_share(counts: list[int]) -> None:
    shares = known(shares_adding_to_100(counts))
    assert all(shown == 0 for count, shown in zip(counts, shares, strict=True) if count == 0)


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_a_share_on_its_own_is_within_half_a_tenth(count: int, base: int) -> None:
    (shown,) = known((share(count, base),))
    assert abs(Fraction(shown) - Fraction(100 * count, base)) <= Fraction(1, 20)


def known(shares: tuple[Decimal | None, ...]) -> list[Decimal]:
    return [shown for shown in shares if shown is not None]
