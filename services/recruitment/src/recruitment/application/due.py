"""What recruitment does when something falls due."""

from datetime import timedelta
from typing import Final

from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, history_of, load
from plp_kit.service import TenantContext, nothing_is_due
from recruitment.application.aggregates import APPLICATIONS, PEOPLE, REQUESTS
from recruitment.application.close_recruiting import close_recruiting
from recruitment.application.sealed_values import sealed_in
from recruitment.domain.application_commands import Forget, Lapse, PutOffForgetting, Remind
from recruitment.domain.applications import NO_SUCH_APPLICATION, Unwritten
from recruitment.domain.people import ERASED_ALREADY, ERASURE_NOT_ASKED, ConfirmErased, Erased, Known, undue
from recruitment.domain.requests import Clock, RunOut
from recruitment.read_models.due import ACKNOWLEDGE, ANSWER, CLOSE_RECRUITING, ERASE, FORGET, LAPSE, REMIND

CLOCKS: Final = {ACKNOWLEDGE: Clock.ACKNOWLEDGEMENT, ANSWER: Clock.ANSWER}
AGAIN: Final = timedelta(days=30)
"""How long what is on legal hold is put off, before it is asked again."""


def due(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    application = deadline.stream.id
    match deadline.name:
        case name if name == CLOSE_RECRUITING:
            handler = context.handler
            return context.database.retrying(lambda db: close_recruiting(db, handler, origin, deadline.stream.id))
        case name if name == REMIND:
            return context.handler.handle(APPLICATIONS, application, Remind(), origin)
        case name if name == LAPSE:
            return context.handler.handle(APPLICATIONS, application, Lapse(), origin)
        case name if name in CLOCKS:
            return context.handler.handle(REQUESTS, deadline.stream.id, RunOut(CLOCKS[name]), origin)
        case name if name == FORGET:
            return _forget(context, deadline, origin)
        case name if name == ERASE:
            return _erase(context, deadline, origin)
        case _:
            return nothing_is_due(context, deadline, origin)


def _forget(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    """The vault first: when this stops in between, the deadline is still there and destroying twice is harmless."""
    application = deadline.stream.id
    with context.database.transaction() as db:
        history = history_of(db, APPLICATIONS, application)
        state = APPLICATIONS.decider.replay(entry.event for entry in history)
        if isinstance(state, Unwritten):
            return NO_SUCH_APPLICATION
        person = load(db, PEOPLE, state.applicant.person).state
    if isinstance(person, Known) and person.on_hold:
        later = PutOffForgetting((deadline.due_at + AGAIN).date())
        return context.handler.handle(APPLICATIONS, application, later, origin)
    context.vault.destroy({value.key for entry in history for value in sealed_in(entry.event)})
    return context.handler.handle(APPLICATIONS, application, Forget(deadline.due_at.date()), origin)


def _erase(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    """The vault first: when this stops in between, the deadline is still there and erasing twice is harmless."""
    with context.database.transaction() as db:
        person = load(db, PEOPLE, deadline.stream.id).state
    if isinstance(person, Erased):
        return ERASED_ALREADY
    refusal = undue(person, deadline.due_at, person.due_at) if person.due_at else ERASURE_NOT_ASKED
    if refusal:
        return refusal
    context.vault.erase(deadline.stream.id)
    return context.handler.handle(PEOPLE, deadline.stream.id, ConfirmErased(deadline.due_at), origin)
