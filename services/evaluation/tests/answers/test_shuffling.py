"""Entries enter their ledgers in an order that tells nothing."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from evaluation.answers.shuffling import shuffled
from evaluation.draws import below, draws


@given(st.lists(st.integers()), st.binary())
def test_shuffling_loses_and_repeats_nobody(entries: list[int], seed: bytes) -> None:
    assert Counter(shuffled(entries, seed)) == Counter(entries)


def test_a_seed_shuffles_the_same_way_each_time() -> None:
    assert shuffled(range(100), b"one") == shuffled(range(100), b"one")
    assert shuffled(range(100), b"one") != shuffled(range(100), b"two")


def test_every_order_is_as_likely() -> None:
    orders = Counter(shuffled("abc", number.to_bytes(2, "big")) for number in range(6000))
    assert len(orders) == 6
    assert all(900 < times < 1100 for times in orders.values())


def test_draws_are_the_same_for_ever() -> None:
    drawn = draws(b"seed")
    assert [below(1000, drawn) for _ in range(6)] == [493, 900, 606, 149, 327, 796]


@given(st.integers(1, 2**64), st.binary())
def test_draws_stay_below_their_bound(bound: int, seed: bytes) -> None:
    assert 0 <= below(bound, draws(seed)) < bound
