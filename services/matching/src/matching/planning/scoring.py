"""A round's scores: of one pair, part by part; and of all possible pairs at once, for the optimiser. Both give the same sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from matching.cohorts.weights import ScoreWeights
from matching.ids import Pair
from matching.planning import scores
from matching.planning.picked import Codes, Marks, Picked, picked
from matching.planning.scores import ENOUGH_HALF_DAYS, Candidate, PartName, Score

Points: TypeAlias = NDArray[np.int16]
People: TypeAlias = Sequence[Candidate]
BLOCK: Final = 512
"""Rows at a time, so that what is in between stays small."""


@dataclass(frozen=True, slots=True)
class Scoring:
    """What a round scores by. `notes` balances the matchers' notes on two people: 1 for the pair, -1 against it."""

    weights: ScoreWeights = field(default_factory=ScoreWeights)
    notes: Mapping[Pair, int] = field(default_factory=dict)

    def score(self, senior: Candidate, colleague: Candidate) -> Score:
        most, one, other = self.weights, senior.profile, colleague.profile
        return Score(
            (
                scores.topics(most.topics, PartName.SENIOR_LEARNS, one, other),
                scores.topics(most.topics, PartName.COLLEAGUE_LEARNS, other, one),
                scores.interests(most.interests, one, other),
                scores.availability(most.availability, one, other),
                scores.meeting_mode(most.meeting_mode, one, other),
                scores.site(most.site, one, other),
                scores.noted(most.notes, self.notes.get(frozenset({senior.person, colleague.person}), 0)),
                scores.difference(most.directorate, PartName.DIRECTORATE, one.directorate, other.directorate),
                scores.difference(most.profession, PartName.PROFESSION, one.profession, other.profession),
            )
        )

    def points(self, seniors: People, colleagues: People) -> Points:
        """`score(...).points` of every senior (a row) with every colleague (a column)."""
        points = np.empty((len(seniors), len(colleagues)), dtype=np.int16)
        some, others = picked([one.profile for one in seniors], [one.profile for one in colleagues])
        for begin in range(0, len(seniors), BLOCK):
            rows = slice(begin, begin + BLOCK)
            self._fill(points[rows], some.some(rows), others)
        self._note(points, seniors, colleagues)
        return points

    def _fill(self, block: Points, some: Picked, others: Picked) -> None:
        """Without the notes."""
        most = self.weights
        block[:] = most.notes // 2
        block += _shares(most.topics, some.learns, others.shares, _counts(some.learns)[:, np.newaxis])
        block += _shares(most.topics, some.shares, others.learns, _counts(others.learns))
        fewer = np.minimum.outer(_counts(some.interests), _counts(others.interests))
        block += _shares(most.interests, some.interests, others.interests, fewer)
        block += _shares(most.availability, some.availability, others.availability, ENOUGH_HALF_DAYS, ENOUGH_HALF_DAYS)
        suits = _same(some.mode, others.mode) | np.logical_or.outer(some.is_flexible, others.is_flexible)
        block += np.multiply(suits, most.meeting_mode, dtype=np.int16)
        block += np.multiply(_same(some.site, others.site), most.site, dtype=np.int16)
        for points, one, other in (
            (most.directorate, some.directorate, others.directorate),
            (most.profession, some.profession, others.profession),
        ):
            if points:
                known = np.logical_and.outer(one >= 0, other >= 0)
                block += np.multiply(known & ~_same(one, other), points, dtype=np.int16)

    def _note(self, points: Points, seniors: People, colleagues: People) -> None:
        rows = {one.person: place for place, one in enumerate(seniors)}
        columns = {one.person: place for place, one in enumerate(colleagues)}
        most, half = self.weights.notes, self.weights.notes // 2
        for pair, balance in self.notes.items():
            for senior in pair & rows.keys():
                for colleague in (pair - {senior}) & columns.keys():
                    points[rows[senior], columns[colleague]] += most * (1 + balance) // 2 - half


def _shares(most: int, some: Marks, others: Marks, of: Marks | int, enough: int | None = None) -> Points:
    """What all have in common, at most `enough` of it, as a share of `most`, rounded down.

    float32 is exact here: points are whole until they are divided, and with half a point more, which the last column adds, no
    quotient is so near to a whole number that its rounding matters.
    """
    points, half = some * np.float32(most), np.float32(0.5)
    points[:, -1] = half
    common = points @ others.T
    if enough is not None:
        np.minimum(common, np.float32(most * enough) + half, out=common)
    np.divide(common, of, out=common)
    return common.astype(np.int16)


def _counts(marks: Marks) -> Marks:
    """How many words each has, at least 1: who has none has nothing in common with anybody."""
    counts: Marks = np.maximum(1, marks[:, :-1].sum(axis=1))
    return counts


def _same(some: Codes, others: Codes) -> NDArray[np.bool_]:
    same: NDArray[np.bool_] = np.equal.outer(some, others)
    return same
