"""Two people as a pair: each part of their score in words and numbers, from what they picked and never from what they wrote."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias
from uuid import UUID

from portal.matching import words
from portal.matching.calls import NamedCohort, ScoredPair, ScorePart
from portal.matching.naming import Names, name, pair_name, slots
from portal.site.present import Fact, Share, counted, listed

BEST: Final = 1000
LEARNING: Final = ("senior_learns", "colleague_learns")


@dataclass(frozen=True, slots=True)
class Two:
    """What the two are called in a sentence."""

    senior: str
    colleague: str


@dataclass(frozen=True, slots=True)
class PartRow:
    label: str
    sentence: str
    points: Share


@dataclass(frozen=True, slots=True)
class PairPage:
    """`sides` has each of them under what the trust calls their group; `people` are links to the alternatives of each."""

    heading: str
    sides: tuple[Fact, ...]
    sentences: tuple[str, ...]
    score: Share
    parts: tuple[PartRow, ...]
    profiles: str
    people: tuple[tuple[str, str], ...]


def pair_page(round_id: UUID, pair: ScoredPair, cohort: NamedCohort, names: Names) -> PairPage:
    pinned = (words.IS_PINNED,) if pair.is_pinned else ()
    two = Two(*(names.get(each, words.ONE_OF_THEM) for each in (pair.senior, pair.colleague)))
    return PairPage(
        heading=pair_name(pair.senior, pair.colleague, names),
        sides=(Fact(cohort.word_senior, name(pair.senior, names)), Fact(cohort.word_served, name(pair.colleague, names))),
        sentences=(words.IS_PROPOSED if pair.is_proposed else words.IS_NOT_PROPOSED, *pinned),
        score=Share.of(words.ALL_POINTS, pair.score, BEST),
        parts=tuple(_row(part, two) for part in pair.parts if part.most),
        profiles=f"/rounds/{round_id}/pairs/{pair.senior}/{pair.colleague}/profiles",
        people=tuple(
            (words.TO_PERSON.format(name=name(each, names)), f"/rounds/{round_id}/people/{each}")
            for each in (pair.senior, pair.colleague)
        ),
    )


def _row(part: ScorePart, two: Two) -> PartRow:
    return PartRow(_label(part, two), _sentence(part, two), Share.of(part.name, part.points, part.most))


def _label(part: ScorePart, two: Two) -> str:
    if part.name in LEARNING:
        learner, other = _learner(part, two)
        return words.LEARNS_FROM.format(learner=learner, other=other)
    return words.PART_LABELS.get(part.name, part.name)


def _learner(part: ScorePart, two: Two) -> tuple[str, str]:
    return (two.senior, two.colleague) if part.name == "senior_learns" else (two.colleague, two.senior)


def _sentence(part: ScorePart, two: Two) -> str:
    if part.name in LEARNING:
        return _learning(part, *_learner(part, two))
    if part.name in words.EITHER_OR:
        return words.EITHER_OR[part.name][0 if part.points else 1]
    saying = SENTENCES.get(part.name)
    return saying(part) if saying else words.NOTHING


def _learning(part: ScorePart, learner: str, other: str) -> str:
    if not part.wanted:
        return words.LEARNS_NO_TOPIC.format(learner=learner)
    said = words.LEARNS if part.shared else words.LEARNS_NOTHING
    topics, named = counted(part.wanted, words.TOPICS), listed(part.shared)
    return said.format(learner=learner, other=other, topics=topics, shared=len(part.shared), named=named)


def _interests(part: ScorePart) -> str:
    return words.IN_COMMON.format(named=listed(part.shared)) if part.shared else words.INTERESTS_NONE


def _times(part: ScorePart) -> str:
    if not part.shared:
        return words.TIMES_NONE
    return words.TIMES_ENOUGH.format(times=words.TIMES.format(named=", ".join(slots(part.shared))))


def _notes(part: ScorePart) -> str:
    if part.points == part.most:
        return words.NOTES_FOR
    return words.NOTES_BALANCED if part.points else words.NOTES_AGAINST


Saying: TypeAlias = Callable[[ScorePart], str]
SENTENCES: Final[Mapping[str, Saying]] = {"interests": _interests, "availability": _times, "notes": _notes}
