"""Closing a survey on its day: it closes, and then all that waits enters the ledgers, in the same transaction."""

from evaluation.answers.use_cases.enter import Opened, Random, opened
from evaluation.application.aggregates import SURVEYS
from evaluation.participants.queries import participants_of
from evaluation.surveys.decider import CloseSurvey
from evaluation.surveys.table import surveys
from plp_kit.core.database import Db
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import FollowUpRefused, Handled, Handler
from plp_kit.service import TenantContext


def close_survey(random: Random, context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    batch = opened(context, deadline, random)
    try:
        return context.database.retrying(lambda db: _close(db, context.handler, batch, origin))
    except FollowUpRefused as refused:
        return refused.refusal


def _close(db: Db, handler: Handler, batch: Opened, origin: Origin) -> Handled | Refusal:
    """Closed first, so that nothing enters the ledgers of an open survey, and a refusal finds nothing written."""
    survey = batch.survey.id
    participants = participants_of(db, surveys.hold(db, survey))
    batch.require_complete(db)
    command = CloseSurvey(batch.day.date(), participants, frozenset(batch.said))
    outcome = handler.handle_in(db, SURVEYS, survey, command, origin)
    if not isinstance(outcome, Refusal):
        batch.enter(db, handler)
    return outcome
