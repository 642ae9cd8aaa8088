"""Opening a survey on its day, or putting it off. Who is invited follows from the seats that were heard of."""

from dataclasses import replace

from evaluation.application.aggregates import SURVEYS
from evaluation.participants.queries import participants_of
from evaluation.participants.table import seats
from evaluation.surveys.decider import OpenSurvey
from evaluation.surveys.table import surveys
from plp_kit.core.database import Db
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler
from plp_kit.service import TenantContext


def open_survey(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return context.database.retrying(lambda db: _open(db, context.handler, deadline, origin))


def _open(db: Db, handler: Handler, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    survey, on = deadline.stream.id, deadline.due_at.date()
    cohort = surveys.hold(db, survey)
    joined = tuple(seat.event_id for seat in seats.of_cohort(db, cohort) if seat.held_on <= on)
    return handler.handle_in(db, SURVEYS, survey, OpenSurvey(on, participants_of(db, cohort)), replace(origin, joined=joined))
