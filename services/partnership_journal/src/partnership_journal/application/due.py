"""What the journal does when something falls due."""

from partnership_journal.application import writing
from partnership_journal.read_models.due import DESTROY_TEXTS
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, nothing_is_due


def due(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    if deadline.name != DESTROY_TEXTS:
        return nothing_is_due(context, deadline, origin)
    return writing.destroy(context, deadline.stream.id)
