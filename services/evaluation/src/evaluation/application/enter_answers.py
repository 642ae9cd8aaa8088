"""At the end of a day on which something waits: those who can go together enter their ledgers, five are kept back."""

from datetime import timedelta

from evaluation.adapters import waiting_answers
from evaluation.application.batch import Opened, Random, opened
from evaluation.read_models import surveys
from evaluation.read_models.due import ENTER_ANSWERS
from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import FollowUpRefused, Handled, Handler
from plp_kit.service import TenantContext

A_DAY = timedelta(days=1)


def enter_answers(random: Random, context: TenantContext, deadline: Deadline, _origin: Origin) -> Handled | Refusal:
    batch = opened(context, deadline, random)
    try:
        return context.database.retrying(lambda db: _enter(db, context.handler, batch))
    except FollowUpRefused as refused:
        return refused.refusal


def _enter(db: Db, handler: Handler, batch: Opened) -> Handled:
    surveys.hold(db, batch.survey.id)
    batch.enter(db, handler, closing=False)
    if waiting_answers.of_survey(db, batch.survey.id):
        deadlines.put(db, batch.survey, ENTER_ANSWERS, batch.day + A_DAY)
    else:
        deadlines.remove(db, batch.survey, ENTER_ANSWERS)
    return Handled(batch.survey.id, 0)
