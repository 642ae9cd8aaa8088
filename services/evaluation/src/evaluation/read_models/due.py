"""What falls due in evaluation: a survey opens and closes, answers enter their ledgers, keys are destroyed. Table: deadlines."""

from datetime import UTC, date, datetime, time, timedelta

from evaluation.domain.surveys import Event, SurveyApproved, SurveyClosed, SurveyExtended, SurveyOpened, SurveyPlanned
from evaluation.read_models import surveys
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes

OPEN_SURVEY = "open_survey"
CLOSE_SURVEY = "close_survey"
ENTER_ANSWERS = "enter_answers"
DESTROY_KEYS = "destroy_answer_keys"


def beginning(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def end(day: date) -> datetime:
    return beginning(day + timedelta(days=1))


@writes("deadlines")
def of_survey(db: Db, recorded: Recorded[Event]) -> None:
    stream = recorded.stream
    match recorded.event:
        case SurveyPlanned(plan):
            deadlines.put(db, stream, OPEN_SURVEY, beginning(plan.schedule.opens_on))
        case SurveyApproved():
            _approved(db, recorded)
        case SurveyOpened(_, _, schedule, _):
            deadlines.remove(db, stream, OPEN_SURVEY)
            deadlines.put(db, stream, CLOSE_SURVEY, beginning(schedule.closes_on))
        case SurveyExtended(_, schedule):
            deadlines.put(db, stream, CLOSE_SURVEY, beginning(schedule.closes_on))
        case SurveyClosed():
            deadlines.remove(db, stream, CLOSE_SURVEY)
            deadlines.remove(db, stream, ENTER_ANSWERS)


def _approved(db: Db, recorded: Recorded[Event]) -> None:
    """The opening was refused where its day passed without approval: it falls due again, on the day of the approval."""
    planned = surveys.survey(db, recorded.stream.id)
    if planned is not None:
        deadlines.put(db, recorded.stream, OPEN_SURVEY, max(beginning(planned.opens_on), recorded.origin.at))
