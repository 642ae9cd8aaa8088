"""What matching reads in a profile. It is opened for one look or proposal, and kept nowhere."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class MeetingMode(StrEnum):
    IN_PERSON = "in_person"
    VIRTUAL = "virtual"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Profile:
    """What an applicant picked from the cohort's lists. The profile holds more, which is not read here."""

    topics_to_learn: frozenset[str] = frozenset()
    topics_to_share: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    availability: frozenset[str] = frozenset()
    meeting_mode: MeetingMode = MeetingMode.EITHER
    site: str | None = None
    directorate: str | None = None
    profession: str | None = None


EMPTY: Final = Profile()
