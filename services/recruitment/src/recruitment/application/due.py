"""What recruitment does when something falls due."""

from collections.abc import Mapping
from typing import Final

from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import Due, TenantContext, nothing_is_due
from recruitment.application.aggregates import APPLICATIONS, REQUESTS
from recruitment.application.close_recruiting import close_recruiting
from recruitment.applications.commands import Lapse, Remind
from recruitment.applications.table.deadlines import (
    CLOCKS,
    CLOSE_RECRUITING,
    DESTROY_TEXTS,
    ERASE,
    FORGET,
    LAPSE,
    REMIND,
)
from recruitment.applications.use_cases import end_retention, own_texts
from recruitment.requests.decider import RunOut


def due(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return WORK.get(deadline.name, nothing_is_due)(context, deadline, origin)


def _close(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    handler = context.handler
    return context.database.retrying(lambda db: close_recruiting(db, handler, origin, deadline.stream.id))


def _remind(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return context.handler.handle(APPLICATIONS, deadline.stream.id, Remind(), origin)


def _lapse(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return context.handler.handle(APPLICATIONS, deadline.stream.id, Lapse(origin.at.date()), origin)


def _run_out(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    (clock,) = (clock for clock, name in CLOCKS.items() if name == deadline.name)
    return context.handler.handle(REQUESTS, deadline.stream.id, RunOut(clock), origin)


def _destroy_texts(context: TenantContext, deadline: Deadline, _origin: Origin) -> Handled:
    return own_texts.destroy(context, deadline.stream.id)


WORK: Final[Mapping[str, Due]] = {
    CLOSE_RECRUITING: _close,
    REMIND: _remind,
    LAPSE: _lapse,
    FORGET: end_retention.forget,
    ERASE: end_retention.erase,
    DESTROY_TEXTS: _destroy_texts,
    **dict.fromkeys(CLOCKS.values(), _run_out),
}
