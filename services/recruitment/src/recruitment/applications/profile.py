"""The profile of an application, as one value: it is sealed as one text, under one key of the person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from plp_kit.core.shown import shown


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


LABEL: Final = "profile"
LONGEST_ANSWER: Final = 4_000
"""How many characters an answer has at most."""
ANSWERS: Final = ("profile_1", "profile_2", "profile_3")
"""What the answers to the three questions are called where an applicant takes one back."""


@shown
@dataclass(frozen=True, slots=True)
class ProfileQuestion:
    """`longest` is how many characters an answer has at most."""

    question: str
    longest: int


def asked(questions: Iterable[str]) -> list[ProfileQuestion]:
    return [ProfileQuestion(question, LONGEST_ANSWER) for question in questions]


@shown
@dataclass(frozen=True, slots=True)
class Profile:
    """What an applicant wrote and picked. `answers` are to the three questions, null where one is not answered.

    All else is picked from lists: the cohort's own, half-days, and ways to meet.
    """

    answers: tuple[str | None, ...] = field(default=(None, None, None), repr=False)
    topics_to_learn: tuple[str, ...] = ()
    topics_to_share: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    availability: tuple[Slot, ...] = ()
    meeting_mode: MeetingMode = MeetingMode.EITHER
    site: str | None = None
    directorate: str | None = None
    profession: str | None = None

    @property
    def texts(self) -> Mapping[str, str]:
        """The answers that were given, by their labels."""
        return {label: answer for label, answer in zip(ANSWERS, self.answers, strict=False) if answer is not None}

    def without(self, label: str) -> "Profile":
        """Without the answer of this label."""
        answers = tuple(None if each == label else answer for each, answer in zip(ANSWERS, self.answers, strict=False))
        return replace(self, answers=answers)

    def answering(self, question: int, answer: str | None) -> "Profile":
        """With this answer to that question, the first of which is 1."""
        return replace(self, answers=(*self.answers[: question - 1], answer, *self.answers[question:]))

    def in_order(self) -> "Profile":
        """With each slot once, in the order of the week."""
        return replace(self, availability=tuple(slot for slot in Slot if slot in self.availability))


EMPTY: Final = Profile()
