"""Opening a re-match: another round for the people of a cohort who have no partner now."""

from uuid import UUID

from matching.application.aggregates import ROUNDS
from matching.application.locking import membership
from matching.domain.identities import CohortId
from matching.domain.rounds import OpenRematch
from matching.read_models import cohorts, rounds
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler


def open_rematch(db: Db, handler: Handler, origin: Origin, cohort: UUID, round_id: UUID) -> Handled | Refusal:
    cohorts.lock(db, cohort)
    command = OpenRematch(CohortId(cohort), rounds.others(db, cohort, round_id), membership(db, cohort))
    return handler.handle_in(db, ROUNDS, round_id, command, origin)
