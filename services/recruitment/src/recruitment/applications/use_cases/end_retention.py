"""The end of retention of an application: nobody may read any more what was written in it."""

from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write
from recruitment.applications.commands import BeginDestruction, EndRetention
from recruitment.applications.decider import applications
from recruitment.do_not_pair.decider import do_not_pair


def end_retention(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return context.write(origin, lambda write: _end(write, deadline))


def _end(write: Write, deadline: Deadline) -> Handled | Refusal:
    application = deadline.stream.id
    begun = write.handle(applications, application, BeginDestruction(write.origin.at.date()))
    if isinstance(begun, Refusal):
        return begun
    exclusions = write.context.handler.history(write.db, do_not_pair, application)
    write.spend(entry.event.exclusions.key for entry in exclusions)
    return write.handle(applications, application, EndRetention())
