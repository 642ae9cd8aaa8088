"""Notices: the e-mails that an application causes, by what, in which wording, and how far each has come. Table: notices_1.

`wording` is a key of the catalogue. A notice waits until it is sent.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown
from recruitment.applications.events import Event, NoticesForgotten
from recruitment.notices.wordings import wording_of


@shown
@dataclass(frozen=True, slots=True)
class Notice:
    """An e-mail that an application causes; `wording` is a key of the catalogue.

    `trigger` is what happened to the application; `state` is waiting until the notice is sent.
    """

    notice: UUID
    application: UUID
    trigger: str
    wording: str
    at: datetime
    state: str


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


def of_applications(db: Db, applications: list[UUID]) -> list[Notice]:
    """Oldest first."""
    with db.cursor(row_factory=class_row(Notice)) as rows:
        return rows.execute(
            """SELECT notice, application, trigger, wording, at, state FROM notices_1
               WHERE application = ANY(%s) ORDER BY at, notice""",
            (applications,),
        ).fetchall()
