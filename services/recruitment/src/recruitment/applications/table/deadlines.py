"""What falls due for an application: a reminder, lapsing, a departure, the end of retention. Table: deadlines.

Every date comes from the event.
"""

from datetime import date
from typing import Final

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.events import Recorded, Stream
from plp_kit.core.read_models import writes
from recruitment.applications.events import (
    Accepted,
    Applied,
    Declined,
    DeparturePlanned,
    DepartureRetracted,
    Event,
    InterestShown,
    InvitationRemoved,
    InvitationTaken,
    Invited,
    Lapsed,
    LapseMoved,
    LeftTrust,
    ProfileReminded,
    RetentionEnded,
    RetentionMoved,
    WasSetAside,
    Withdrawn,
)

REMIND: Final = "remind"
LAPSE: Final = "lapse"
LEAVE: Final = "leave"
END_RETENTION: Final = "end_retention"


@writes("deadlines")
def of_submission(db: Db, recorded: Recorded[Event]) -> None:
    """As long as the application is not submitted."""
    stream = recorded.stream
    match recorded.event:
        case InterestShown() | Invited():
            _put(db, stream, recorded.event.remind_on, recorded.event.lapses_on)
        case ProfileReminded():
            deadlines.remove(db, stream, REMIND)
        case LapseMoved(remind_on, lapses_on):
            _put(db, stream, remind_on, lapses_on)
        case Applied() | InvitationTaken() | InvitationRemoved() | Declined() | Withdrawn() | Lapsed() | WasSetAside():
            deadlines.remove(db, stream, REMIND)
            deadlines.remove(db, stream, LAPSE)
        case _:
            pass


@writes("deadlines")
def of_departure(db: Db, recorded: Recorded[Event]) -> None:
    """When the day of a departure begins."""
    match recorded.event:
        case DeparturePlanned(on):
            deadlines.put(db, recorded.stream, LEAVE, midnight(on))
        case DepartureRetracted() | LeftTrust() | Withdrawn():
            deadlines.remove(db, recorded.stream, LEAVE)
        case _:
            pass


@writes("deadlines")
def of_retention(db: Db, recorded: Recorded[Event]) -> None:
    """Until when what was written in an application is kept."""
    stream = recorded.stream
    match recorded.event:
        case Applied() | InvitationTaken() | Accepted() | Declined() | Withdrawn() | Lapsed() | WasSetAside() | RetentionMoved():
            deadlines.put(db, stream, END_RETENTION, midnight(recorded.event.retain_until))
        case RetentionEnded():
            deadlines.remove(db, stream, END_RETENTION)
        case _:
            pass


def _put(db: Db, stream: Stream, remind_on: date | None, lapses_on: date) -> None:
    deadlines.put(db, stream, LAPSE, midnight(lapses_on))
    if remind_on is None:
        deadlines.remove(db, stream, REMIND)
    else:
        deadlines.put(db, stream, REMIND, midnight(remind_on))
