"""Opening a survey on its day: everyone who is or was a participant by then is invited."""

from dataclasses import replace
from datetime import timedelta

from evaluation.application.aggregates import SURVEYS
from evaluation.application.participants import participants_of
from evaluation.domain.respondents_table import participants_by
from evaluation.domain.surveys import NO_SUCH_SURVEY, NOBODY_TO_INVITE, OpenSurvey
from evaluation.read_models import seats, surveys
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler
from plp_kit.service import TenantContext

A_DAY = timedelta(days=1)


def open_survey(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return context.database.retrying(lambda db: _open(db, context.handler, deadline, origin))


def _open(db: Db, handler: Handler, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    """While nobody has a seat yet, it is tried again each day: seats and surveys are heard of in any order."""
    survey, on = surveys.survey(db, deadline.stream.id), deadline.due_at.date()
    if survey is None:
        return NO_SUCH_SURVEY
    invited = sorted(person.membership.person for person in participants_by(on, participants_of(db, survey.cohort)))
    joined = tuple(seat.event_id for seat in seats.of_cohort(db, survey.cohort) if seat.held_on <= on)
    command = OpenSurvey(on, tuple(invited))
    outcome = handler.handle_in(db, SURVEYS, survey.survey, command, replace(origin, joined=joined))
    if outcome == NOBODY_TO_INVITE:
        deadlines.put(db, deadline.stream, deadline.name, deadline.due_at + A_DAY)
        return Handled(survey.survey, survey.version)
    return outcome
