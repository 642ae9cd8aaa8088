"""A cohort's row is locked before its rounds change: 'one open round' and 'one partner' are decided over all of them.

The row is locked before any stream, here and where recruitment's messages are received, so that two transactions never wait for
each other.
"""

from uuid import UUID

from matching.cohorts.table import cohorts
from matching.cohorts.table.cohorts import CohortRow
from matching.rounds.table import rounds
from plp_kit.core.database import Db


def lock_cohort_of(db: Db, round_id: UUID) -> CohortRow | None:
    """None where there is no such round."""
    cohort = rounds.cohort_of(db, round_id)
    return None if cohort is None else cohorts.lock(db, cohort)
