"""What personal data is processed for, and by what right: each purpose's lawful basis, condition, recipients and retention.

A trust puts its own on record with its settings. A cohort that opens without any of them would process without a basis.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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
    """Of Article 6(1) of the UK GDPR. A consent to take part is no lawful basis by itself; a trust says which it relies on."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"


class Condition(StrEnum):
    """Of Article 9(2), for what says something of ethnicity, faith, health and the like; or that nothing of the kind is held."""

    EXPLICIT_CONSENT = "explicit_consent"
    EMPLOYMENT = "employment"
    SUBSTANTIAL_PUBLIC_INTEREST = "substantial_public_interest"
    RESEARCH = "research"
    NOT_SPECIAL = "not_special"


@dataclass(frozen=True, slots=True)
class Processing:
    """`recipients` are offices and organisations outside the programme team, never people; none is an answer, too."""

    activity: Activity
    basis: LawfulBasis
    condition: Condition
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """A line of the record of processing: `kept_months` is the retention period that the settings give the category."""

    activity: Activity
    basis: LawfulBasis
    condition: Condition
    recipients: tuple[str, ...]
    category: str
    kept_months: int


CATEGORIES: dict[Activity, str] = {
    Activity.RECRUITING: "closed_applications",
    Activity.ACCESS_NEEDS: "closed_applications",
    Activity.MATCHING: "matching_notes",
    Activity.JOURNAL: "journals",
    Activity.CONCERNS: "consents",
    Activity.SURVEY: "transcripts",
    Activity.INTERVIEWS: "transcripts",
    Activity.NATIONAL_COUNTS: "consents",
    Activity.LATER_CONTACT: "consents",
}


def unfounded(processing: Iterable[Processing]) -> frozenset[Activity]:
    """Those for which no lawful basis is on record."""
    return frozenset(Activity) - {entry.activity for entry in processing}


def record(processing: Iterable[Processing], kept: Retention) -> list[RecordEntry]:
    """The record of processing, in the order of the activities."""
    known = {entry.activity: entry for entry in processing}
    return [_line(known[activity], kept) for activity in Activity if activity in known]


def _line(entry: Processing, kept: Retention) -> RecordEntry:
    category = CATEGORIES[entry.activity]
    months: int = getattr(kept, category)
    return RecordEntry(entry.activity, entry.basis, entry.condition, entry.recipients, category, months)
