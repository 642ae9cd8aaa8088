"""A cohort's row is locked before its rounds change: 'one open round', 'one partner' are decided over all of them.

The row comes before any stream, here and where recruitment's messages are heard, so that two who wait never wait for each other.
"""

from uuid import UUID

from matching.domain.partners import Membership
from matching.read_models import candidates, cohorts, identities, pairs, rounds
from matching.read_models.cohorts import CohortRow
from plp_kit.core.database import Db


def lock_cohort_of(db: Db, round_id: UUID) -> CohortRow | None:
    """None where there is no such round."""
    cohort = rounds.cohort_of(db, round_id)
    return None if cohort is None else cohorts.lock(db, cohort)


def membership(db: Db, cohort: UUID) -> Membership:
    return Membership(candidates.members(db, cohort), pairs.published_in(db, cohort), identities.everybody(db))
