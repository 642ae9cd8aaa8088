"""Publishing the pairs that were signed: each becomes a partnership, under an id that is made here."""

from uuid import UUID

from matching.ids import PersonId, partnership_id
from matching.rounds import decider as rounds
from matching.rounds.commands import PublishPairs
from matching.rounds.decider import Proposed
from matching.rounds.membership import PublishedPair
from matching.rounds.queries import membership
from matching.rounds.use_cases.locking import lock_for
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import Write


def publish(write: Write, round_id: UUID, matcher: PersonId) -> Handled | Refusal:
    """Rests on the cohort's people as matching knows them now. A person who goes later leaves a partnership."""
    cohort = lock_for(write.db, round_id, matcher)
    if isinstance(cohort, Refusal):
        return cohort
    state = write.load(rounds.rounds, round_id).state
    pairs = _partnerships(round_id, state) if isinstance(state, Proposed) else ()
    return write.handle(rounds.rounds, round_id, PublishPairs(pairs, write.origin.at.date(), membership(write.db, cohort.cohort)))


def _partnerships(round_id: UUID, state: Proposed) -> tuple[PublishedPair, ...]:
    return tuple(
        PublishedPair(partnership_id(round_id, *pair.people, state.publications), pair.senior, pair.colleague)
        for pair in state.pairs
    )
