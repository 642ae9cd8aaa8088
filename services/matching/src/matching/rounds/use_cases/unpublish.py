"""Taking published pairs back, before launch: their partnerships are none, and the proposal waits for signatures again."""

from uuid import UUID

from matching.application.aggregates import ROUNDS
from matching.application.locking import lock_cohort_of
from matching.domain.rounds import NO_SUCH_ROUND, UnpublishPairs
from matching.read_models import rounds
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler


def unpublish(db: Db, handler: Handler, origin: Origin, round_id: UUID, expected: int | None = None) -> Handled | Refusal:
    cohort = lock_cohort_of(db, round_id)
    if cohort is None:
        return NO_SUCH_ROUND
    command = UnpublishPairs(origin.at.date(), cohort.launch_on, rounds.others(db, cohort.cohort, round_id))
    return handler.handle_in(db, ROUNDS, round_id, command, origin, expected)
