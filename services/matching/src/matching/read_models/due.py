"""What falls due in matching: a cohort's notes and explanations are destroyed, months after its launch. Table: deadlines."""

from datetime import UTC, date, datetime, time
from typing import Final

from matching.domain.cohorts import CohortHeard, Event
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes

DESTROY_NOTES: Final = "destroy_notes"
MONTHS_KEPT: Final = 3


def kept_until(launch_on: date) -> datetime:
    """The same day three months on; the last of the month where that has fewer days."""
    year, month = divmod(launch_on.month - 1 + MONTHS_KEPT, 12)
    first = date(launch_on.year + year, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return datetime.combine(first.replace(day=min(launch_on.day, (following - first).days)), time(), UTC)


@writes("deadlines")
def of_cohort(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case CohortHeard(launch_on):
            deadlines.put(db, recorded.stream, DESTROY_NOTES, kept_until(launch_on))
        case _:
            return
