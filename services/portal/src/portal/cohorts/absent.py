"""Why a part of the page cannot be shown."""

from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

from portal.cohorts import words
from portal.site.calls import ApiError

Part = TypeVar("Part")

SENTENCES: Final = {
    ApiError.AWAY: words.PART_AWAY,
    ApiError.NOT_ALLOWED: words.PART_NOT_ALLOWED,
    ApiError.NOT_FOUND: words.PART_NOT_FOUND,
}


@dataclass(frozen=True, slots=True)
class Absent:
    absent: str


Shown: TypeAlias = Part | Absent


def absent(error: ApiError) -> Absent:
    return Absent(SENTENCES[error])
