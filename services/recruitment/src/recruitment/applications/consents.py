"""Consents: one for each purpose, each with a version of its wording. Only the consent to take part is needed to take part."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


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


ASKED_OF_APPLICANTS: Final = (Purpose.TAKE_PART, Purpose.PROFILE_SHOWN, Purpose.NATIONAL_COUNTS, Purpose.LATER_CONTACT)
"""In the order in which they are asked. All others are asked when they arise, of people who take part."""
NEEDED: Final = Purpose.TAKE_PART
"""The only consent without which nobody can take part."""


@dataclass(frozen=True, slots=True)
class ConsentText:
    """What people are asked for a purpose, in full. Another wording is another version."""

    purpose: Purpose
    version: int
    wording: str


@dataclass(frozen=True, slots=True)
class Consent:
    """A person's answer to one purpose, and the version of the wording that they answered."""

    purpose: Purpose
    granted: bool
    version: int


def granted(consents: Iterable[Consent]) -> tuple[Purpose, ...]:
    """The purposes agreed to, in alphabetical order; one that was not asked about is not agreed to."""
    return tuple(sorted(consent.purpose for consent in consents if consent.granted))
