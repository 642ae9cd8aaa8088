"""The calls of the pages of one's own application, and the fields that the pages use of each answer."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads
from portal.site.drafts import calls as drafts
from portal.site.drafts.calls import Drafts


class Profile(msgspec.Struct, frozen=True):
    """An answer is None where the question was left out."""

    answers: tuple[str | None, ...]
    topics_to_learn: tuple[str, ...]
    topics_to_share: tuple[str, ...]
    interests: tuple[str, ...]
    availability: tuple[str, ...]
    meeting_mode: str
    site: str | None
    directorate: str | None
    profession: str | None


class ProfileQuestion(msgspec.Struct, frozen=True):
    """`longest` is how many characters an answer has at most."""

    question: str
    longest: int


class Choices(msgspec.Struct, frozen=True):
    """What has an empty list is not asked."""

    topics: tuple[str, ...]
    interests: tuple[str, ...]
    sites: tuple[str, ...]
    directorates: tuple[str, ...]
    professions: tuple[str, ...]


class Cohort(msgspec.Struct, frozen=True):
    """The words are what the trust calls both sides."""

    title: str
    word_senior: str
    word_served: str
    launch_on: date
    questions: tuple[ProfileQuestion, ...]
    choices: Choices

    def called(self, side: str) -> str:
        return {"senior": self.word_senior, "served": self.word_served}.get(side, side)


class OwnApplication(msgspec.Struct, frozen=True):
    """`change_until` is the last day on which answers can be changed, None where none can be.

    Once it is withdrawn it is kept for `months_kept`, None where it is over already.
    """

    application: UUID
    cohort: Cohort
    state: str
    sides: tuple[str, ...]
    profile: Profile | None
    change_until: date | None
    months_kept: int | None

    def answer(self, number: int) -> str | None:
        """To the question of this number, from 1."""
        answers = self.profile.answers if self.profile else ()
        return answers[number - 1] if number <= len(answers) else None


class ProfileAnswer(msgspec.Struct, frozen=True):
    """The first question is 1. None leaves it out."""

    question: int
    answer: str | None


OWN: Final = reads(Service.RECRUITMENT, "/applications/{application}/own", OwnApplication)
DRAFT: Final = drafts.reading(Service.RECRUITMENT)
KEEP_DRAFT: Final = drafts.keeping(Service.RECRUITMENT)
DROP_DRAFT: Final = drafts.dropping(Service.RECRUITMENT)
DRAFTS: Final = Drafts(DRAFT, KEEP_DRAFT, DROP_DRAFT)
CHANGE_ANSWER: Final = Call(Service.RECRUITMENT, Method.PUT, "/applications/{application}/own", ProfileAnswer, Written)
WITHDRAW: Final = Call(Service.RECRUITMENT, Method.POST, "/applications/{application}/withdrawals", NoBody, Written)
