"""When it is seen whether a private address is still kept. Table: deadlines."""

from typing import Final

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.leavers.decider import Event, PrivateAddressForgotten

END_KEEPING: Final = "end_keeping_private_address"


@writes("deadlines")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case PrivateAddressForgotten():
            deadlines.remove(db, recorded.stream, END_KEEPING)
        case event:
            deadlines.put(db, recorded.stream, END_KEEPING, midnight(event.until))
