"""Destroying what was written in an application when its retention ends.

The log says first that it begins, and from then on nothing of it is shown; at the end it says that it is done. Keys that the
vault preserves wait there. If it stops in between, the deadline is still there; destroying keys twice is harmless.
"""

from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext
from recruitment.applications.commands import BeginDestruction, EndRetention
from recruitment.applications.decider import applications
from recruitment.applications.states import BeingDestroyed
from recruitment.do_not_pair.decider import do_not_pair
from recruitment.sealed_values import sealed_in


def end_retention(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    application = deadline.stream.id
    begun = context.handler.handle(applications, application, BeginDestruction(origin.at.date()), origin)
    if isinstance(begun, Refusal):
        return begun
    with context.database.transaction() as db:
        history = context.handler.history(db, applications, application)
        exclusions = context.handler.history(db, do_not_pair, application)
    if not isinstance(applications.replay(entry.event for entry in history), BeingDestroyed):
        return begun
    context.vault.destroy({value.key for entry in (*history, *exclusions) for value in sealed_in(entry.event)})
    return context.handler.handle(applications, application, EndRetention(), origin)
