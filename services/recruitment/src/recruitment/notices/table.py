"""Every message that an application causes: by which trigger, in which wording, and how far it has come. Table: messages_1.

`wording` is a key of the catalogue. A message waits until it is sent; whoever sends it says so.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
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


@dataclass(frozen=True, slots=True)
class MessageRow:
    """`trigger` is the stored event's kind; `state` is waiting until the message is sent."""

    message: UUID
    application: UUID
    trigger: str
    wording: str
    at: datetime
    state: str


@writes("messages_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    wording = _wording(recorded.event)
    if wording is not None:
        db.execute(
            "INSERT INTO messages_1 (message, application, trigger, wording, at) VALUES (%s, %s, %s, %s, %s)",
            (recorded.id, recorded.stream.id, type(recorded.event).__name__, wording, recorded.origin.at),
        )


def _wording(event: Event) -> str | None:
    return DECLINED[event.reason] if isinstance(event, Declined) else WORDINGS.get(type(event))


def of_applications(db: Db, applications: list[UUID]) -> list[MessageRow]:
    """Oldest first."""
    with db.cursor(row_factory=class_row(MessageRow)) as rows:
        return rows.execute(
            """SELECT message, application, trigger, wording, at, state FROM messages_1
               WHERE application = ANY(%s) ORDER BY at, message""",
            (applications,),
        ).fetchall()
