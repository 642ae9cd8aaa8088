"""Removing an invitation: the person brings its code, or asks a facilitator. Nothing that the row said can be read any more."""

from uuid import UUID

from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write
from recruitment.applications.commands import RemoveInvitation
from recruitment.applications.decider import applications
from recruitment.applications.events import Invited, Remover
from recruitment.applications.states import Unwritten
from recruitment.applications.table import applications as table
from recruitment.applications.use_cases.end_retention import forget
from recruitment.applications.use_cases.take_invitation import is_its_code


def brings_its_code(context: TenantContext, invitation: UUID, code: str) -> bool:
    with context.database.transaction() as db:
        history = context.handler.history(db, applications, invitation)
    event = history[0].event if history else None
    return isinstance(event, Invited) and is_its_code(context, event, code)


def remove(write: Write, invitation: UUID, by: Remover, *, with_its_code: bool = False) -> Handled | Refusal:
    """With the person's name and address, unless another application of theirs is kept.

    Lists still know them by a digest, so that the same file does not invite them again.
    """
    table.lock(write.db, invitation)
    removed = write.handle(applications, invitation, RemoveInvitation(by, with_its_code, day_of(write.origin.at)))
    state = write.load(applications, invitation).state
    if isinstance(removed, Refusal) or isinstance(state, Unwritten):
        return removed
    return forget(write, state.applicant.person, removed)
