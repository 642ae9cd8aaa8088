"""How well two people suit each other: whole points from 0 to 1000, in parts that add up exactly.

A part is directed: what one partner wants to learn about, against what the other would share. Being alike earns nothing.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from matching.domain.candidates import Side
from matching.domain.identities import PersonId

BEST: Final = 1000
MOST_FOR_TOPICS: Final = BEST // 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person as the optimiser sees them."""

    person: PersonId
    sides: frozenset[Side]
    topics_to_learn: frozenset[str]
    topics_to_share: frozenset[str]


class PartName(StrEnum):
    SENIOR_LEARNS = "senior_learns"
    COLLEAGUE_LEARNS = "colleague_learns"


@dataclass(frozen=True, slots=True)
class Part:
    """What one partner would learn from the other: `shared` of `wanted` topics."""

    name: PartName
    points: int
    most: int
    wanted: int
    shared: tuple[str, ...]

    @property
    def words(self) -> str:
        topics = f" ({', '.join(self.shared)})" if self.shared else ""
        return f"Topics to learn about that the other would share: {len(self.shared)} of {self.wanted}{topics}"


@dataclass(frozen=True, slots=True)
class Score:
    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        return sum(part.points for part in self.parts)


def score(senior: Candidate, colleague: Candidate) -> Score:
    return Score((_part(PartName.SENIOR_LEARNS, senior, colleague), _part(PartName.COLLEAGUE_LEARNS, colleague, senior)))


def points(senior: Candidate, colleague: Candidate) -> int:
    """`score(senior, colleague).points`, without the words: the optimiser asks it of every possible pair."""
    return _topic_points(senior, colleague) + _topic_points(colleague, senior)


def _part(name: PartName, learner: Candidate, other: Candidate) -> Part:
    shared = tuple(sorted(learner.topics_to_learn & other.topics_to_share))
    return Part(name, _topic_points(learner, other), MOST_FOR_TOPICS, len(learner.topics_to_learn), shared)


def _topic_points(learner: Candidate, other: Candidate) -> int:
    """The share of the learner's topics that the other would share, rounded down; none wanted is none met."""
    wanted = len(learner.topics_to_learn)
    return MOST_FOR_TOPICS * len(learner.topics_to_learn & other.topics_to_share) // wanted if wanted else 0
