"""What the people of both sides picked, as numbers: so that all pairs are compared by adding and multiplying."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matching.candidates.profile import MeetingMode, Profile

Marks: TypeAlias = NDArray[np.float32]
Codes: TypeAlias = NDArray[np.int32]
Places: TypeAlias = Mapping[str, int]


@dataclass(frozen=True, slots=True, repr=False)
class Picked:
    """A row for each person of one side.

    Marks have a column for each word that anybody of either side has, and a last one that everybody has. The same code is the
    same word; who has none has a code of their side that nobody of the other side has.
    """

    learns: Marks
    shares: Marks
    interests: Marks
    availability: Marks
    mode: Codes
    is_flexible: NDArray[np.bool_]
    site: Codes
    directorate: Codes
    profession: Codes

    def some(self, rows: slice) -> "Picked":
        return Picked(*(getattr(self, field.name)[rows] for field in fields(self)))


def picked(seniors: Sequence[Profile], colleagues: Sequence[Profile]) -> tuple[Picked, Picked]:
    both = (*seniors, *colleagues)
    topics = _places(topic for one in both for topic in (*one.topics_to_learn, *one.topics_to_share))
    interests = _places(interest for one in both for interest in one.interests)
    half_days = _places(half_day for one in both for half_day in one.availability)
    names = _places(name for one in both for name in (one.site, one.directorate, one.profession) if name is not None)

    def of(side: Sequence[Profile], nothing: int) -> Picked:
        return Picked(
            learns=_marks([one.topics_to_learn for one in side], topics),
            shares=_marks([one.topics_to_share for one in side], topics),
            interests=_marks([one.interests for one in side], interests),
            availability=_marks([one.availability for one in side], half_days),
            mode=np.array([list(MeetingMode).index(one.meeting_mode) for one in side], dtype=np.int32),
            is_flexible=np.array([one.meeting_mode is MeetingMode.EITHER for one in side], dtype=np.bool_),
            site=_codes([one.site for one in side], names, nothing),
            directorate=_codes([one.directorate for one in side], names, nothing),
            profession=_codes([one.profession for one in side], names, nothing),
        )

    return of(seniors, -1), of(colleagues, -2)


def _places(words: Iterable[str]) -> Places:
    return {word: place for place, word in enumerate(sorted(set(words)))}


def _marks(many: Sequence[Collection[str]], places: Places) -> Marks:
    marks = np.zeros((len(many), len(places) + 1), dtype=np.float32)
    marks[:, -1] = 1
    rows = [row for row, words in enumerate(many) for _ in words]
    marks[rows, [places[word] for words in many for word in words]] = 1
    return marks


def _codes(names: Sequence[str | None], places: Places, nothing: int) -> Codes:
    return np.array([nothing if name is None else places[name] for name in names], dtype=np.int32)
