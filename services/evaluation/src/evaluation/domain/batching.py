"""How waiting entries enter a ledger: several together, in an order that tells nothing.

Who has answered, and what was answered, enter two ledgers. A batch of one would join them, so at least five go together. At
closing the rest must go, however few: that is why five are kept back until then, and fewer are left only where no more ever came.
"""

from collections.abc import Sequence
from typing import TypeVar

from evaluation.domain.draws import below, draws

FEWEST = 5

Entry = TypeVar("Entry")


def batch_size(waiting: int, *, closing: bool) -> int:
    """How many of the waiting entries go today; 0 for none."""
    if closing:
        return waiting
    spare = waiting - FEWEST
    return spare if spare >= FEWEST else 0


def shuffled(entries: Sequence[Entry], seed: bytes) -> tuple[Entry, ...]:
    """Every order is equally likely. Each ledger's batch takes a random seed of its own, and no seed is kept."""
    shuffling, drawn = list(entries), draws(seed)
    for last in range(len(shuffling) - 1, 0, -1):
        other = below(last + 1, drawn)
        shuffling[last], shuffling[other] = shuffling[other], shuffling[last]
    return tuple(shuffling)
