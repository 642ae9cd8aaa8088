"""What falls due: retention of a cohort's working papers ends. Table: deadlines."""

from datetime import date
from typing import Final

from matching.cohorts.decider import CohortRecorded, DatesRecorded, Event
from matching.cohorts.retention import RetentionEnded, RetentionRenewed
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes

END_RETENTION: Final = "end_retention"


@writes("deadlines")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    stream = recorded.stream
    match recorded.event:
        case (
            CohortRecorded(retain_until=date() as day)
            | DatesRecorded(retain_until=date() as day)
            | RetentionRenewed(retain_until=day)
        ):
            deadlines.put(db, stream, END_RETENTION, midnight(day))
        case RetentionEnded():
            deadlines.remove(db, stream, END_RETENTION)
        case _:
            return
