"""Taking published pairs back, before launch: their partnerships are none, and the proposal waits for signatures again."""

from uuid import UUID

from matching.application.aggregates import COHORTS, ROUNDS
from matching.domain.rounds import Published, UnpublishPairs
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler, load


def unpublish(db: Db, handler: Handler, origin: Origin, round_id: UUID, expected: int | None = None) -> Handled | Refusal:
    state = load(db, ROUNDS, round_id).state
    launch_on = load(db, COHORTS, state.proposed.cohort).state.launch_on if isinstance(state, Published) else None
    return handler.handle_in(db, ROUNDS, round_id, UnpublishPairs(origin.at.date(), launch_on), origin, expected)
