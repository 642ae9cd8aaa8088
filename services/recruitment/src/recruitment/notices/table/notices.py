"""Notices: the e-mails that an application causes, by what, and in which wording. Table: notices_1.

`wording` is a key of the catalogue. How far each has come is in deliveries.
"""

from dataclasses import dataclass
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.applications.events import Event, NoticesForgotten
from recruitment.notices.wordings import wording_of


@dataclass(frozen=True, slots=True)
class Caused:
    application: UUID
    wording: str


@writes("notices_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    wording = wording_of(recorded.event)
    if isinstance(recorded.event, NoticesForgotten):
        db.execute("DELETE FROM notices_1 WHERE application = %s", (recorded.stream.id,))
    if wording is not None:
        db.execute(
            "INSERT INTO notices_1 (notice, application, trigger, wording, at) VALUES (%s, %s, %s, %s, %s)",
            (recorded.id, recorded.stream.id, type(recorded.event).__name__, wording, recorded.origin.at),
        )


def one(db: Db, notice: UUID) -> Caused | None:
    row = db.execute("SELECT application, wording FROM notices_1 WHERE notice = %s", (notice,)).fetchone()
    return Caused(*row) if row else None
