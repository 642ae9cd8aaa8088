"""Where people work: their managers and their team, sealed, as recruitment recorded them last. Table: lines_1."""

from matching.candidates.people import Event
from plp_kit.core import sealed_columns
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@writes("lines_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    db.execute(
        """INSERT INTO lines_1 (person, line) VALUES (%s, %s)
           ON CONFLICT (tenant, person) DO UPDATE SET line = excluded.line""",
        (recorded.stream.id, sealed_columns.column([recorded.event.line])),
    )
