"""What falls due in recruitment, put by one event and removed by another. Table: deadlines.

Recruiting closes on its date; a week before, who has not handed in their application is reminded, and on the date it lapses.
An erasure is done when its hold is over, a request's clock runs out, and what was written in an application that came to nothing
goes after its period of retention.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded, Stream
from plp_kit.core.read_models import writes
from recruitment.domain.application_events import (
    Accepted,
    Applied,
    Declined,
    ForgettingPutOff,
    Forgotten,
    InterestShown,
    InvitationTaken,
    Invited,
    Lapsed,
    ProfileReminded,
    Withdrawn,
)
from recruitment.domain.application_events import Event as ApplicationEvent
from recruitment.domain.cohorts import CohortOpened, RecruitingClosed
from recruitment.domain.cohorts import Event as CohortEvent
from recruitment.domain.people import ErasureAsked, ErasureRefused, HoldLifted, HoldPlaced, PersonErased, RestrictionChanged
from recruitment.domain.people import Event as PersonEvent
from recruitment.domain.requests import Clock, ClockRanOut, RequestAcknowledged, RequestAnswered, RequestMade
from recruitment.domain.requests import Event as RequestEvent
from recruitment.domain.retention import months_after

CLOSE_RECRUITING: Final = "close_recruiting"
REMIND: Final = "remind"
LAPSE: Final = "lapse"
ACKNOWLEDGE: Final = "acknowledge"
ANSWER: Final = "answer"
FORGET: Final = "forget"
ERASE: Final = "erase"
WEEK: Final = timedelta(days=7)


@writes("deadlines")
def of_cohort(db: Db, recorded: Recorded[CohortEvent]) -> None:
    match recorded.event:
        case CohortOpened(plan):
            deadlines.put(db, recorded.stream, CLOSE_RECRUITING, _midnight(plan.recruiting_closes_on))
        case RecruitingClosed():
            deadlines.remove(db, recorded.stream, CLOSE_RECRUITING)


@writes("deadlines")
def of_application(db: Db, recorded: Recorded[ApplicationEvent]) -> None:
    stream, on = recorded.stream, recorded.origin.at.date()
    match recorded.event:
        case InterestShown(closes_on=closes_on) | Invited(closes_on=closes_on):
            _begin(db, stream, on, closes_on)
        case ProfileReminded():
            deadlines.remove(db, stream, REMIND)
        case Applied() | InvitationTaken():
            _remove(db, stream, REMIND, LAPSE)
        case Declined() | Withdrawn() | Lapsed():
            _remove(db, stream, REMIND, LAPSE)
            deadlines.put(db, stream, FORGET, _midnight(months_after(on, recorded.event.kept_months)))
        case Accepted(kept_until=until) if until is not None:
            deadlines.put(db, stream, FORGET, _midnight(until))
        case ForgettingPutOff(until):
            deadlines.put(db, stream, FORGET, _midnight(until))
        case Forgotten():
            deadlines.remove(db, stream, FORGET)
        case _:
            pass


@writes("deadlines")
def of_person(db: Db, recorded: Recorded[PersonEvent]) -> None:
    match recorded.event:
        case ErasureAsked(due_at):
            deadlines.put(db, recorded.stream, ERASE, due_at)
        case HoldLifted(erasure_due_at):
            if erasure_due_at is not None:
                deadlines.put(db, recorded.stream, ERASE, erasure_due_at)
        case PersonErased() | ErasureRefused() | HoldPlaced():
            deadlines.remove(db, recorded.stream, ERASE)
        case RestrictionChanged():
            pass


@writes("deadlines")
def of_request(db: Db, recorded: Recorded[RequestEvent]) -> None:
    """The day after the last one on which it is in time."""
    stream = recorded.stream
    match recorded.event:
        case RequestMade(answer_by=answer_by, acknowledge_by=acknowledge_by):
            deadlines.put(db, stream, ANSWER, _midnight(answer_by + timedelta(days=1)))
            if acknowledge_by is not None:
                deadlines.put(db, stream, ACKNOWLEDGE, _midnight(acknowledge_by + timedelta(days=1)))
        case RequestAcknowledged():
            deadlines.remove(db, stream, ACKNOWLEDGE)
        case RequestAnswered():
            _remove(db, stream, ACKNOWLEDGE, ANSWER)
        case ClockRanOut(clock):
            deadlines.remove(db, stream, ACKNOWLEDGE if clock is Clock.ACKNOWLEDGEMENT else ANSWER)


def _begin(db: Db, stream: Stream, on: date, closes_on: date) -> None:
    deadlines.put(db, stream, LAPSE, _midnight(closes_on))
    if on < closes_on - WEEK:
        deadlines.put(db, stream, REMIND, _midnight(closes_on - WEEK))


def _remove(db: Db, stream: Stream, *names: str) -> None:
    for name in names:
        deadlines.remove(db, stream, name)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
