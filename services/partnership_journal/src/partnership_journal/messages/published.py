"""What the journal publishes: the contract's messages, and the event that each is made from.

Nothing of what partners write is published, nor which of the two did something; but whose address their partner may see.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from partnership_journal.meetings import decider as meetings
from partnership_journal.meetings.decider import How
from partnership_journal.openings import decider as openings
from partnership_journal.partnerships import decider as partnerships
from partnership_journal.partnerships.decider import Ending
from plp_kit.core.parts import AtMost
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

    `taken_back`: the pair was taken back, by matchers before launch or since one of the two said that it cannot work. It counts
    nowhere.
    """

    partnership: UUID
    cohort: UUID
    how: Ending
    on: date


@dataclass(frozen=True, slots=True)
class PartnershipOpened:
    """Each of the two may read the other's profile: both are continuing, or three working days are over.

    It does not say which.
    """

    partnership: UUID
    cohort: UUID
    senior: UUID
    colleague: UUID
    on: date


@dataclass(frozen=True, slots=True)
class AddressesShown:
    """Exactly these of the two let their partner see their e-mail address, from now on. It follows `PartnershipOpened`."""

    partnership: UUID
    people: Annotated[tuple[UUID, ...], AtMost(2)]


@dataclass(frozen=True, slots=True)
class PairingRefused:
    """One of the two said, before they were open to each other, that this pairing cannot work; it does not say which.

    The pair is taken back, and the two are never matched again.
    """

    partnership: UUID
    cohort: UUID
    senior: UUID
    colleague: UUID
    on: date


RENAMED: Final = {"partnership": "id"}

OF_PAIR: Final = {**RENAMED, "cohort": "pair.cohort", "senior": "pair.senior", "colleague": "pair.colleague"}

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
    Publication(openings.PairOpened, "partnership_journal.PartnershipOpened.v1", PartnershipOpened, TOPIC, renamed=OF_PAIR),
    Publication(openings.AddressesShown, "partnership_journal.AddressesShown.v1", AddressesShown, TOPIC, renamed=RENAMED),
    Publication(openings.PairingRefused, "partnership_journal.PairingRefused.v1", PairingRefused, TOPIC, renamed=OF_PAIR),
)
