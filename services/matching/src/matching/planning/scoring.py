"""A round's scores: of one pair, part by part; and of all possible pairs at once, for the optimiser. Both give the same sums."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from matching.candidates.profile import MeetingMode, Profile
from matching.cohorts.weights import ScoreWeights
from matching.ids import Pair
from matching.planning import scores
from matching.planning.scores import ENOUGH_HALF_DAYS, Candidate, PartName, Score

Points: TypeAlias = NDArray[np.int16]
People: TypeAlias = Sequence[Candidate]
Profiles: TypeAlias = Sequence[Profile]
BLOCK: Final = 512


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
        for begin, block in self.blocks(seniors, colleagues):
            points[begin : begin + len(block)] = block
        self._note(points, seniors, colleagues)
        return points

    def blocks(self, seniors: People, colleagues: People) -> Iterator[tuple[int, Points]]:
        """Some rows at a time, without the notes, so that intermediate results never need the memory of the whole matrix."""
        for begin in range(0, len(seniors), BLOCK):
            yield begin, self._block(seniors[begin : begin + BLOCK], colleagues)

    def _block(self, seniors: People, colleagues: People) -> Points:
        most, some, others = self.weights, [one.profile for one in seniors], [one.profile for one in colleagues]
        block = np.full((len(seniors), len(colleagues)), most.notes // 2, dtype=np.int16)
        block += _topics(most.topics, some, others)
        block += _topics(most.topics, others, some).T
        block += _interests(most.interests, some, others)
        block += _availability(most.availability, some, others)
        block += _meeting_mode(most.meeting_mode, some, others)
        block += most.site * _same([one.site for one in some], [one.site for one in others]).astype(np.int16)
        block += _difference(most.directorate, some, others, lambda one: one.directorate)
        block += _difference(most.profession, some, others, lambda one: one.profession)
        return block

    def _note(self, points: Points, seniors: People, colleagues: People) -> None:
        rows = {one.person: place for place, one in enumerate(seniors)}
        columns = {one.person: place for place, one in enumerate(colleagues)}
        most, half = self.weights.notes, self.weights.notes // 2
        for pair, balance in self.notes.items():
            for senior in pair & rows.keys():
                for colleague in (pair - {senior}) & columns.keys():
                    points[rows[senior], columns[colleague]] += most * (1 + balance) // 2 - half


def _topics(most: int, learners: Profiles, others: Profiles) -> Points:
    wanted = np.array([max(1, len(one.topics_to_learn)) for one in learners], dtype=np.int32)
    shared = _common([one.topics_to_learn for one in learners], [one.topics_to_share for one in others])
    points: Points = (most * shared // wanted[:, np.newaxis]).astype(np.int16)
    return points


def _interests(most: int, seniors: Profiles, colleagues: Profiles) -> Points:
    some, others = ([one.interests for one in side] for side in (seniors, colleagues))
    counts = [np.array([len(each) for each in side], dtype=np.int32) for side in (some, others)]
    fewer = np.minimum.outer(*counts)
    points: Points = (most * _common(some, others) // np.maximum(1, fewer)).astype(np.int16)
    return points


def _availability(most: int, seniors: Profiles, colleagues: Profiles) -> Points:
    shared = _common([one.availability for one in seniors], [one.availability for one in colleagues])
    points: Points = (most * np.minimum(shared, ENOUGH_HALF_DAYS) // ENOUGH_HALF_DAYS).astype(np.int16)
    return points


def _meeting_mode(most: int, seniors: Profiles, colleagues: Profiles) -> Points:
    modes = list(MeetingMode)
    suits = np.array([[one is other or MeetingMode.EITHER in {one, other} for other in modes] for one in modes])
    some, others = ([modes.index(one.meeting_mode) for one in side] for side in (seniors, colleagues))
    points: Points = most * suits[np.ix_(some, others)].astype(np.int16)
    return points


def _difference(most: int, seniors: Profiles, colleagues: Profiles, attribute: Callable[[Profile], str | None]) -> Points | int:
    if not most:
        return 0
    some, others = [attribute(one) for one in seniors], [attribute(one) for one in colleagues]
    known = np.logical_and.outer([one is not None for one in some], [one is not None for one in others])
    differ: Points = most * (known & ~_same(some, others)).astype(np.int16)
    return differ


def _same(some: Sequence[str | None], others: Sequence[str | None]) -> NDArray[np.bool_]:
    """Known, and the same."""
    numbers = {name: number for number, name in enumerate(sorted({name for name in (*some, *others) if name is not None}))}
    left = np.array([-1 if name is None else numbers[name] for name in some])
    right = np.array([-2 if name is None else numbers[name] for name in others])
    same: NDArray[np.bool_] = left[:, np.newaxis] == right[np.newaxis, :]
    return same


def _common(some: Sequence[Collection[str]], others: Sequence[Collection[str]]) -> NDArray[np.int32]:
    """How many words each has in common with each other. float32 counts them exactly, and is fast."""
    words = sorted({word for each in (*some, *others) for word in each})
    common: NDArray[np.int32] = (_marks(some, words) @ _marks(others, words).T).astype(np.int32)
    return common


def _marks(many: Sequence[Collection[str]], words: Sequence[str]) -> NDArray[np.float32]:
    places = {word: place for place, word in enumerate(words)}
    marks = np.zeros((len(many), len(words)), dtype=np.float32)
    for row, each in enumerate(many):
        marks[row, [places[word] for word in each]] = 1
    return marks
