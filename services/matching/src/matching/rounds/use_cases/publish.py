"""Publishing the pairs that were signed: each becomes a partnership, under an id that is made here."""

from uuid import UUID

from matching.application.aggregates import ROUNDS
from matching.application.identities import partnership_id
from matching.application.locking import lock_cohort_of, membership
from matching.domain.partners import PublishedPair
from matching.domain.rounds import NO_SUCH_ROUND, Proposed, PublishPairs
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler, load


def publish(db: Db, handler: Handler, origin: Origin, round_id: UUID, expected: int | None = None) -> Handled | Refusal:
    """With the people of the cohort as far as matching has heard: who goes from here on leaves a partnership."""
    cohort = lock_cohort_of(db, round_id)
    if cohort is None:
        return NO_SUCH_ROUND
    state = load(db, ROUNDS, round_id).state
    pairs = _partnerships(round_id, state) if isinstance(state, Proposed) else ()
    command = PublishPairs(pairs, origin.at.date(), membership(db, cohort.cohort))
    return handler.handle_in(db, ROUNDS, round_id, command, origin, expected)


def _partnerships(round_id: UUID, state: Proposed) -> tuple[PublishedPair, ...]:
    return tuple(
        PublishedPair(partnership_id(round_id, pair, state.publications), pair.senior, pair.colleague) for pair in state.pairs
    )
