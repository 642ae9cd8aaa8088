"""Opening a survey on its day, or putting the opening off. The people who have had a seat by then may be invited."""

from dataclasses import replace

from evaluation.ids import PersonId
from evaluation.participants.queries import participants_of
from evaluation.participants.table import seats
from evaluation.surveys import decider as surveys
from evaluation.surveys.decider import OpenSurvey
from evaluation.surveys.table import surveys as survey_rows
from plp_kit.core import restricted_people
from plp_kit.core.days import day_of
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write


def open_survey(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return context.write(origin, lambda write: _open(write, deadline))


def _open(write: Write, deadline: Deadline) -> Handled | Refusal:
    survey, on = deadline.stream.id, day_of(deadline.due_at)
    cohort = survey_rows.lock(write.db, survey)
    joined = tuple(seat.event_id for seat in seats.of_cohort(write.db, cohort) if seat.held_on <= on)
    participants = participants_of(write.db, cohort)
    restricted = restricted_people.listed(write.db, [participant.membership.person for participant in participants])
    opening = OpenSurvey(on, participants, frozenset(map(PersonId, restricted)))
    return replace(write, origin=replace(write.origin, joined=joined)).handle(surveys.surveys, survey, opening)
