"""The calls of the facilitators' pages about one application, and the fields that the pages use of each answer."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads

OPEN: Final = frozenset({"applied", "waiting"})
"""States in which a facilitator can answer."""


class ProfileQuestion(msgspec.Struct, frozen=True):
    question: str


class Asked(msgspec.Struct, frozen=True):
    """The words are what the trust calls both sides."""

    word_senior: str
    word_served: str
    questions: tuple[ProfileQuestion, ...]

    def called(self, side: str) -> str:
        return {"senior": self.word_senior, "served": self.word_served}.get(side, side)


class Application(msgspec.Struct, frozen=True):
    """States: interested, invited, applied, accepted, waiting, declined, withdrawn, left.

    `name` is None where it is not available to the reader.
    """

    application: UUID
    cohort: UUID
    person: UUID
    state: str
    sides: tuple[str, ...]
    channel: str
    waiting_since: datetime | None
    waited: bool
    leaves_on: date | None
    asked: Asked
    name: str | None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class Profile(msgspec.Struct, frozen=True):
    """An answer is None where the question was left out."""

    answers: tuple[str | None, ...]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]


class ShownProfile(msgspec.Struct, frozen=True):
    """`profile` is None where nothing was written, or where it is destroyed."""

    profile: Profile | None


APPLICATION: Final = reads(Service.RECRUITMENT, "/applications/{application}", Application)
PROFILE: Final = reads(Service.RECRUITMENT, "/applications/{application}/profile", ShownProfile)
ACCEPT: Final = Call(Service.RECRUITMENT, Method.POST, "/applications/{application}/acceptances", NoBody, Written)
