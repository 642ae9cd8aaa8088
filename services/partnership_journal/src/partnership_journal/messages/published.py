"""What the journal publishes: the contract's messages, and the event that each is made from.

Nothing of what partners write is published, nor which of the two did something.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from partnership_journal.meetings import decider as meetings
from partnership_journal.meetings.decider import How
from partnership_journal.partnerships import decider as partnerships
from partnership_journal.partnerships.decider import Ending
from plp_kit.messaging.publishing import Publication, PublishedLanguage

TOPIC: Final = "partnership_journal"


@dataclass(frozen=True, slots=True)
class PartnershipFormed:
    """Two people are partners from `formed_on`. `senior` and `colleague` are the seats in which they were matched."""

    partnership: UUID
    cohort: UUID
    senior: UUID
    colleague: UUID
    formed_on: date


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """Two partners met; on one day it counts once."""

    partnership: UUID
    cohort: UUID
    on: date
    how: How


@dataclass(frozen=True, slots=True)
class PartnershipEnded:
    """A partnership ends: completed, ended by one of the two, or a partner left. It does not say which of the two.

    `taken_back`: matchers took the pair back before launch, and it counts nowhere.
    """

    partnership: UUID
    cohort: UUID
    how: Ending
    on: date


RENAMED: Final = {"partnership": "id"}

LANGUAGE = PublishedLanguage(
    Publication(
        partnerships.PartnershipFormed,
        "partnership_journal.PartnershipFormed.v1",
        PartnershipFormed,
        TOPIC,
        renamed=RENAMED,
    ),
    Publication(meetings.MeetingHeld, "partnership_journal.MeetingHeld.v1", MeetingHeld, TOPIC, renamed=RENAMED),
    Publication(
        partnerships.PartnershipEnded, "partnership_journal.PartnershipEnded.v1", PartnershipEnded, TOPIC, renamed=RENAMED
    ),
)
