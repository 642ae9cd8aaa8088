"""Publishing the pairs that were signed: each becomes a partnership, under an id that is made here."""

from uuid import UUID

from matching.application.aggregates import ROUNDS
from matching.application.identities import partnership_id
from matching.domain.rounds import Proposed, PublishedPair, PublishPairs
from matching.read_models import candidates
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler, load

CANDIDATE_GONE = Refusal("candidate_gone", "Somebody in these pairs has gone since. Propose again, then sign the new proposal.")


def publish(db: Db, handler: Handler, origin: Origin, round_id: UUID, expected: int | None = None) -> Handled | Refusal:
    state = load(db, ROUNDS, round_id).state
    if isinstance(state, Proposed) and _somebody_gone(db, state):
        return CANDIDATE_GONE
    command = PublishPairs(_partnerships(round_id, state) if isinstance(state, Proposed) else (), origin.at.date())
    return handler.handle_in(db, ROUNDS, round_id, command, origin, expected)


def _somebody_gone(db: Db, state: Proposed) -> bool:
    """As far as matching has heard; whoever goes from here on leaves a partnership."""
    there = {row.person for row in candidates.without_partner(db, state.cohort)}
    return not there.issuperset(person for pair in state.pairs for person in pair.people)


def _partnerships(round_id: UUID, state: Proposed) -> tuple[PublishedPair, ...]:
    return tuple(
        PublishedPair(partnership_id(round_id, pair, state.publications), pair.senior, pair.colleague) for pair in state.pairs
    )
