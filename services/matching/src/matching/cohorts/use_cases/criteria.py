"""What a cohort is matched by: it is shown, and changed under the lock of the cohort's row, as its rounds are."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from matching.cohorts import decider as cohorts
from matching.cohorts.decider import NO_SUCH_COHORT
from matching.cohorts.table import cohorts as cohort_rows
from matching.cohorts.table import conflicts
from matching.cohorts.table.conflicts import DeclaredConflict
from matching.cohorts.weights import ScoreWeights
from matching.ids import PersonId
from matching.rounds.queries import criteria_closed_to
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.shown import shown
from plp_kit.service import Write


@shown
@dataclass(frozen=True, slots=True)
class Criteria:
    """What holds for all rounds of a cohort. `version` is that of the cohort in matching."""

    cohort: UUID
    launch_on: date | None
    weights: ScoreWeights
    conflicts: list[DeclaredConflict]
    version: int


def criteria(db: Db, cohort: UUID, matcher: PersonId) -> Criteria | Refusal:
    row = cohort_rows.cohort_row(db, cohort)
    if row is None:
        return NO_SUCH_COHORT
    if refusal := criteria_closed_to(db, cohort, matcher):
        return refusal
    return Criteria(cohort, row.launch_on, row.weights, conflicts.of_cohort(db, cohort), row.version)


def change(write: Write, cohort: UUID, command: cohorts.Command) -> Handled | Refusal:
    cohort_rows.lock(write.db, cohort)
    return write.handle(cohorts.cohorts, cohort, command)


def change_by(write: Write, cohort: UUID, matcher: PersonId, command: cohorts.Command) -> Handled | Refusal:
    """By a matcher who is no candidate of the cohort's rounds."""
    cohort_rows.lock(write.db, cohort)
    return criteria_closed_to(write.db, cohort, matcher) or write.handle(cohorts.cohorts, cohort, command)
