"""An order that says nothing about the people or the answers in it.

The register of respondents and the ledger of answers are each shuffled by a random seed of their own, so that a place in one says
nothing about the same place in the other.
"""

from collections.abc import Iterable
from typing import TypeVar

from evaluation.draws import below, draws

Entry = TypeVar("Entry")


def shuffled(entries: Iterable[Entry], seed: bytes) -> tuple[Entry, ...]:
    """Every order is equally likely. The seed is not kept."""
    shuffling, drawn = list(entries), draws(seed)
    for last in range(len(shuffling) - 1, 0, -1):
        other = below(last + 1, drawn)
        shuffling[last], shuffling[other] = shuffling[other], shuffling[last]
    return tuple(shuffling)
