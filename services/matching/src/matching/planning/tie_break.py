"""Ties are broken by numbers that follow from the people and the round's salt, so that the same input has the same answer."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matching.ids import PersonId

TieBreaks: TypeAlias = NDArray[np.uint64]


def digest(person: PersonId, salt: str) -> bytes:
    return sha256(f"{salt} {person}".encode()).digest()


def numbers(people: Sequence[PersonId], salt: str) -> TieBreaks:
    return np.array([int.from_bytes(digest(person, salt)[:8]) for person in people], dtype=np.uint64)


def mixed(numbers: TieBreaks) -> TieBreaks:
    """The finaliser of SplitMix64."""
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        numbers = (numbers ^ (numbers >> np.uint64(shift))) * np.uint64(factor)
    return numbers ^ (numbers >> np.uint64(31))
