"""What the vault destroys: what was written in an application once it is kept no longer, and all of a person who is erased.

The log says first that it begins, so that no legal hold comes in between, and at the end that it is done. A stop in between
leaves the deadline where it is, and destroying twice is harmless.
"""

from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, history_of, load
from plp_kit.service import TenantContext
from recruitment.application.aggregates import APPLICATIONS, PEOPLE
from recruitment.applications.commands import BeginForgetting, Forget
from recruitment.applications.decider import NO_SUCH_APPLICATION
from recruitment.applications.states import BeingForgotten, Unwritten
from recruitment.applications.table import applications
from recruitment.people.decider import BeginErasure, ConfirmErased, Known
from recruitment.sealed_values import sealed_in


def forget(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    application = deadline.stream.id
    begun = context.database.retrying(lambda db: _begin_forgetting(context, db, application, origin))
    if isinstance(begun, Refusal):
        return begun
    with context.database.transaction() as db:
        history = history_of(db, APPLICATIONS, application)
    if not isinstance(APPLICATIONS.decider.replay(entry.event for entry in history), BeingForgotten):
        return begun
    context.vault.destroy({value.key for entry in history for value in sealed_in(entry.event)})
    return context.handler.handle(APPLICATIONS, application, Forget(), origin)


def _begin_forgetting(context: TenantContext, db: Db, application: UUID, origin: Origin) -> Handled | Refusal:
    """Nobody places a hold while it is asked whether there is one: whoever does locks the person's applications."""
    applications.lock(db, application)
    state = load(db, APPLICATIONS, application).state
    if isinstance(state, Unwritten):
        return NO_SUCH_APPLICATION
    person = load(db, PEOPLE, state.applicant.person).state
    on_hold = isinstance(person, Known) and person.on_hold
    return context.handler.handle_in(db, APPLICATIONS, application, BeginForgetting(origin.at.date(), on_hold), origin)


def erase(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    """The person's stream is what a hold and an erasure meet on."""
    person = deadline.stream.id
    begun = context.handler.handle(PEOPLE, person, BeginErasure(origin.at), origin)
    if isinstance(begun, Refusal):
        return begun
    context.vault.erase(person)
    return context.handler.handle(PEOPLE, person, ConfirmErased(), origin)
