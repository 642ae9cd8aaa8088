"""An order that tells nothing.

Who has answered, and what was answered, stand in two ledgers. Each is shuffled by a random seed of its own, so that no order of
the one fits the other.
"""

from collections.abc import Iterable
from typing import TypeVar

from evaluation.draws import below, draws

Entry = TypeVar("Entry")


def shuffled(entries: Iterable[Entry], seed: bytes) -> tuple[Entry, ...]:
    """Every order is equally likely. No seed is kept."""
    shuffling, drawn = list(entries), draws(seed)
    for last in range(len(shuffling) - 1, 0, -1):
        other = below(last + 1, drawn)
        shuffling[last], shuffling[other] = shuffling[other], shuffling[last]
    return tuple(shuffling)
