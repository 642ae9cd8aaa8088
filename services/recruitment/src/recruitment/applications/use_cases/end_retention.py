"""The end of retention of an application: nobody may read any more what was written in it."""

from uuid import UUID

from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write
from recruitment.applications.commands import BeginDestruction, EndRetention
from recruitment.applications.decider import NO_SUCH_APPLICATION, applications
from recruitment.applications.states import BeingDestroyed, Unwritten
from recruitment.applications.table import applications as table
from recruitment.people.decider import Known, people


def end_retention(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return context.write(origin, lambda write: _end(write, deadline.stream.id))


def _end(write: Write, application: UUID) -> Handled | Refusal:
    begun = _begin(write, application)
    if isinstance(begun, Refusal) or not isinstance(write.load(applications, application).state, BeingDestroyed):
        return begun
    return write.handle(applications, application, EndRetention())


def _begin(write: Write, application: UUID) -> Handled | Refusal:
    """Placing a hold locks the person's applications, so nobody does between this question and the decision."""
    table.lock(write.db, application)
    state = write.load(applications, application).state
    if isinstance(state, Unwritten):
        return NO_SUCH_APPLICATION
    person = write.load(people, state.applicant.person).state
    on_hold = isinstance(person, Known) and person.on_hold
    return write.handle(applications, application, BeginDestruction(write.origin.at.date(), on_hold))
