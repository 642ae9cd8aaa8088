"""The end of retention of an application: nobody may read any more what was written in it."""

from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write
from recruitment.applications.commands import BeginDestruction, EndRetention
from recruitment.applications.decider import applications


def end_retention(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return context.write(origin, lambda write: _end(write, deadline))


def _end(write: Write, deadline: Deadline) -> Handled | Refusal:
    application = deadline.stream.id
    begun = write.handle(applications, application, BeginDestruction(write.origin.at.date()))
    return begun if isinstance(begun, Refusal) else write.handle(applications, application, EndRetention())
