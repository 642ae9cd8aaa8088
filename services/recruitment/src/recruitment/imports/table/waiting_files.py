"""Lists that were sent and are not imported yet. Table: waiting_files_1."""

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.imports.decider import ColumnsMapped, Event, FileForgotten, FileImported, FileKept


@writes("waiting_files_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    file = recorded.stream.id
    match recorded.event:
        case FileKept(cohort=cohort, forget_at=forget_at):
            db.execute(
                "INSERT INTO waiting_files_1 (import_file, cohort, kept_at, forget_at) VALUES (%s, %s, %s, %s)",
                (file, cohort, recorded.origin.at, forget_at),
            )
        case FileImported() | FileForgotten():
            db.execute("DELETE FROM waiting_files_1 WHERE import_file = %s", (file,))
        case ColumnsMapped():
            return
