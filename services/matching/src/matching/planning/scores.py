"""How well two people suit each other: whole points from 0 to 1000, in named parts that add up exactly.

Topics and aims are directed: what one partner wants to learn about, against what the other would share. That both want the same
earns nothing. A score is a working figure of the matchers; partners never see it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from matching.candidates.decider import Side
from matching.candidates.profile import EMPTY, MeetingMode, Profile
from matching.ids import PersonId

ENOUGH_HALF_DAYS: Final = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person as the optimiser sees them. `waited`: they were on an earlier waiting list, and are first in line."""

    person: PersonId
    sides: frozenset[Side]
    profile: Profile = EMPTY
    waited: bool = False


class PartName(StrEnum):
    SENIOR_LEARNS = "senior_learns"
    COLLEAGUE_LEARNS = "colleague_learns"
    INTERESTS = "interests"
    AVAILABILITY = "availability"
    MEETING_MODE = "meeting_mode"
    SITE = "site"
    NOTES = "notes"
    DIRECTORATE = "directorate"
    PROFESSION = "profession"


WORDS: Final[Mapping[PartName, str]] = {
    PartName.SENIOR_LEARNS: "Topics to learn about that the other would share",
    PartName.COLLEAGUE_LEARNS: "Topics to learn about that the other would share",
    PartName.INTERESTS: "Interests that both have",
    PartName.AVAILABILITY: "Half-days on which both can meet",
    PartName.MEETING_MODE: "How both would meet",
    PartName.SITE: "The same site",
    PartName.NOTES: "Matchers' notes, for and against",
    PartName.DIRECTORATE: "Different directorates",
    PartName.PROFESSION: "Different professions",
}


@dataclass(frozen=True, slots=True)
class Part:
    """`points` of at most `most`. `shared` names the topics, interests or half-days that both have, of `wanted` in all."""

    name: PartName
    points: int
    most: int
    wanted: int = 0
    shared: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        counted = f": {len(self.shared)} of {self.wanted}" if self.wanted else ""
        named = f" ({', '.join(self.shared)})" if self.shared else ""
        return f"{WORDS[self.name]}{counted}{named}"


@dataclass(frozen=True, slots=True)
class Score:
    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        return sum(part.points for part in self.parts)


def topics(most: int, name: PartName, learner: Profile, other: Profile) -> Part:
    """The share of the learner's topics that the other would share, rounded down; 0 for a learner without topics."""
    shared, wanted = learner.topics_to_learn & other.topics_to_share, len(learner.topics_to_learn)
    return Part(name, most * len(shared) // max(1, wanted), most, wanted, tuple(sorted(shared)))


def interests(most: int, senior: Profile, colleague: Profile) -> Part:
    """The interests that both have, as a share of the shorter list."""
    shared, fewer = senior.interests & colleague.interests, min(len(senior.interests), len(colleague.interests))
    return Part(PartName.INTERESTS, most * len(shared) // max(1, fewer), most, fewer, tuple(sorted(shared)))


def availability(most: int, senior: Profile, colleague: Profile) -> Part:
    """Three half-days a week in common earn all points."""
    shared = senior.availability & colleague.availability
    enough = min(len(shared), ENOUGH_HALF_DAYS)
    return Part(PartName.AVAILABILITY, most * enough // ENOUGH_HALF_DAYS, most, 0, tuple(sorted(shared)))


def meeting_mode(most: int, senior: Profile, colleague: Profile) -> Part:
    modes = {senior.meeting_mode, colleague.meeting_mode}
    return Part(PartName.MEETING_MODE, most if len(modes - {MeetingMode.EITHER}) <= 1 else 0, most)


def site(most: int, senior: Profile, colleague: Profile) -> Part:
    return Part(PartName.SITE, most if senior.site is not None and senior.site == colleague.site else 0, most)


def difference(most: int, name: PartName, one: str | None, other: str | None) -> Part:
    """Earned where both are known and differ."""
    return Part(name, most if one is not None and other is not None and one != other else 0, most)


def noted(most: int, balance: int) -> Part:
    """All points where notes speak for the pair, none where they speak against it, half where there are none."""
    return Part(PartName.NOTES, most * (1 + balance) // 2, most)
