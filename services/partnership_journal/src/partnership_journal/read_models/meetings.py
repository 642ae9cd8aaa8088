"""The days for which partners planned a meeting, or on which they held one. Table: meetings_1."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import class_row

from partnership_journal.domain.meetings import MeetingHeld, MeetingPlanned
from partnership_journal.domain.partnerships import Event
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One a day. `how` is how it was held, or is planned until then."""

    on: date
    how: str
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


def of_partnership(db: Db, partnership: UUID) -> list[MeetingRow]:
    with db.cursor(row_factory=class_row(MeetingRow)) as rows:
        return rows.execute(
            """SELECT meets_on AS "on", how, planned, held FROM meetings_1 WHERE partnership = %s ORDER BY meets_on""",
            (partnership,),
        ).fetchall()


def held_in(db: Db, cohort: UUID) -> int:
    row = db.execute(
        """SELECT count(*) FROM meetings_1 JOIN partnerships_1 USING (tenant, partnership) WHERE cohort = %s AND held""",
        (cohort,),
    ).fetchone()
    return int(row[0]) if row else 0
