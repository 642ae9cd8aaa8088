"""How far each notice has come that was begun to be sent. Table: deliveries_1."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.notices.decider import (
    Event,
    NoticeBegun,
    NoticeDeferred,
    NoticeDropped,
    NoticePutOff,
    NoticeRefused,
    NoticeReturned,
    NoticeSent,
)

STATES: Final[dict[type, str]] = {
    NoticePutOff: "waiting",
    NoticeBegun: "being_sent",
    NoticeSent: "sent",
    NoticeDeferred: "deferred",
    NoticeRefused: "refused",
    NoticeDropped: "dropped",
    NoticeReturned: "returned",
}


@writes("deliveries_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    event = recorded.event
    db.execute(
        """INSERT INTO deliveries_1 (notice, state, attempts, code) VALUES (%s, %s, %s, %s)
           ON CONFLICT (tenant, notice) DO UPDATE SET state = excluded.state, code = excluded.code,
                                                      attempts = greatest(deliveries_1.attempts, excluded.attempts)""",
        (
            recorded.stream.id,
            STATES[type(event)],
            event.attempt if isinstance(event, NoticeBegun) else 0,
            event.code if isinstance(event, NoticeDeferred | NoticeRefused | NoticeReturned) else None,
        ),
    )


def any_sent(db: Db, notices: Collection[UUID]) -> bool:
    """Whether one of them was sent, as far as is known: perhaps one that is being sent."""
    query = "SELECT FROM deliveries_1 WHERE notice = ANY(%s) AND state IN ('being_sent', 'sent') LIMIT 1"
    return db.execute(query, (list(notices),)).fetchone() is not None


def is_known(db: Db, notice: UUID) -> bool:
    """Whether this notice of the tenant's was ever begun to be sent."""
    return db.execute("SELECT FROM deliveries_1 WHERE notice = %s", (notice,)).fetchone() is not None
