"""Which notice an event causes: a key of the catalogue of wordings, or none."""

from typing import Final

from recruitment.applications.events import (
    Accepted,
    Applied,
    Declined,
    DeclineReason,
    Event,
    Invited,
    Lapsed,
    PlacedOnWaitingList,
    ProfileReminded,
    Withdrawn,
)

WORDINGS: Final[dict[type, str]] = {
    Invited: "invitation",
    ProfileReminded: "unfinished_profile",
    Applied: "application_received",
    Accepted: "accepted",
    PlacedOnWaitingList: "waiting_list",
    Withdrawn: "withdrawal_confirmed",
    Lapsed: "application_lapsed",
}
DECLINED: Final[dict[DeclineReason, str]] = {reason: f"declined_{reason}" for reason in DeclineReason}


def wording_of(event: Event) -> str | None:
    return DECLINED[event.reason] if isinstance(event, Declined) else WORDINGS.get(type(event))
