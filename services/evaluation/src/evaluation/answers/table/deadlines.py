"""When retention of a survey's answers ends. Table: deadlines."""

from typing import Final

from evaluation.answers.decider import AnswersEntered, Event, RetentionEnded
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes

END_RETENTION: Final = "end_answers_retention"


@writes("deadlines")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case AnswersEntered(_, retain_until):
            deadlines.put(db, recorded.stream, END_RETENTION, midnight(retain_until))
        case RetentionEnded():
            deadlines.remove(db, recorded.stream, END_RETENTION)
