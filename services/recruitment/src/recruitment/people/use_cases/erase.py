"""Erasing a person when it falls due. A hold and an erasure meet on the person's stream.

The log says first that it begins, so that no legal hold comes in between, and at the end that it is done. If it stops in
between, the deadline is still there; destroying keys twice is harmless.
"""

from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext
from recruitment.people.decider import BeginErasure, ConfirmErased, people


def erase(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    person = deadline.stream.id
    begun = context.handler.handle(people, person, BeginErasure(origin.at), origin)
    if isinstance(begun, Refusal):
        return begun
    context.vault.erase(person)
    return context.handler.handle(people, person, ConfirmErased(), origin)
