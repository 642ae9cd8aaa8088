"""What evaluation holds about a person: their consents, seats, invitations, and that they answered; never the answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from evaluation.ids import participant_id
from evaluation.participants.decider import participants
from evaluation.participants.table import participants as participant_rows
from evaluation.surveys.decider import InvitedListed, surveys
from evaluation.surveys.queries import Invitation, invitations_of
from evaluation.surveys.register import RespondentsRecorded, registers
from evaluation.surveys.table import invitations
from plp_kit.core import excepted_people
from plp_kit.core.database import Db
from plp_kit.core.restricted_people import restricted_people
from plp_kit.core.shown import shown
from plp_kit.my_data import Details, Holding, by_person, without
from plp_kit.service import TenantContext


@shown
@dataclass(frozen=True, slots=True)
class OwnLists:
    """What lists show about the person today."""

    surveys: list[Invitation]


def lists(context: TenantContext, person: UUID) -> OwnLists:
    with context.database.transaction() as db:
        return OwnLists(invitations_of(db, person))


def _participations(db: Db, person: UUID) -> Iterable[UUID]:
    return [participant_id(cohort, person) for cohort in participant_rows.cohorts_of(db, person)]


def _invited(person: UUID, event: object) -> Details | None:
    return without(event, "invited") if isinstance(event, InvitedListed) and person in event.invited else None


def _answered(person: UUID, event: object) -> Details | None:
    """That they did, and nothing else."""
    return {} if isinstance(event, RespondentsRecorded) and person in event.people else None


HOLDINGS: Final = (
    Holding(participants, _participations),
    Holding(surveys, invitations.surveys_of, _invited),
    Holding(registers, invitations.surveys_of, _answered),
    Holding(restricted_people, by_person),
    Holding(excepted_people.excepted_people, excepted_people.of_person),
)
