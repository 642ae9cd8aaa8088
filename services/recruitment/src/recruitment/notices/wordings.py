"""Which notice an event causes: a key of the catalogue of wordings, or none; and until when it is true."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from plp_kit.core.events import Recorded
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


def is_true(history: Sequence[Recorded[Event]], notice: UUID) -> bool:
    """Whether nothing has happened to the application since that is told otherwise. A reminder changes nothing.

    The notice has the id of the event that caused it.
    """
    since = [entry.id for entry in history].index(notice) + 1
    return all(wording_of(entry.event) is None or isinstance(entry.event, ProfileReminded) for entry in history[since:])
