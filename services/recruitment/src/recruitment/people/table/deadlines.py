"""When an erasure that was asked for falls due. Table: deadlines."""

from typing import Final

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.people.decider import ErasureAsked, ErasureRefused, Event, HoldLifted, HoldPlaced, PersonErased

ERASE: Final = "erase"


@writes("deadlines")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case ErasureAsked(due_at):
            deadlines.put(db, recorded.stream, ERASE, due_at)
        case HoldLifted(erasure_due_at) if erasure_due_at is not None:
            deadlines.put(db, recorded.stream, ERASE, erasure_due_at)
        case PersonErased() | ErasureRefused() | HoldPlaced():
            deadlines.remove(db, recorded.stream, ERASE)
        case _:
            pass
