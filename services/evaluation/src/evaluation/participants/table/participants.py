"""The people who take part or took part in a cohort. Table: participants_1."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import class_row

from evaluation.participants.decider import ConsentsRecorded, DepartureRecorded, Event, Membership, SeatReturned, SeatTaken
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """The consents are None until they are recorded."""

    participant: UUID
    cohort: UUID
    person: UUID
    survey: bool | None
    national_counts: bool | None
    survey_taken_back: bool
    left_on: date | None


@writes("participants_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    participant = recorded.stream.id
    _add(db, participant, recorded.event.membership)
    match recorded.event:
        case ConsentsRecorded(_, consents, taken_back):
            db.execute(
                "UPDATE participants_1 SET survey = %s, national_counts = %s, survey_taken_back = %s WHERE participant = %s",
                (consents.survey, consents.national_counts, taken_back, participant),
            )
        case DepartureRecorded(_, on):
            db.execute("UPDATE participants_1 SET left_on = %s WHERE participant = %s", (on, participant))
        case SeatTaken() | SeatReturned():
            pass  # In seats_1.


def _add(db: Db, participant: UUID, membership: Membership) -> None:
    db.execute(
        """INSERT INTO participants_1 (participant, cohort, person) VALUES (%s, %s, %s)
           ON CONFLICT (tenant, participant) DO NOTHING""",
        (participant, membership.cohort, membership.person),
    )


def of_cohort(db: Db, cohort: UUID | None) -> list[ParticipantRow]:
    with db.cursor(row_factory=class_row(ParticipantRow)) as rows:
        return rows.execute(
            """SELECT participant, cohort, person, survey, national_counts, survey_taken_back, left_on
               FROM participants_1 WHERE cohort = %s ORDER BY participant""",
            (cohort,),
        ).fetchall()


def cohorts_of(db: Db, person: UUID) -> list[UUID]:
    """The cohorts for which this person is on record."""
    return [cohort for (cohort,) in db.execute("SELECT cohort FROM participants_1 WHERE person = %s ORDER BY cohort", (person,))]
