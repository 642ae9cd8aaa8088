"""The platform's standard settings: what a trust begins with where nobody has said something else. It proposes others itself.

A trust's words, groups, reasons, topics and controller are its own: there is no standard for them.
"""

from dataclasses import dataclass
from typing import Final

from recruitment.applications.consents import ConsentText, Purpose
from recruitment.trusts.processing import Activity, Condition, LawfulBasis, Processing

WORDINGS: Final = {
    Purpose.TAKE_PART: "I would like to take part in this cohort. The programme may use what I wrote to find me a partner.",
    Purpose.PROFILE_SHOWN: "My partner may read my profile when we both continue, or three working days after we were paired.",
    Purpose.SURVEY: "You may invite me to the surveys of this cohort. I decide each time whether I answer.",
    Purpose.INTERVIEW: "You may ask me for an interview about the programme. I can say no when you ask.",
    Purpose.RECORDING: "You may record my interview. The recording is destroyed when the transcript has been checked.",
    Purpose.QUOTES: "You may quote what I said, without my name, in words that I have seen first.",
    Purpose.JOURNAL_EXTRACTS: "You may ask me for parts of my journal for the evaluation. I choose each part myself.",
    Purpose.NATIONAL_COUNTS: "I may be counted in figures for the whole country. Nobody can be recognised in them.",
    Purpose.LATER_CONTACT: "You may contact me about the programme after this cohort has ended.",
}


@dataclass(frozen=True, slots=True)
class StandardSettings:
    """What `ProgrammeSettings` calls the same. All consent texts are in their first version; each activity has a basis."""

    length_months_min: int
    length_months_max: int
    survey_month: int
    survey_days: int
    check_in_every_months: int
    profile_questions: tuple[str, ...]
    consent_texts: tuple[ConsentText, ...]
    processing: tuple[Processing, ...]


STANDARD: Final = StandardSettings(
    length_months_min=12,
    length_months_max=15,
    survey_month=10,
    survey_days=17,
    check_in_every_months=3,
    profile_questions=(
        "What do you hope to learn?",
        "What would you bring to a partnership?",
        "How do you like to work with somebody?",
    ),
    consent_texts=tuple(ConsentText(purpose, 1, wording) for purpose, wording in WORDINGS.items()),
    processing=tuple(
        Processing(activity, LawfulBasis.PUBLIC_TASK, Condition.SUBSTANTIAL_PUBLIC_INTEREST, ()) for activity in Activity
    ),
)
