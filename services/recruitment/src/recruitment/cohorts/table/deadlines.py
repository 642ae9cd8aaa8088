"""When recruiting closes. Table: deadlines."""

from typing import Final

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.cohorts.decider import CohortOpened, Event, RecruitingClosed
from recruitment.dates import midnight

CLOSE_RECRUITING: Final = "close_recruiting"


@writes("deadlines")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case CohortOpened(plan):
            deadlines.put(db, recorded.stream, CLOSE_RECRUITING, midnight(plan.recruiting_closes_on))
        case RecruitingClosed():
            deadlines.remove(db, recorded.stream, CLOSE_RECRUITING)
