"""Entries enter their ledgers together, in an order that tells nothing."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from evaluation.domain.batching import FEWEST, batch_size, shuffled
from evaluation.domain.draws import below, draws


def test_no_batch_goes_before_it_and_the_rest_are_five_each() -> None:
    assert [batch_size(waiting, closing=False) for waiting in range(13)] == [0] * 10 + [5, 6, 7]


def test_everything_goes_at_closing() -> None:
    assert [batch_size(waiting, closing=True) for waiting in range(4)] == [0, 1, 2, 3]


@given(st.lists(st.integers(0, 12), max_size=33))
def test_only_a_survey_with_fewer_than_five_ends_with_a_smaller_batch(arriving: list[int]) -> None:
    waiting, batches = 0, []
    for today in arriving:
        waiting += today
        batches.append(batch_size(waiting, closing=False))
        waiting -= batches[-1]
    batches.append(batch_size(waiting, closing=True))
    assert sum(batches) == sum(arriving)
    assert all(batch == 0 or batch >= min(FEWEST, sum(arriving)) for batch in batches)


@given(st.lists(st.integers()), st.binary())
def test_shuffling_loses_and_doubles_nobody(entries: list[int], seed: bytes) -> None:
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
