"""How any two people of a round would be scored, part by part."""

from dataclasses import asdict, dataclass

from matching.considerations.decider import NOT_AVAILABLE
from matching.ids import PersonId
from matching.planning.proposing import proposed_pair
from matching.rounds.proposal import ProposedPair
from matching.rounds.use_cases.looks.round_at_work import RoundAtWork
from matching.rounds.use_cases.show_rounds import ScorePart
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class ScoredPair(ProposedPair):
    """Two people who could be a pair, proposed or not. The parts add up to the score."""

    parts: list[ScorePart]


def scored_pair(at_work: RoundAtWork, one: PersonId, other: PersonId) -> ScoredPair | Refusal:
    people = at_work.placed(one, other)
    cell = at_work.matrix.available(frozenset(people))
    if cell is None or people[0] == people[1]:
        return NOT_AVAILABLE
    pair = proposed_pair(at_work.matrix, cell)
    known = {candidate.person: candidate for candidate in at_work.problem.candidates}
    score = at_work.problem.scoring.score(known[pair.senior], known[pair.colleague])
    return ScoredPair(**asdict(pair), parts=list(map(ScorePart.of, score.parts)))
