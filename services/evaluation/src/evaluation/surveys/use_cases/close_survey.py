"""Closing a survey on its day: it closes, and all waiting answers enter the log, in the same transaction."""

from evaluation.answers.use_cases.enter import Batch, batch
from evaluation.participants.queries import participants_of
from evaluation.surveys import decider as surveys
from evaluation.surveys.decider import Closed, CloseSurvey
from evaluation.surveys.table import surveys as survey_rows
from plp_kit.core.days import day_of, midnight
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import FollowUpRefused, Handled
from plp_kit.recording import record
from plp_kit.service import TenantContext, Write


def close_survey(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    day = midnight(day_of(deadline.due_at))
    try:
        return record(context, origin, lambda preparing: batch(preparing, deadline.stream, day), _close)
    except FollowUpRefused as refused:
        return refused.refusal


def _close(write: Write, batch: Batch) -> Handled | Refusal:
    """The survey closes first, so that nothing enters the log of an open survey, and a refusal leaves nothing written."""
    survey = batch.survey.id
    participants = participants_of(write.db, survey_rows.lock(write.db, survey))
    batch.require_complete(write.db)
    outcome = write.handle(surveys.surveys, survey, CloseSurvey(day_of(batch.day), participants, batch.respondents))
    closed = write.load(surveys.surveys, survey).state
    if isinstance(closed, Closed) and not isinstance(outcome, Refusal):
        batch.enter(write, closed.answers_retained_until)
    return outcome
