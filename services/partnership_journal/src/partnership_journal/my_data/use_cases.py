"""What the journal holds about a person: their partnerships, what they wrote and did in them, the sessions they came to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from partnership_journal.ids import CohortId, PersonId, participant_id
from partnership_journal.meetings.decider import MeetingHeld, MeetingPlanned
from partnership_journal.openings.decider import ContactChosen, PairAnnounced, PairingRefused, PairOpened, WentOn, openings
from partnership_journal.participants.decider import participants
from partnership_journal.partnerships import table as partnership_rows
from partnership_journal.partnerships.decider import PartnershipEnded, PartnershipFormed, partnerships
from partnership_journal.partnerships.table import Partnership
from partnership_journal.sessions.decider import AttendanceRecorded, sessions
from partnership_journal.sessions.table import attendances
from plp_kit.core import joined_people
from plp_kit.core.database import Db
from plp_kit.core.restricted_people import restricted_people
from plp_kit.core.shown import shown
from plp_kit.my_data import Details, Holding, by_person, whole, without
from plp_kit.service import TenantContext


@shown
@dataclass(frozen=True, slots=True)
class OwnLists:
    """What lists show about the person today."""

    partnerships: list[Partnership]


def lists(context: TenantContext, person: UUID) -> OwnLists:
    with context.database.transaction() as db:
        return OwnLists(partnership_rows.of_partner(db, joined_people.ids_of(db, person)))


def _partnerships(db: Db, person: UUID) -> Iterable[UUID]:
    return [row.partnership for row in partnership_rows.of_partner(db, [person])]


def _participations(db: Db, person: UUID) -> Iterable[UUID]:
    cohorts = {row.cohort for row in partnership_rows.of_partner(db, [person])}
    return [participant_id(CohortId(cohort), PersonId(person)) for cohort in sorted(cohorts)]


def _in_partnership(person: UUID, event: object) -> Details | None:
    """That it was formed and has ended, not how; their meetings; and of everything else what the person did themselves."""
    match event:
        case PartnershipFormed():
            return whole(person, event)
        case PartnershipEnded():
            return without(event, "how")
        case MeetingPlanned() | MeetingHeld():
            return without(event, "partner")
        case _:
            return without(event, "partner", "key") if getattr(event, "partner", None) == person else None


def _in_opening(person: UUID, event: object) -> Details | None:
    """When the two were open to each other, and what the person said themselves. What the other said is never theirs."""
    match event:
        case PairAnnounced() | PairOpened():
            return whole(person, event)
        case WentOn(partner) | ContactChosen(partner) | PairingRefused(partner) if partner == person:
            return whole(person, event)
        case _:
            return None


def _at_session(person: UUID, event: object) -> Details | None:
    return None if isinstance(event, AttendanceRecorded) and event.person != person else whole(person, event)


HOLDINGS: Final = (
    Holding(participants, _participations),
    Holding(partnerships, _partnerships, _in_partnership),
    Holding(openings, _partnerships, _in_opening),
    Holding(sessions, attendances.of_person, _at_session),
    Holding(restricted_people, by_person),
)
