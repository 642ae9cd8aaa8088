"""The end of retention of a survey's answers: from then on nobody reads them. What was counted of them stays."""

from evaluation.answers.decider import EndRetention, ledgers
from plp_kit.core.days import day_of
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext


def end_retention(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return context.handler.handle(ledgers, deadline.stream.id, EndRetention(day_of(deadline.due_at)), origin)
