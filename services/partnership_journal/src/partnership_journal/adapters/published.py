"""What the journal tells the other services: the contract's messages, and the event that each is made from.

Nothing of what partners write is published, nor which of the two did something.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partnership_journal.domain import meetings, partnerships
from partnership_journal.domain.meetings import How
from partnership_journal.domain.partnerships import Ending
from plp_kit.core.events import Recorded
from plp_kit.messaging.publishing import Publication, PublishedLanguage

TOPIC = "partnership_journal"


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
    """A partnership ends: completed, ended by one of the two, or a partner left. Which of the two is not said."""

    partnership: UUID
    cohort: UUID
    how: Ending
    on: date


def _partnership_formed(recorded: Recorded[partnerships.PartnershipFormed]) -> PartnershipFormed:
    formed = recorded.event
    return PartnershipFormed(recorded.stream.id, formed.cohort, formed.senior, formed.colleague, formed.formed_on)


def _meeting_held(recorded: Recorded[meetings.MeetingHeld]) -> MeetingHeld:
    held = recorded.event
    return MeetingHeld(recorded.stream.id, held.cohort, held.on, held.how)


def _partnership_ended(recorded: Recorded[partnerships.PartnershipEnded]) -> PartnershipEnded:
    ended = recorded.event
    return PartnershipEnded(recorded.stream.id, ended.cohort, ended.how, ended.on)


LANGUAGE = PublishedLanguage(
    Publication(
        partnerships.PartnershipFormed,
        "partnership_journal.PartnershipFormed.v1",
        PartnershipFormed,
        TOPIC,
        _partnership_formed,
    ),
    Publication(meetings.MeetingHeld, "partnership_journal.MeetingHeld.v1", MeetingHeld, TOPIC, _meeting_held),
    Publication(
        partnerships.PartnershipEnded,
        "partnership_journal.PartnershipEnded.v1",
        PartnershipEnded,
        TOPIC,
        _partnership_ended,
    ),
)
