"""How far a cohort has come: counts of what its partnerships and sessions did, never what was said. No table of its own."""

from dataclasses import dataclass
from uuid import UUID

from partnership_journal.read_models import agreements, cohorts, goals, meetings, partnerships, sessions
from partnership_journal.read_models.cohorts import CohortRow
from partnership_journal.read_models.partnerships import Tally
from partnership_journal.read_models.sessions import SessionRow
from plp_kit.core.database import Db


@dataclass(frozen=True, slots=True)
class Progress:
    """`agreements_written` counts partnerships, whether one or both wrote; `meetings_held` counts days a partnership met on."""

    cohort: CohortRow
    tally: Tally
    meetings_held: int
    agreements_written: int
    goals_set: int
    sessions: list[SessionRow]


def progress(db: Db, cohort: UUID) -> Progress | None:
    """None where the journal has not heard of the cohort."""
    row = cohorts.cohort(db, cohort)
    if row is None:
        return None
    return Progress(
        cohort=row,
        tally=partnerships.tally(db, cohort),
        meetings_held=meetings.held_in(db, cohort),
        agreements_written=agreements.written_in(db, cohort),
        goals_set=goals.set_in(db, cohort),
        sessions=sessions.of_cohort(db, cohort),
    )
