"""Who was at a group session. Table: attendances_1."""

from uuid import UUID

from partnership_journal.sessions.decider import AttendanceRecorded, Event, SessionHeld
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@writes("attendances_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case SessionHeld():
            return
        case AttendanceRecorded(person):
            db.execute("INSERT INTO attendances_1 (session, person) VALUES (%s, %s)", (recorded.stream.id, person))


def of_person(db: Db, person: UUID) -> list[UUID]:
    """The sessions at which the person was."""
    rows = db.execute("SELECT session FROM attendances_1 WHERE person = %s ORDER BY session", (person,))
    return [session for (session,) in rows]
