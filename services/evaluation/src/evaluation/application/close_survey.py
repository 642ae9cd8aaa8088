"""Closing a survey on its day: whoever still waits enters the ledgers, the whole pairs are counted, the survey closes."""

from evaluation.adapters import waiting_answers
from evaluation.application.aggregates import REGISTERS, SURVEYS
from evaluation.application.batch import Opened, Random, opened
from evaluation.application.participants import participants_of
from evaluation.domain.respondents_table import whole_pairs
from evaluation.domain.surveys import NO_SUCH_SURVEY, CloseSurvey
from evaluation.read_models import surveys
from plp_kit.core.database import Db, LostRace
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import FollowUpRefused, Handled, Handler, load
from plp_kit.service import TenantContext


def close_survey(random: Random, context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    last = opened(context, deadline, random)
    try:
        return context.database.retrying(lambda db: _close(db, context.handler, last, origin))
    except FollowUpRefused as refused:
        return refused.refusal


def _close(db: Db, handler: Handler, last: Opened, origin: Origin) -> Handled | Refusal:
    """Closed first, so that a refusal finds nothing written. Raises LostRace when others wait than were opened."""
    survey = last.survey.id
    surveys.hold(db, survey)
    if {row.person for row in waiting_answers.of_survey(db, survey)} != {entry.person for entry in last.entries}:
        raise LostRace(str(last.survey))
    planned = surveys.survey(db, survey)
    if planned is None:
        return NO_SUCH_SURVEY
    respondents = load(db, REGISTERS, survey).state.people | last.said.keys()
    pairs = whole_pairs(participants_of(db, planned.cohort), respondents)
    outcome = handler.handle_in(db, SURVEYS, survey, CloseSurvey(last.day.date(), pairs), origin)
    if not isinstance(outcome, Refusal):
        last.enter(db, handler, closing=True)
    return outcome
