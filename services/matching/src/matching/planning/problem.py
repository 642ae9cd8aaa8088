"""The matching problem of a round: everything that the optimiser works with."""

from dataclasses import dataclass

from matching.ids import Pair, PersonId
from matching.planning.exclusions import NO_EXCLUSIONS, Exclusions
from matching.planning.scores import Candidate
from matching.planning.scoring import Scoring


@dataclass(frozen=True, slots=True)
class MatchingProblem:
    """`signed` are the pairs that both seats signed last, as senior and colleague.

    `salt` breaks ties, another way in each round.
    """

    candidates: tuple[Candidate, ...]
    scoring: Scoring
    salt: str
    exclusions: Exclusions = NO_EXCLUSIONS
    pins: frozenset[Pair] = frozenset()
    vetoes: frozenset[Pair] = frozenset()
    signed: tuple[tuple[PersonId, PersonId], ...] = ()
