"""Notices that requests cause, which no list of a cohort has. Table: request_notices_1."""

from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.notices.wordings import wording_of_request
from recruitment.requests.decider import Event, RequestRetentionEnded


@dataclass(frozen=True, slots=True)
class CausedByRequest:
    request: UUID
    wording: str


@writes("request_notices_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    wording = wording_of_request(recorded.event)
    if isinstance(recorded.event, RequestRetentionEnded):
        db.execute("DELETE FROM request_notices_1 WHERE request = %s", (recorded.stream.id,))
    if wording is not None:
        db.execute(
            "INSERT INTO request_notices_1 (notice, request, wording, at) VALUES (%s, %s, %s, %s)",
            (recorded.id, recorded.stream.id, wording, recorded.origin.at),
        )


def one(db: Db, notice: UUID) -> CausedByRequest | None:
    row = db.execute("SELECT request, wording FROM request_notices_1 WHERE notice = %s", (notice,)).fetchone()
    return CausedByRequest(*row) if row else None
