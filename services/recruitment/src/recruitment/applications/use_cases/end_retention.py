"""The end of retention of an application: nobody may read any more what was written in it.

It spends the keys; those that the vault preserves wait there. With the last application that anything is retained of, the
person's name and address go, too.
"""

from dataclasses import replace
from uuid import UUID

from plp_kit.core.days import day_of
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write
from recruitment.applications.commands import BeginDestruction, EndRetention
from recruitment.applications.decider import applications
from recruitment.applications.states import BeingDestroyed, Over, Unwritten
from recruitment.applications.table import applications as table
from recruitment.do_not_pair.decider import do_not_pair
from recruitment.staff.decider import NO_CONTACT, ForgetStaff, staff


def end_retention(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    return context.write(origin, lambda write: _end(write, deadline.stream.id))


def _end(write: Write, application: UUID) -> Handled | Refusal:
    table.lock(write.db, application)
    begun = write.handle(applications, application, BeginDestruction(day_of(write.origin.at)))
    if isinstance(begun, Refusal) or not isinstance(write.load(applications, application).state, BeingDestroyed):
        return begun
    exclusions = write.context.handler.history(write.db, do_not_pair, application)
    write.spend(entry.event.exclusions.key for entry in exclusions)
    ended = write.handle(applications, application, EndRetention())
    state = write.load(applications, application).state
    return ended if isinstance(ended, Refusal) or isinstance(state, Unwritten) else forget(write, state.applicant.person, ended)


def forget(write: Write, person: UUID, ended: Handled) -> Handled | Refusal:
    """The person's name and address, if nothing else of theirs is retained. Answers with `ended`.

    Nobody applies, or is answered, while their applications are locked.
    """
    states = [write.load(applications, each).state for each in table.lock_of_person(write.db, person)]
    if not all(isinstance(state, Over) and state.destroyed for state in states):
        return ended
    forgotten = replace(write, expected=None).handle(staff, person, ForgetStaff())
    return forgotten if isinstance(forgotten, Refusal) and forgotten != NO_CONTACT else ended
