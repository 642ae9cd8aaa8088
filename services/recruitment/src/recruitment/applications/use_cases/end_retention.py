"""Destroying what was written in an application when its retention ends.

The log says first that it begins, so that no legal hold comes in between, and at the end that it is done. If it stops in
between, the deadline is still there; destroying keys twice is harmless.
"""

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
from recruitment.do_not_pair.decider import do_not_pair
from recruitment.people.decider import Known, people
from recruitment.sealed_values import sealed_in


def end_retention(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    application = deadline.stream.id
    begun = context.write(origin, lambda write: _begin(write, application))
    if isinstance(begun, Refusal):
        return begun
    with context.database.transaction() as db:
        history = context.handler.history(db, applications, application)
        exclusions = context.handler.history(db, do_not_pair, application)
    if not isinstance(applications.replay(entry.event for entry in history), BeingDestroyed):
        return begun
    context.vault.destroy({value.key for entry in (*history, *exclusions) for value in sealed_in(entry.event)})
    return context.handler.handle(applications, application, EndRetention(), origin)


def _begin(write: Write, application: UUID) -> Handled | Refusal:
    """Placing a hold locks the person's applications, so nobody does between this question and the decision."""
    table.lock(write.db, application)
    state = write.load(applications, application).state
    if isinstance(state, Unwritten):
        return NO_SUCH_APPLICATION
    person = write.load(people, state.applicant.person).state
    on_hold = isinstance(person, Known) and person.on_hold
    return write.handle(applications, application, BeginDestruction(write.origin.at.date(), on_hold))
