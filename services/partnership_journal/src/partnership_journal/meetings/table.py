"""The days for which partners planned a meeting, or on which they held one. Table: meetings_1."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import class_row

from partnership_journal.meetings.decider import How, MeetingHeld, MeetingPlanned
from partnership_journal.partnerships.decider import Event
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class Meeting:
    """One a day. `how` is how it was held, or is planned until then."""

    on: date
    how: How
    planned: bool
    held: bool


@writes("meetings_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case MeetingPlanned(_, on, how):
            db.execute(
                """INSERT INTO meetings_1 (partnership, meets_on, how, planned, held) VALUES (%s, %s, %s, true, false)
                   ON CONFLICT (tenant, partnership, meets_on) DO UPDATE SET planned = true""",
                (recorded.stream.id, on, how),
            )
        case MeetingHeld(_, _, on, how):
            db.execute(
                """INSERT INTO meetings_1 (partnership, meets_on, how, planned, held) VALUES (%s, %s, %s, false, true)
                   ON CONFLICT (tenant, partnership, meets_on) DO UPDATE SET held = true, how = excluded.how""",
                (recorded.stream.id, on, how),
            )
        case _:
            return


def of_partnership(db: Db, partnership: UUID) -> list[Meeting]:
    with db.cursor(row_factory=class_row(Meeting)) as rows:
        return rows.execute(
            """SELECT meets_on AS "on", how, planned, held FROM meetings_1 WHERE partnership = %s ORDER BY meets_on""",
            (partnership,),
        ).fetchall()
