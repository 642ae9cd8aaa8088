"""What falls due in recruitment, put by one event and removed by another. Table: deadlines.

Every date stands in the event. A day begins at midnight.
"""

from datetime import UTC, date, datetime, time
from typing import Final

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded, Stream
from plp_kit.core.read_models import writes
from recruitment.applications.events import (
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
    TextTakenBack,
    Withdrawn,
)
from recruitment.applications.events import Event as ApplicationEvent
from recruitment.cohorts.decider import CohortOpened, RecruitingClosed
from recruitment.cohorts.decider import Event as CohortEvent
from recruitment.people.decider import ErasureAsked, ErasureRefused, HoldLifted, HoldPlaced, PersonErased
from recruitment.people.decider import Event as PersonEvent
from recruitment.requests.decider import Clock, ClockRanOut, RequestAcknowledged, RequestAnswered, RequestMade
from recruitment.requests.decider import Event as RequestEvent

CLOSE_RECRUITING: Final = "close_recruiting"
REMIND: Final = "remind"
LAPSE: Final = "lapse"
CLOCKS: Final = {Clock.ACKNOWLEDGEMENT: "acknowledge", Clock.ANSWER: "answer"}
FORGET: Final = "forget"
ERASE: Final = "erase"
DESTROY_TEXTS: Final = "destroy_texts"


@writes("deadlines")
def of_cohort(db: Db, recorded: Recorded[CohortEvent]) -> None:
    match recorded.event:
        case CohortOpened(plan):
            deadlines.put(db, recorded.stream, CLOSE_RECRUITING, _midnight(plan.recruiting_closes_on))
        case RecruitingClosed():
            deadlines.remove(db, recorded.stream, CLOSE_RECRUITING)


@writes("deadlines")
def of_application(db: Db, recorded: Recorded[ApplicationEvent]) -> None:
    """As long as it is not handed in."""
    stream = recorded.stream
    match recorded.event:
        case InterestShown() | Invited():
            _begin(db, stream, recorded.event)
        case ProfileReminded():
            deadlines.remove(db, stream, REMIND)
        case Applied() | InvitationTaken() | Declined() | Withdrawn() | Lapsed():
            _remove(db, stream, REMIND, LAPSE)
        case _:
            pass


@writes("deadlines")
def of_retention(db: Db, recorded: Recorded[ApplicationEvent]) -> None:
    """Until when what was written in an application is kept."""
    stream = recorded.stream
    match recorded.event:
        case Accepted(kept_until=until) | Declined(kept_until=until) | Withdrawn(kept_until=until) | Lapsed(kept_until=until):
            deadlines.put(db, stream, FORGET, _midnight(until))
        case ForgettingPutOff(until):
            deadlines.put(db, stream, FORGET, _midnight(until))
        case Forgotten():
            deadlines.remove(db, stream, FORGET)
        case TextTakenBack():
            deadlines.put(db, stream, DESTROY_TEXTS, recorded.origin.at)
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
        case _:
            pass


@writes("deadlines")
def of_request(db: Db, recorded: Recorded[RequestEvent]) -> None:
    stream = recorded.stream
    match recorded.event:
        case RequestMade(clocks=clocks):
            for running in clocks:
                deadlines.put(db, stream, CLOCKS[running.clock], _midnight(running.late_on))
        case RequestAcknowledged():
            deadlines.remove(db, stream, CLOCKS[Clock.ACKNOWLEDGEMENT])
        case RequestAnswered():
            _remove(db, stream, *CLOCKS.values())
        case ClockRanOut(clock):
            deadlines.remove(db, stream, CLOCKS[clock])


def _begin(db: Db, stream: Stream, begun: InterestShown | Invited) -> None:
    deadlines.put(db, stream, LAPSE, _midnight(begun.lapses_on))
    if begun.remind_on is not None:
        deadlines.put(db, stream, REMIND, _midnight(begun.remind_on))


def _remove(db: Db, stream: Stream, *names: str) -> None:
    for name in names:
        deadlines.remove(db, stream, name)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
