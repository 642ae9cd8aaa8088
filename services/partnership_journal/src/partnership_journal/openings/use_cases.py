"""What one of two partners says before they know each other, and afterwards about their address."""

from dataclasses import replace
from uuid import UUID

from partnership_journal.openings.decider import Act, OpenAfterDays, openings
from partnership_journal.partnerships import table as partnerships
from plp_kit.core.days import day_of
from plp_kit.core.deadlines import Deadline
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import CHANGED_SINCE_READ, Handled
from plp_kit.service import TenantContext, Write


def act(write: Write, partnership: UUID, command: Act) -> Handled | Refusal:
    """The version that is compared and told is the partnership's: that of the opening would tell what the other has said."""
    read = partnerships.version(write.db, partnership)
    handled = replace(write, expected=None).handle(openings, partnership, command)
    if isinstance(handled, Refusal):
        return handled
    if write.expected is not None and write.expected != read:
        return CHANGED_SINCE_READ
    return Handled(partnership, partnerships.version(write.db, partnership))


def open_after_days(context: TenantContext, deadline: Deadline, origin: Origin) -> Handled | Refusal:
    command = OpenAfterDays(day_of(origin.at))
    return context.write(origin, lambda write: write.handle(openings, deadline.stream.id, command))
