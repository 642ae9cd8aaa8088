"""How any two people of a round would be scored, part by part."""

from dataclasses import asdict, dataclass, replace
from uuid import UUID

from matching.considerations.decider import NOT_AVAILABLE
from matching.ids import PersonId
from matching.planning.proposing import proposed_pair
from matching.rounds.proposal import ProposedPair
from matching.rounds.table import pairs
from matching.rounds.use_cases.looks.round_at_work import RoundAtWork
from matching.rounds.use_cases.show_rounds import ScorePart
from plp_kit.core import joined_people
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.viewing import Sight


@shown
@dataclass(frozen=True, slots=True)
class ScoredPair(ProposedPair):
    """Two people who could be a pair. The parts add up to the score, as it is now: notes may have come since the proposal."""

    parts: list[ScorePart]
    is_proposed: bool
    is_pinned: bool


def scored_pair(at_work: RoundAtWork, one: PersonId, other: PersonId) -> ScoredPair | Refusal:
    people = at_work.placed(one, other)
    cell = at_work.matrix.available(frozenset(people))
    if cell is None or people[0] == people[1]:
        return NOT_AVAILABLE
    pair = proposed_pair(at_work.matrix, cell)
    known = {candidate.person: candidate for candidate in at_work.problem.candidates}
    score = at_work.problem.scoring.score(known[pair.senior], known[pair.colleague])
    is_pinned = cell in at_work.matrix.pinned
    return ScoredPair(**asdict(pair), parts=list(map(ScorePart.of, score.parts)), is_proposed=False, is_pinned=is_pinned)


def seen(db: Db, round_id: UUID, scored: ScoredPair) -> Sight[ScoredPair]:
    """Both of them see who looked."""
    human = joined_people.everybody(db).human
    humans = frozenset(map(human, scored.people))
    proposed = any(frozenset(map(human, (pair.senior, pair.colleague))) == humans for pair in pairs.of_round(db, round_id))
    return Sight(replace(scored, is_proposed=proposed), scored.people)
