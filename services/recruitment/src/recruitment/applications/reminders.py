"""Reminding somebody that what they have begun is not sent: when it falls due, and when a facilitator asks for it."""

from plp_kit.core.deciding import Decision, Refusal
from recruitment.applications.commands import Remind
from recruitment.applications.events import ProfileReminded, RemindedByFacilitator
from recruitment.applications.states import Unfinished

REMINDED_TODAY = Refusal("reminded_today", "This person has been reminded today. You can remind them again tomorrow.")


def decide(state: Unfinished, command: Remind) -> Decision[ProfileReminded | RemindedByFacilitator]:
    """A facilitator reminds at most once a day; the reminder that falls due comes all the same."""
    if command.asked_on is None:
        return [ProfileReminded()]
    return REMINDED_TODAY if command.asked_on == state.reminded_on else [RemindedByFacilitator(command.asked_on)]
