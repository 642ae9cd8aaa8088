"""The pages of each cohort's Guide as they are now. Table: guide_pages_1."""

from dataclasses import dataclass
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown
from recruitment.guide.decider import Event, GuideArranged, GuidePageWritten


@shown
@dataclass(frozen=True, slots=True)
class GuidePage:
    """`text` is Markdown (CommonMark with tables) without HTML and images; its headings begin at level 2."""

    page: UUID
    title: str
    text: str


@writes("guide_pages_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    cohort = recorded.stream.id
    match recorded.event:
        case GuidePageWritten(page, title, text):
            db.execute(
                """INSERT INTO guide_pages_1 (cohort, page, title, text) VALUES (%s, %s, %s, %s)
                   ON CONFLICT (tenant, cohort, page) DO UPDATE SET title = excluded.title, text = excluded.text""",
                (cohort, page, title, text),
            )
        case GuideArranged(pages):
            order: list[UUID] = list(pages)
            db.execute("DELETE FROM guide_pages_1 WHERE cohort = %s AND page <> ALL(%s)", (cohort, order))
            db.execute(
                "UPDATE guide_pages_1 SET place = array_position(%s::uuid [], page) WHERE cohort = %s",
                (order, cohort),
            )


def of_cohort(db: Db, cohort: UUID) -> list[GuidePage]:
    """In their order; none before any are written."""
    with db.cursor(row_factory=class_row(GuidePage)) as rows:
        return rows.execute("SELECT page, title, text FROM guide_pages_1 WHERE cohort = %s ORDER BY place", (cohort,)).fetchall()


def page(db: Db, cohort: UUID, identifier: UUID) -> GuidePage | None:
    with db.cursor(row_factory=class_row(GuidePage)) as rows:
        return rows.execute(
            "SELECT page, title, text FROM guide_pages_1 WHERE cohort = %s AND page = %s", (cohort, identifier)
        ).fetchone()


def exists(db: Db, identifier: UUID) -> bool:
    """Whether it is in the Guide of any cohort."""
    return db.execute("SELECT FROM guide_pages_1 WHERE page = %s", (identifier,)).fetchone() is not None
