"""What recruitment does when something falls due."""

from plp_kit.deadlines import Deadline
from plp_kit.deciding import Refusal
from plp_kit.events import Origin
from plp_kit.handling import Handled
from plp_kit.service import TenantContext, nothing_is_due
from recruitment.application.aggregates import PEOPLE
from recruitment.application.close_recruiting import close_recruiting
from recruitment.domain.people import ConfirmErased
from recruitment.read_models.due import CLOSE_RECRUITING, ERASE


def due(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    match deadline.name:
        case name if name == CLOSE_RECRUITING:
            handler = context.handler
            return context.database.retrying(lambda db: close_recruiting(db, handler, origin, deadline.stream.id))
        case name if name == ERASE:
            return _erase(context, deadline, origin)
        case _:
            return nothing_is_due(context, deadline, origin)


def _erase(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    """The vault first: when this stops in between, the deadline is still there and erasing twice is harmless."""
    context.vault.erase(deadline.stream.id)
    return context.handler.handle(PEOPLE, deadline.stream.id, ConfirmErased(deadline.due_at), origin)
