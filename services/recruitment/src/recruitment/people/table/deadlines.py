"""When an erasure is decided, and carried out. Table: deadlines."""

from typing import Final

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.people.events import (
    ErasureAsked,
    ErasureBegun,
    ErasureGranted,
    ErasureReferred,
    ErasureRefused,
    ErasureRetracted,
    ErasureSuspended,
    Event,
    PersonErased,
)

ERASE: Final = "erase"


@writes("deadlines")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case ErasureAsked(due_at=due_at):
            deadlines.put(db, recorded.stream, ERASE, due_at)
        case ErasureGranted() | ErasureBegun():
            deadlines.put(db, recorded.stream, ERASE, recorded.origin.at)
        case ErasureRetracted() | ErasureReferred() | ErasureSuspended() | ErasureRefused() | PersonErased():
            deadlines.remove(db, recorded.stream, ERASE)
        case _:
            pass
