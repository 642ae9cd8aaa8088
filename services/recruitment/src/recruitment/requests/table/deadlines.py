"""When the clocks of a request run out. Table: deadlines."""

from typing import Final

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.dates import midnight
from recruitment.requests.decider import (
    Clock,
    ClockRanOut,
    Event,
    RequestAcknowledged,
    RequestAnswered,
    RequestMade,
    RequestRetracted,
)

ACKNOWLEDGE: Final = "acknowledge"
ANSWER: Final = "answer"
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
        case RequestAnswered() | RequestRetracted():
            for name in NAMES.values():
                deadlines.remove(db, stream, name)
        case ClockRanOut(clock):
            deadlines.remove(db, stream, NAMES[clock])
        case _:
            pass
