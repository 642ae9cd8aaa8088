"""The record of processing: for each activity its lawful basis, condition, recipients and retention.

It is part of a trust's settings. No cohort opens before every activity has a lawful basis.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from plp_kit.core.parts import AtMost
from plp_kit.core.shown import shown
from recruitment.trusts.retention import Retention


class Activity(StrEnum):
    RECRUITING = "recruiting"
    ACCESS_NEEDS = "access_needs"
    MATCHING = "matching"
    JOURNAL = "journal"
    CONCERNS = "concerns"
    SURVEY = "survey"
    INTERVIEWS = "interviews"
    NATIONAL_COUNTS = "national_counts"
    LATER_CONTACT = "later_contact"


class LawfulBasis(StrEnum):
    """Of Article 6(1) of the UK GDPR. Consent to take part is not by itself a lawful basis; each trust names its own."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"


class Condition(StrEnum):
    """Of Article 9(2), for special categories such as ethnicity, faith or health; or that no such data is held."""

    EXPLICIT_CONSENT = "explicit_consent"
    EMPLOYMENT = "employment"
    SUBSTANTIAL_PUBLIC_INTEREST = "substantial_public_interest"
    RESEARCH = "research"
    NOT_SPECIAL = "not_special"


MOST_RECIPIENTS: Final = AtMost(20, characters=200)


@dataclass(frozen=True, slots=True)
class Processing:
    """`recipients` are offices and organisations outside the programme team, never people. There may be none."""

    activity: Activity
    basis: LawfulBasis
    condition: Condition
    recipients: Annotated[tuple[str, ...], MOST_RECIPIENTS]


@shown
@dataclass(frozen=True, slots=True)
class RecordEntry:
    """A line of the record of processing; `retention_months` is how long the settings keep data of the category."""

    activity: Activity
    basis: LawfulBasis
    condition: Condition
    recipients: tuple[str, ...]
    category: str
    retention_months: int


CATEGORIES: dict[Activity, str] = {
    Activity.RECRUITING: "closed_applications",
    Activity.ACCESS_NEEDS: "closed_applications",
    Activity.MATCHING: "matching_notes",
    Activity.JOURNAL: "journals",
    Activity.CONCERNS: "consents",
    Activity.SURVEY: "survey_answers",
    Activity.INTERVIEWS: "transcripts",
    Activity.NATIONAL_COUNTS: "consents",
    Activity.LATER_CONTACT: "consents",
}


def unfounded(processing: Iterable[Processing]) -> frozenset[Activity]:
    """The activities without a lawful basis on record."""
    return frozenset(Activity) - {entry.activity for entry in processing}


def record(processing: Iterable[Processing], retention: Retention) -> list[RecordEntry]:
    """The record of processing, in the order of the activities."""
    known = {entry.activity: entry for entry in processing}
    return [_line(known[activity], retention) for activity in Activity if activity in known]


def _line(entry: Processing, retention: Retention) -> RecordEntry:
    category = CATEGORIES[entry.activity]
    months: int = getattr(retention, category)
    return RecordEntry(entry.activity, entry.basis, entry.condition, entry.recipients, category, months)
