"""Consents: one for each purpose, separate and versioned. Only taking part is needed to take part."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    TAKE_PART = "take_part"
    PROFILE_SHOWN = "profile_shown"
    SURVEY = "survey"
    INTERVIEW = "interview"
    RECORDING = "recording"
    QUOTES = "quotes"
    JOURNAL_EXTRACTS = "journal_extracts"
    NATIONAL_COUNTS = "national_counts"
    LATER_CONTACT = "later_contact"


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The wording in force for a purpose; the wording itself stands in a catalogue under this version."""

    purpose: Purpose
    version: int


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person said to one purpose, and to which version of its wording."""

    purpose: Purpose
    granted: bool
    version: int


def granted(consents: Iterable[Consent]) -> frozenset[Purpose]:
    """The purposes agreed to; one that was not asked about is not agreed to."""
    return frozenset(consent.purpose for consent in consents if consent.granted)
