"""When a file is forgotten. Table: deadlines."""

from typing import Final

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.imports.decider import Event, FileForgotten, FileKept

FORGET: Final = "forget_import_file"


@writes("deadlines")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case FileKept(forget_at=forget_at):
            deadlines.put(db, recorded.stream, FORGET, forget_at)
        case FileForgotten():
            deadlines.remove(db, recorded.stream, FORGET)
        case _:
            pass
