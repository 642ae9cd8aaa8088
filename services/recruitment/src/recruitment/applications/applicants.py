"""What an applicant says about themselves, as far as matching and other services may know it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from plp_kit.core.sealed import Sealed
from recruitment.applications.consents import Consent, Purpose, granted
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


TEXTS: Final = ("preferred_name",)
"""The labels of what a profile holds in somebody's own words, beside the answers: `profile_1` and so on."""
OWN_TEXTS: Final = frozenset({"preferred_name"})
"""Those that only recruitment may open; matching may open all others."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What an applicant picked and wrote: `answers` to the three questions, `preferred_name` as they like to be called."""

    answers: tuple[Sealed, ...] = ()
    topics_to_learn: tuple[str, ...] = ()
    topics_to_share: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    availability: tuple[Slot, ...] = ()
    meeting_mode: MeetingMode = MeetingMode.EITHER
    site: str | None = None
    directorate: str | None = None
    profession: str | None = None
    preferred_name: Sealed | None = None

    @property
    def texts(self) -> tuple[Sealed, ...]:
        """What they wrote."""
        return tuple(text for text in (*self.answers, self.preferred_name) if text is not None)

    def with_texts(self, values: Mapping[str, Sealed]) -> "Profile":
        """With these, by their labels, and no others."""
        answers = tuple(values[label] for label in sorted(values) if label.startswith("profile_"))
        return replace(self, answers=answers, preferred_name=values.get("preferred_name"))

    def in_order(self) -> "Profile":
        """With each slot once, in the order of the week."""
        return replace(self, availability=tuple(slot for slot in Slot if slot in self.availability))


EMPTY: Final = Profile()


@dataclass(frozen=True, slots=True)
class Applicant:
    """`waited`: they were on the waiting list of an earlier cohort and never got a place, so they are first in line now."""

    cohort: CohortId
    person: PersonId
    sides: tuple[Side, ...] = ()
    profile: Profile = EMPTY
    consents: tuple[Consent, ...] = ()
    waited: bool = False

    @property
    def counted_as(self) -> str:
        """How the funnel counts them: on one side, on `both`, or `unsaid` as long as they have not chosen."""
        match self.sides:
            case ():
                return "unsaid"
            case (side,):
                return side
            case _:
                return "both"

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """What they have consented to."""
        return granted(self.consents)


class Means(StrEnum):
    PHONE = "phone"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Entered:
    """A facilitator entered the application for the person, who gave it to them by these means on that day.

    `authority` says in words what the person agreed to, and where the paper is.
    """

    by: PersonId
    means: Means
    on: date
    authority: Sealed
