"""What one of two partners says before they know each other, and afterwards about their address."""

from dataclasses import replace
from uuid import UUID

from partnership_journal.ids import PersonId
from partnership_journal.openings.decider import Act, OpenAfterDays, openings
from partnership_journal.partnerships import table as partnerships
from partnership_journal.partnerships import use_cases as partnership
from plp_kit.core.days import day_of
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import CHANGED_SINCE_READ, Handled
from plp_kit.service import TenantContext, Write


def partner(context: TenantContext, identifier: UUID, person: UUID) -> PersonId:
    """The id under which the person is one of the two."""
    return partnership.partner(context, identifier, person)


def act(write: Write, identifier: UUID, command: Act) -> Handled | Refusal:
    """The version that is compared and told is the partnership's: that of the opening would tell what the other has said."""
    read = partnerships.version(write.db, identifier)
    handled = replace(write, expected=None).handle(openings, identifier, command)
    if isinstance(handled, Refusal):
        return handled
    if write.expected is not None and write.expected != read:
        return CHANGED_SINCE_READ
    return Handled(identifier, partnerships.version(write.db, identifier))


def open_after_days(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    command = OpenAfterDays(day_of(origin.at))
    return context.write(origin, lambda write: write.handle(openings, deadline.stream.id, command))
