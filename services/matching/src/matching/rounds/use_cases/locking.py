"""A cohort's row is locked before its rounds change: 'one open round' and 'one partner' are decided over all of them.

The row is locked before any stream, here and where recruitment's messages are received, so that two transactions never wait for
each other.
"""

from uuid import UUID

from matching.cohorts.table import cohorts
from matching.cohorts.table.cohorts import CohortRow
from matching.ids import PersonId
from matching.rounds.decider import NO_SUCH_ROUND
from matching.rounds.queries import closed_to
from matching.rounds.table import rounds
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal


def lock_cohort_of(db: Db, round_id: UUID) -> CohortRow | None:
    """None where there is no such round."""
    cohort = rounds.cohort_of(db, round_id)
    return None if cohort is None else cohorts.lock(db, cohort)


def lock_for(db: Db, round_id: UUID, matcher: PersonId) -> CohortRow | Refusal:
    """The cohort, for a matcher who changes the round; or why it is closed to them, as matching knows its people now."""
    cohort = lock_cohort_of(db, round_id)
    row = rounds.round_row(db, round_id)
    if cohort is None or row is None:
        return NO_SUCH_ROUND
    return closed_to(db, row, matcher) or cohort


def open_to(db: Db, round_id: UUID, matcher: PersonId) -> Refusal | None:
    """Why the matcher may not look at this round or change it. Before a change it is asked again under the lock."""
    row = rounds.round_row(db, round_id)
    return NO_SUCH_ROUND if row is None else closed_to(db, row, matcher)
