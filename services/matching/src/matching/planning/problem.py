"""The matching problem of a round: everything that the optimiser works with."""

from collections.abc import Iterable
from dataclasses import dataclass

from matching.ids import Pair, PersonId
from matching.planning.exclusions import NO_EXCLUSIONS, Exclusions
from matching.planning.scores import Candidate
from matching.planning.scoring import Scoring


@dataclass(frozen=True, slots=True)
class MatchingProblem:
    """`signed` are the pairs that both seats signed last, as senior and colleague.

    `salt` breaks ties, another way in each round.

    All may be known under any id of a human, until `of_humans`.
    """

    candidates: tuple[Candidate, ...]
    scoring: Scoring
    salt: str
    exclusions: Exclusions = NO_EXCLUSIONS
    pins: frozenset[Pair] = frozenset()
    vetoes: frozenset[Pair] = frozenset()
    signed: tuple[tuple[PersonId, PersonId], ...] = ()

    def placed_as(self, person: PersonId) -> PersonId:
        """The id under which this human can be placed: the smallest of those of their candidates."""
        human = self.exclusions.identities.human
        return min((one.person for one in self.candidates if human(one.person) == human(person)), default=person)

    def placed(self, people: Iterable[PersonId]) -> Pair:
        return frozenset(map(self.placed_as, people))
