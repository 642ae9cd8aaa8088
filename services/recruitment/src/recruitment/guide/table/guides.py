"""The Guide of each cohort: how many pages it has. Table: guides_1."""

from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.guide.decider import Event, GuideArranged, GuidePageWritten


@writes("guides_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    db.execute(
        """INSERT INTO guides_1 (cohort, pages, version) VALUES (%s, 0, %s)
           ON CONFLICT (tenant, cohort) DO UPDATE SET version = excluded.version""",
        (recorded.stream.id, recorded.version),
    )
    match recorded.event:
        case GuideArranged(pages):
            db.execute("UPDATE guides_1 SET pages = %s WHERE cohort = %s", (len(pages), recorded.stream.id))
        case GuidePageWritten():
            pass


def version(db: Db, cohort: UUID) -> int:
    """The stream's, 0 before any page is written."""
    row = db.execute("SELECT version FROM guides_1 WHERE cohort = %s", (cohort,)).fetchone()
    return int(row[0]) if row else 0


def locked_pages(db: Db, cohort: UUID) -> int:
    """How many there are. Until the transaction ends the Guide stays as it is; waits for a writing that is in progress."""
    row = db.execute("SELECT pages FROM guides_1 WHERE cohort = %s FOR SHARE", (cohort,)).fetchone()
    return int(row[0]) if row else 0
