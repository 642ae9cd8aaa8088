"""An erasure, from the moment at which it falls due to the end. It meets a legal hold on the vault's row of the person.

First it is decided, then the vault makes it certain or says that the person is preserved, then the log says that it begins, then
the keys are destroyed, then the log says that the person is erased. If it stops in between, the deadline is still there; each
step can be repeated.
"""

from secrets import randbelow
from typing import Final

from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext
from recruitment.people.decider import (
    Asked,
    BeginErasure,
    BeingErased,
    ConfirmErased,
    DecideErasure,
    Granted,
    Known,
    ReferErasure,
    State,
    people,
)

LOOKED_AT: Final = 10
"""One clean erasure in so many is looked at by a person, too."""


def erase(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    """As far as it goes now: to the end, or to the decision-maker's queue."""
    person = deadline.stream.id
    outcome: Handled | Refusal = Handled(person, 0)
    if isinstance(_erasure(_state(context, deadline)), Asked):
        command = DecideErasure(origin.at, randbelow(LOOKED_AT) == 0, context.vault.preserves(person))
        outcome = context.handler.handle(people, person, command, origin)
    if isinstance(_erasure(_state(context, deadline)), Granted):
        certain = context.vault.begin_erasure(person)
        outcome = context.handler.handle(people, person, BeginErasure() if certain else ReferErasure(), origin)
    if isinstance(_state(context, deadline), BeingErased):
        context.vault.erase(person, on_record=True)
        outcome = context.handler.handle(people, person, ConfirmErased(), origin)
    return outcome


def _state(context: TenantContext, deadline: Deadline) -> State:
    with context.database.transaction() as db:
        return context.handler.load(db, people, deadline.stream.id).state


def _erasure(state: State) -> object:
    return state.erasure if isinstance(state, Known) else None
