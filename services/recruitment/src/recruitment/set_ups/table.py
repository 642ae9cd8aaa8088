"""Cohorts that are being set up, until they are open or nobody wants them any more. Table: set_ups_1."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown
from recruitment.set_ups.decider import AimsWritten, Event, SetUpBegun, SetUpDropped, SetUpFinished


@shown
@dataclass(frozen=True, slots=True)
class ListedSetUp:
    """A cohort that is not open yet, by its id to be. `changed_on` is the day of the last change."""

    cohort: UUID
    title: str
    begun_on: date
    changed_on: date


@writes("set_ups_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    cohort, on = recorded.stream.id, day_of(recorded.origin.at)
    match recorded.event:
        case SetUpBegun(title):
            db.execute(
                "INSERT INTO set_ups_1 (cohort, title, begun_on, changed_on) VALUES (%s, %s, %s, %s)", (cohort, title, on, on)
            )
        case SetUpFinished() | SetUpDropped():
            db.execute("DELETE FROM set_ups_1 WHERE cohort = %s", (cohort,))
        case AimsWritten(aims):
            db.execute("UPDATE set_ups_1 SET title = %s, changed_on = %s WHERE cohort = %s", (aims.title, on, cohort))
        case _:
            db.execute("UPDATE set_ups_1 SET changed_on = %s WHERE cohort = %s", (on, cohort))


def all_of_them(db: Db) -> list[ListedSetUp]:
    """The one that was changed last comes first."""
    with db.cursor(row_factory=class_row(ListedSetUp)) as rows:
        return rows.execute(
            "SELECT cohort, title, begun_on, changed_on FROM set_ups_1 ORDER BY changed_on DESC, title, cohort"
        ).fetchall()
