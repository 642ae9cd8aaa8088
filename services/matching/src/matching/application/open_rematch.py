"""Opening a re-match: another round for the people of a cohort who have no partner now."""

from uuid import UUID

from matching.application.aggregates import ROUNDS
from matching.domain.candidates import Side
from matching.domain.cohorts import NO_SUCH_COHORT
from matching.domain.identities import CohortId
from matching.domain.rounds import NOBODY_TO_PAIR, OpenRound, Purpose
from matching.read_models import candidates, rounds
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler

ROUND_OPEN = Refusal("round_open", "A round of this cohort is not published yet. Propose there: it takes whoever has no partner.")
PAIR = 2


def open_rematch(db: Db, handler: Handler, origin: Origin, cohort: UUID, round_id: UUID) -> Handled | Refusal:
    """One round at a time: nobody can then stand in two that are both published."""
    earlier = rounds.of_cohort(db, cohort)
    if not earlier:
        return NO_SUCH_COHORT
    if any(row.published_on is None for row in earlier):
        return ROUND_OPEN
    there = candidates.without_partner(db, cohort)
    sides = {side for row in there for side in row.sides}
    if len(there) < PAIR or not sides.issuperset(Side):
        return NOBODY_TO_PAIR
    command = OpenRound(CohortId(cohort), candidates.heard(db, cohort), Purpose.REMATCH)
    return handler.handle_in(db, ROUNDS, round_id, command, origin)
