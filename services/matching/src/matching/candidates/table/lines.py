"""Where people work: their managers and their team, as recruitment said last. Table: lines_1."""

from matching.domain.exclusions import Line
from matching.domain.identities import PersonId
from matching.domain.people import Event, IdentityHeard, LineHeard
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@writes("lines_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case LineHeard(managers, team):
            db.execute(
                """INSERT INTO lines_1 (person, managers, team) VALUES (%s, %s, %s)
                   ON CONFLICT (tenant, person) DO UPDATE SET managers = excluded.managers, team = excluded.team""",
                (recorded.stream.id, list(managers), team),
            )
        case IdentityHeard():
            pass


def everybody(db: Db) -> dict[PersonId, Line]:
    """Of the trust: a manager need not be a candidate."""
    rows = db.execute("SELECT person, managers, team FROM lines_1 ORDER BY person").fetchall()
    return {PersonId(person): Line(tuple(map(PersonId, managers)), team) for person, managers, team in rows}
