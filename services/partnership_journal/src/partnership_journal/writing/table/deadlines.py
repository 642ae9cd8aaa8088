"""What falls due in the journal: the keys of texts that were taken back or replaced are destroyed. Table: deadlines."""

from typing import Final

from partnership_journal.partnerships.decider import Event
from partnership_journal.writing.decider import TextRevised, TextWithdrawn
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes

DESTROY_TEXTS: Final = "destroy_texts"


@writes("deadlines")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case TextWithdrawn() | TextRevised():
            deadlines.put(db, recorded.stream, DESTROY_TEXTS, recorded.origin.at)
        case _:
            return
