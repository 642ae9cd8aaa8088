"""What an applicant tells of themselves, as far as matching and the others may know it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plp_kit.core.sealed import Sealed
from recruitment.applications.consents import Consent
from recruitment.ids import CohortId, PersonId


class Side(StrEnum):
    SENIOR = "senior"
    SERVED = "served"


class MeetingMode(StrEnum):
    IN_PERSON = "in_person"
    VIRTUAL = "virtual"
    EITHER = "either"


class Slot(StrEnum):
    """When somebody can usually meet."""

    MONDAY_MORNING = "monday_morning"
    MONDAY_AFTERNOON = "monday_afternoon"
    MONDAY_EVENING = "monday_evening"
    TUESDAY_MORNING = "tuesday_morning"
    TUESDAY_AFTERNOON = "tuesday_afternoon"
    TUESDAY_EVENING = "tuesday_evening"
    WEDNESDAY_MORNING = "wednesday_morning"
    WEDNESDAY_AFTERNOON = "wednesday_afternoon"
    WEDNESDAY_EVENING = "wednesday_evening"
    THURSDAY_MORNING = "thursday_morning"
    THURSDAY_AFTERNOON = "thursday_afternoon"
    THURSDAY_EVENING = "thursday_evening"
    FRIDAY_MORNING = "friday_morning"
    FRIDAY_AFTERNOON = "friday_afternoon"
    FRIDAY_EVENING = "friday_evening"


@dataclass(frozen=True, slots=True)
class Applicant:
    """`profile` answers the cohort's three questions; `wants` and `offers` are what they would learn and share, in their words.

    `waited`: they were on the waiting list of an earlier cohort and never got a place, so they are first in line now.
    """

    cohort: CohortId
    person: PersonId
    sides: tuple[Side, ...]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    profile: tuple[Sealed, ...]
    consents: tuple[Consent, ...]
    interests: tuple[str, ...] = ()
    availability: tuple[Slot, ...] = ()
    meeting_mode: MeetingMode = MeetingMode.EITHER
    site: str | None = None
    directorate: str | None = None
    profession: str | None = None
    wants: Sealed | None = None
    offers: Sealed | None = None
    waited: bool = False

    @property
    def counted_as(self) -> str:
        """How the funnel counts them: on one side, on `both`, or `unsaid` as long as they have not said so."""
        match self.sides:
            case ():
                return "unsaid"
            case (side,):
                return side
            case _:
                return "both"


class Means(StrEnum):
    PHONE = "phone"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Entered:
    """A facilitator entered the application for the person, who told them by these means on that day.

    `authority` says in words what the person agreed to, and where the paper is.
    """

    by: PersonId
    means: Means
    on: date
    authority: Sealed
