"""Where people work: their managers and their team, as recruitment recorded them last. Table: lines_1."""

from matching.candidates.people import Event, Line
from matching.ids import PersonId
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@writes("lines_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    line = recorded.event.line
    db.execute(
        """INSERT INTO lines_1 (person, managers, team) VALUES (%s, %s, %s)
           ON CONFLICT (tenant, person) DO UPDATE SET managers = excluded.managers, team = excluded.team""",
        (recorded.stream.id, list(line.managers), line.team),
    )


def everybody(db: Db) -> dict[PersonId, Line]:
    """Of the trust: a manager need not be a candidate."""
    rows = db.execute("SELECT person, managers, team FROM lines_1 ORDER BY person").fetchall()
    return {PersonId(person): Line(tuple(map(PersonId, managers)), team) for person, managers, team in rows}
