"""What falls due in recruitment: recruiting closes on its date, an erasure is done when its hold is over. Table: deadlines."""

from datetime import UTC, datetime, time

from plp_kit import deadlines
from plp_kit.database import Db
from plp_kit.events import Recorded
from plp_kit.read_models import writes
from recruitment.domain.cohorts import CohortOpened, RecruitingClosed
from recruitment.domain.cohorts import Event as CohortEvent
from recruitment.domain.people import ErasureAsked, PersonErased
from recruitment.domain.people import Event as PersonEvent

CLOSE_RECRUITING = "close_recruiting"
ERASE = "erase"


@writes("deadlines")
def of_cohort(db: Db, recorded: Recorded[CohortEvent]) -> None:
    match recorded.event:
        case CohortOpened(plan):
            closes_at = datetime.combine(plan.recruiting_closes_on, time(), UTC)
            deadlines.put(db, recorded.stream, CLOSE_RECRUITING, closes_at)
        case RecruitingClosed():
            deadlines.remove(db, recorded.stream, CLOSE_RECRUITING)


@writes("deadlines")
def of_person(db: Db, recorded: Recorded[PersonEvent]) -> None:
    match recorded.event:
        case ErasureAsked(due_at):
            deadlines.put(db, recorded.stream, ERASE, due_at)
        case PersonErased():
            deadlines.remove(db, recorded.stream, ERASE)
