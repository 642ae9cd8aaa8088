"""The optimiser: as many people placed as can be, then the greatest sum of scores, then a draw by hash.

The same candidates with the same salt give the same proposal, in whatever order they come.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from matching.domain.candidates import Side
from matching.domain.proposals import Pair, Proposal
from matching.domain.scores import BEST, Candidate, points

LARGEST_SUM: Final = 2**52  # The solver adds in float64, which is exact to 2**53; half of that is left for its own sums.

Weights: TypeAlias = NDArray[np.int64]
Draws: TypeAlias = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Sides:
    """Where everybody stands, in the order drawn. A solver's choice among equals can depend on the order: so it is ours."""

    seniors: Sequence[Candidate]
    colleagues: Sequence[Candidate]


def propose(candidates: Iterable[Candidate], salt: str) -> Proposal:
    """At most one candidate a person; `salt` makes the draw another one for each round."""
    everybody = list(candidates)
    sides = stand(everybody, salt)
    pairs = sorted(_best_pairs(sides, salt), key=lambda pair: pair.senior)
    placed = {person for pair in pairs for person in pair.people}
    return Proposal(tuple(pairs), tuple(sorted(candidate.person for candidate in everybody if candidate.person not in placed)))


def stand(candidates: Iterable[Candidate], salt: str) -> Sides:
    """People who offered one side stand there; those who offered both then fill up the shorter side, in the order drawn."""
    standing: dict[Side, list[Candidate]] = {side: [] for side in Side}
    for candidate in sorted(candidates, key=lambda candidate: (len(candidate.sides), _digest(candidate, salt))):
        if candidate.sides:
            standing[min(candidate.sides, key=lambda side: (len(standing[side]), side))].append(candidate)
    return Sides(standing[Side.SENIOR], standing[Side.SERVED])


def _best_pairs(sides: Sides, salt: str) -> list[Pair]:
    scores = _scores(sides)
    rows, columns = linear_sum_assignment(_weights(scores, _draws(sides, salt)), maximize=True)
    return [
        Pair(sides.seniors[row].person, sides.colleagues[column].person, int(scores[row, column]))
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
    ]


def _scores(sides: Sides) -> Weights:
    scores = [[points(senior, colleague) for colleague in sides.colleagues] for senior in sides.seniors]
    return np.array(scores, dtype=np.int64).reshape(len(sides.seniors), len(sides.colleagues))


def _weights(scores: Weights, draws: Draws) -> Weights:
    """Score and draw in one integer: the draws of a whole plan stay below one point, and its weights below `LARGEST_SUM`."""
    placed = max(1, min(scores.shape))
    room = LARGEST_SUM // ((BEST + 1) * placed * placed)
    weights: Weights = scores * (placed * room) + (draws % np.uint64(room)).astype(np.int64)
    return weights


def _draws(sides: Sides, salt: str) -> Draws:
    """A number for every possible pair that follows from both people and the salt (the finaliser of SplitMix64)."""
    mixed = _numbers(sides.seniors, salt)[:, np.newaxis] ^ _numbers(sides.colleagues, salt)[np.newaxis, :]
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))


def _numbers(candidates: Sequence[Candidate], salt: str) -> Draws:
    return np.array([int.from_bytes(_digest(candidate, salt)[:8]) for candidate in candidates], dtype=np.uint64)


def _digest(candidate: Candidate, salt: str) -> bytes:
    return sha256(f"{salt} {candidate.person}".encode()).digest()
