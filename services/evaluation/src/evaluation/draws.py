"""Draws from a seed: SHA-256 in counter mode, so that a seed draws the same on every machine and in every year."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import count

WORD = 8


def draws(seed: bytes) -> Iterator[int]:
    """Whole numbers below 2**64, without end."""
    for block in count():
        digest = sha256(seed + block.to_bytes(WORD, "big")).digest()
        for start in range(0, len(digest), WORD):
            yield int.from_bytes(digest[start : start + WORD], "big")


def below(bound: int, drawn: Iterator[int]) -> int:
    """One of 0 .. bound - 1, each equally likely: a number that would favour the low ones is drawn again."""
    fair = 2 ** (8 * WORD) // bound * bound
    return next(number for number in drawn if number < fair) % bound
