"""Which notice an event causes: a key of the catalogue of wordings, or none; and until when it is true."""

from collections.abc import Iterable
from typing import Final

from recruitment.applications.events import (
    Accepted,
    Applied,
    Declined,
    DeclineReason,
    Event,
    Invited,
    Lapsed,
    LaunchMoved,
    LeftTrust,
    PlacedOnWaitingList,
    ProfileReminded,
    RemindedByFacilitator,
    WasSetAside,
    Withdrawn,
)

WORDINGS: Final[dict[type, str]] = {
    Invited: "invitation",
    ProfileReminded: "unfinished_profile",
    RemindedByFacilitator: "unfinished_profile",
    Applied: "application_received",
    Accepted: "accepted",
    PlacedOnWaitingList: "waiting_list",
    Withdrawn: "withdrawal_confirmed",
    Lapsed: "application_lapsed",
    LaunchMoved: "launch_moved",
}
ENDS: Final = Declined | Withdrawn | LeftTrust | WasSetAside
"""After these nobody waits for a launch."""
DECLINED: Final[dict[DeclineReason, str]] = {reason: f"declined_{reason}" for reason in DeclineReason}
EVERY: Final = (*dict.fromkeys((*WORDINGS.values(), *DECLINED.values())),)
"""All wordings."""


def wording_of(event: Event) -> str | None:
    return DECLINED[event.reason] if isinstance(event, Declined) else WORDINGS.get(type(event))


def is_true(cause: Event, since: Iterable[Event]) -> bool:
    """Whether what the notice says still holds after what has happened `since` to the application.

    What a notice says of a launch holds until the launch moves again or the application ends. Every other notice holds until
    something else is told; reminders and moved launches do not count.
    """
    if isinstance(cause, LaunchMoved):
        return not any(isinstance(event, LaunchMoved | ENDS) for event in since)
    return all(
        wording_of(event) is None or isinstance(event, ProfileReminded | RemindedByFacilitator | LaunchMoved) for event in since
    )
