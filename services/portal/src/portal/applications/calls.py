"""The calls of the facilitators' pages about applications, and the fields that the pages use of each answer."""

from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads


class DeclineReason(StrEnum):
    FULL = "full"
    NOT_SENIOR_LEVEL = "not_senior_level"
    LEFT = "left"
    DUPLICATE = "duplicate"
    WITHDREW = "withdrew"


class Decline(msgspec.Struct, frozen=True):
    reason: DeclineReason


class Departure(msgspec.Struct, frozen=True):
    """`on` is the first day on which the person is not at the trust any more."""

    on: date


class ProfileQuestion(msgspec.Struct, frozen=True):
    question: str


class Sides(msgspec.Struct, frozen=True):
    """What the trust calls both sides."""

    word_senior: str
    word_served: str

    def called(self, side: str) -> str:
        return {"senior": self.word_senior, "served": self.word_served}.get(side, side)


class Asked(Sides, frozen=True):
    """By the cohort of this title."""

    title: str
    questions: tuple[ProfileQuestion, ...]


class Application(msgspec.Struct, frozen=True):
    """States: interested, invited, applied, accepted, waiting, declined, withdrawn, left.

    `name` is None where it is not available to the reader. `entered_by` is the facilitator who entered it for the person.
    """

    application: UUID
    cohort: UUID
    person: UUID
    state: str
    sides: tuple[str, ...]
    channel: str
    arrived_at: datetime
    waiting_since: datetime | None
    waited: bool
    leaves_on: date | None
    entered_by: UUID | None
    asked: Asked
    name: str | None


class Profile(msgspec.Struct, frozen=True):
    """An answer is None where the question was left out."""

    answers: tuple[str | None, ...]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]


class ShownProfile(msgspec.Struct, frozen=True):
    """`profile` is None where nothing was written, or where it is destroyed."""

    profile: Profile | None


class Contact(msgspec.Struct, frozen=True):
    """How the person is reached; either may be unknown."""

    name: str | None
    address: str | None


class Listed(msgspec.Struct, frozen=True):
    """Of a person who is not `available`, whose data are restricted, there are neither names nor sides."""

    application: UUID
    state: str
    sides: tuple[str, ...]
    arrived_at: datetime
    waited: bool
    waiting_since: datetime | None
    name: str | None
    preferred_name: str | None
    available: bool


class ApplicationPage(msgspec.Struct, frozen=True):
    """`next` is the cursor of the next page. `by_state` counts all of the cohort."""

    applications: tuple[Listed, ...]
    next: str | None
    by_state: dict[str, int]


class JoinCode(msgspec.Struct, frozen=True):
    """With it the person joins an application to their sign-in that was entered for them. None where it opens no more."""

    code: str | None
    good_until: date | None


class NamedCohort(Sides, frozen=True):
    title: str


COHORT: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}", NamedCohort)
APPLICATIONS: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}/applications", ApplicationPage, "state", "cursor")
WAITING_LIST: Final = reads(Service.RECRUITMENT, "/cohorts/{cohort}/waiting-list", tuple[Listed, ...])
APPLICATION: Final = reads(Service.RECRUITMENT, "/applications/{application}", Application)
PROFILE: Final = reads(Service.RECRUITMENT, "/applications/{application}/profile", ShownProfile)
CONTACT: Final = reads(Service.RECRUITMENT, "/applications/{application}/contact", Contact)
CONFIRM_ADDRESS: Final = Call(
    Service.RECRUITMENT, Method.POST, "/applications/{application}/contact-confirmations", NoBody, Written
)
ACCEPT: Final = Call(Service.RECRUITMENT, Method.POST, "/applications/{application}/acceptances", NoBody, Written)
WAIT: Final = Call(Service.RECRUITMENT, Method.POST, "/applications/{application}/waiting-list-places", NoBody, Written)
DECLINE: Final = Call(Service.RECRUITMENT, Method.POST, "/applications/{application}/declines", Decline, Written)
REMIND: Final = Call(Service.RECRUITMENT, Method.POST, "/applications/{application}/reminders", NoBody, Written)
REMOVE: Final = Call(Service.RECRUITMENT, Method.POST, "/applications/{application}/removals", NoBody, Written)
LEAVE: Final = Call(Service.RECRUITMENT, Method.POST, "/applications/{application}/departures", Departure, Written)
STAY: Final = Call(Service.RECRUITMENT, Method.POST, "/applications/{application}/departures/retractions", NoBody, Written)
MAKE_CODE: Final = Call(Service.RECRUITMENT, Method.POST, "/entered-applications/{entered}/join-codes", NoBody, Written)
CODE: Final = reads(Service.RECRUITMENT, "/entered-applications/{entered}/join-codes", JoinCode)
