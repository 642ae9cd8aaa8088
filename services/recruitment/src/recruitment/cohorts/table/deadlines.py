"""When recruiting closes, and until when it is kept how far the cohort's e-mails came. Table: deadlines."""

from typing import Final

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.cohorts.decider import CohortOpened, DatesMoved, Event, NoticeRetentionEnded, RecruitingClosed
from recruitment.cohorts.launching import CohortLaunched

CLOSE_RECRUITING: Final = "close_recruiting"
FORGET_NOTICES: Final = "forget_notices"


@writes("deadlines")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case CohortOpened():
            days = recorded.event.days
            deadlines.put(db, recorded.stream, CLOSE_RECRUITING, midnight(days.recruiting_closes_on))
            deadlines.put(db, recorded.stream, FORGET_NOTICES, midnight(days.notices_until))
        case DatesMoved(before=before, after=after) | CohortLaunched(before=before, after=after):
            if after.recruiting_closes_on != before.recruiting_closes_on:
                deadlines.put(db, recorded.stream, CLOSE_RECRUITING, midnight(after.recruiting_closes_on))
            if after.notices_until != before.notices_until:
                deadlines.put(db, recorded.stream, FORGET_NOTICES, midnight(after.notices_until))
        case RecruitingClosed():
            deadlines.remove(db, recorded.stream, CLOSE_RECRUITING)
        case NoticeRetentionEnded():
            deadlines.remove(db, recorded.stream, FORGET_NOTICES)
