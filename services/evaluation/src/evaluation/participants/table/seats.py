"""Seats that participants hold or held in partnerships. Table: seats_1."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import class_row

from evaluation.participants.decider import ConsentsRecorded, DepartureRecorded, Event, SeatReturned, SeatTaken
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class SeatRow:
    """`event_id` is the event by which the seat was taken. A survey's opening joins it, since it follows from every seat."""

    participant: UUID
    partnership: UUID
    seat: str
    held_on: date
    event_id: UUID


@writes("seats_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case SeatTaken(membership, held):
            db.execute(
                """INSERT INTO seats_1 (participant, partnership, cohort, seat, held_on, event_id)
                   VALUES (%s, %s, %s, %s, %s, %s)""",
                (recorded.stream.id, held.partnership, membership.cohort, held.seat, held.on, recorded.id),
            )
        case SeatReturned(partnership=partnership):
            db.execute("DELETE FROM seats_1 WHERE participant = %s AND partnership = %s", (recorded.stream.id, partnership))
        case ConsentsRecorded() | DepartureRecorded():
            pass  # In participants_1.


def of_cohort(db: Db, cohort: UUID | None) -> list[SeatRow]:
    with db.cursor(row_factory=class_row(SeatRow)) as rows:
        return rows.execute(
            """SELECT participant, partnership, seat, held_on, event_id
               FROM seats_1 WHERE cohort = %s ORDER BY participant, partnership""",
            (cohort,),
        ).fetchall()
