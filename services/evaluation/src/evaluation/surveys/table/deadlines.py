"""When a survey opens and closes. Table: deadlines."""

from typing import Final

from evaluation.surveys.decider import (
    Event,
    InvitedListed,
    OpeningPutOff,
    SurveyApproved,
    SurveyClosed,
    SurveyExtended,
    SurveyMoved,
    SurveyOpened,
    SurveyPlanned,
)
from evaluation.surveys.schedules import Schedule
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes

OPEN_SURVEY: Final = "open_survey"
CLOSE_SURVEY: Final = "close_survey"


@writes("deadlines")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    stream = recorded.stream
    match recorded.event:
        case SurveyPlanned(plan):
            deadlines.put(db, stream, OPEN_SURVEY, midnight(plan.schedule.opens_on))
        case SurveyApproved():
            pass  # The opening stays due. A late approval also puts it off.
        case OpeningPutOff(schedule) | SurveyMoved(schedule=Schedule() as schedule):
            deadlines.put(db, stream, OPEN_SURVEY, midnight(schedule.opens_on))
        case SurveyOpened(schedule=schedule):
            deadlines.remove(db, stream, OPEN_SURVEY)
            deadlines.put(db, stream, CLOSE_SURVEY, midnight(schedule.closes_on))
        case InvitedListed() | SurveyMoved():
            pass
        case SurveyExtended(_, schedule):
            deadlines.put(db, stream, CLOSE_SURVEY, midnight(schedule.closes_on))
        case SurveyClosed():
            deadlines.remove(db, stream, CLOSE_SURVEY)
