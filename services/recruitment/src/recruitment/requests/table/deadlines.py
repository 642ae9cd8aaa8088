"""When the clocks of a request run out, and until when what was written in it is kept. Table: deadlines."""

from typing import Final

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.requests.decider import (
    ClockRanOut,
    Event,
    RequestAcknowledged,
    RequestAnswered,
    RequestMade,
    RequestRetentionEnded,
    RequestRetracted,
)
from recruitment.requests.grounds import Clock

ACKNOWLEDGE: Final = "acknowledge"
ANSWER: Final = "answer"
END_RETENTION: Final = "end_request_retention"
NAMES: Final = {Clock.ACKNOWLEDGEMENT: ACKNOWLEDGE, Clock.ANSWER: ANSWER}


@writes("deadlines")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    stream = recorded.stream
    match recorded.event:
        case RequestMade(clocks=clocks):
            for running in clocks:
                deadlines.put(db, stream, NAMES[running.clock], midnight(running.late_on))
        case RequestAcknowledged():
            deadlines.remove(db, stream, ACKNOWLEDGE)
        case RequestAnswered(retain_until=day) | RequestRetracted(day):
            for name in NAMES.values():
                deadlines.remove(db, stream, name)
            deadlines.put(db, stream, END_RETENTION, midnight(day))
        case RequestRetentionEnded():
            deadlines.remove(db, stream, END_RETENTION)
        case ClockRanOut(clock):
            deadlines.remove(db, stream, NAMES[clock])
        case _:
            pass
