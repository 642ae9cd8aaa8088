"""Who takes part or took part in a cohort, as far as it was heard. Table: participants_1."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import class_row

from evaluation.participants.decider import ConsentsHeard, Event, LeftHeard, Membership, SeatTaken
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """The consents are None until they are heard."""

    participant: UUID
    cohort: UUID
    person: UUID
    survey: bool | None
    national_counts: bool | None
    left_on: date | None


@writes("participants_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    participant = recorded.stream.id
    _know(db, participant, recorded.event.membership)
    match recorded.event:
        case ConsentsHeard(_, consents):
            db.execute(
                "UPDATE participants_1 SET survey = %s, national_counts = %s WHERE participant = %s",
                (consents.survey, consents.national_counts, participant),
            )
        case LeftHeard(_, on):
            db.execute("UPDATE participants_1 SET left_on = %s WHERE participant = %s", (on, participant))
        case SeatTaken():
            pass  # In seats_1.


def _know(db: Db, participant: UUID, membership: Membership) -> None:
    db.execute(
        """INSERT INTO participants_1 (participant, cohort, person) VALUES (%s, %s, %s)
           ON CONFLICT (tenant, participant) DO NOTHING""",
        (participant, membership.cohort, membership.person),
    )


def of_cohort(db: Db, cohort: UUID | None) -> list[ParticipantRow]:
    with db.cursor(row_factory=class_row(ParticipantRow)) as rows:
        return rows.execute(
            """SELECT participant, cohort, person, survey, national_counts, left_on
               FROM participants_1 WHERE cohort = %s ORDER BY participant""",
            (cohort,),
        ).fetchall()


def cohorts_of(db: Db, person: UUID) -> list[UUID]:
    """In which anything was heard of this person."""
    return [cohort for (cohort,) in db.execute("SELECT cohort FROM participants_1 WHERE person = %s ORDER BY cohort", (person,))]
