"""Notes as somebody reads them. Table: notes_1."""

from benchmarks.notes.decider import Event, Noted
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@writes("notes_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case Noted(partnership, number, text):
            db.execute(
                "INSERT INTO notes_1 (note, partnership, number, text, version) VALUES (%s, %s, %s, %s, %s)",
                (recorded.stream.id, partnership, number, text, recorded.version),
            )
        case _:
            return
