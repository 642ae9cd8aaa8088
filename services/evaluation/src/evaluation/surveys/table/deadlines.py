"""What falls due in evaluation: a survey opens and closes, keys of answers are destroyed. Table: deadlines."""

from datetime import UTC, date, datetime, time

from evaluation.surveys.decider import (
    Event,
    OpeningPutOff,
    SurveyApproved,
    SurveyClosed,
    SurveyExtended,
    SurveyOpened,
    SurveyPlanned,
)
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes

OPEN_SURVEY = "open_survey"
CLOSE_SURVEY = "close_survey"
DESTROY_KEYS = "destroy_answer_keys"


def beginning(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


@writes("deadlines")
def of_survey(db: Db, recorded: Recorded[Event]) -> None:
    stream = recorded.stream
    match recorded.event:
        case SurveyPlanned(plan):
            deadlines.put(db, stream, OPEN_SURVEY, beginning(plan.schedule.opens_on))
        case SurveyApproved():
            pass  # What is due stays due. A late approval also puts the opening off.
        case OpeningPutOff(schedule):
            deadlines.put(db, stream, OPEN_SURVEY, beginning(schedule.opens_on))
        case SurveyOpened(_, _, schedule, _):
            deadlines.remove(db, stream, OPEN_SURVEY)
            deadlines.put(db, stream, CLOSE_SURVEY, beginning(schedule.closes_on))
        case SurveyExtended(_, schedule):
            deadlines.put(db, stream, CLOSE_SURVEY, beginning(schedule.closes_on))
        case SurveyClosed():
            deadlines.remove(db, stream, CLOSE_SURVEY)
