"""What matching does when something falls due."""

from matching.application.retention import destroy_papers, end_retention
from matching.read_models.due import DESTROY_PAPERS, END_RETENTION
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, nothing_is_due


def due(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    match deadline.name:
        case name if name == END_RETENTION:
            return end_retention(context, deadline, origin)
        case name if name == DESTROY_PAPERS:
            return destroy_papers(context, deadline, origin)
        case _:
            return nothing_is_due(context, deadline, origin)
