"""A round as it is now, with its best assignment. It is worked out anew whenever somebody looks, and kept nowhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from matching.ids import Pair, PersonId
from matching.planning.assignments import Assignment
from matching.planning.matrix import CandidateMatrix, Cell, candidate_matrix
from matching.planning.problem import MatchingProblem
from matching.planning.proposing import proposed_pair
from matching.planning.solving import solve
from matching.rounds.proposal import ProposedPair
from matching.rounds.use_cases import matching_problem
from matching.rounds.use_cases.matching_problem import SealedProblem
from plp_kit.core.deciding import Refusal
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.service import TenantContext


@dataclass(frozen=True)
class RoundAtWork:
    """`proposed` are the pairs of the latest proposal, each person under the id that counts in this round."""

    problem: MatchingProblem
    matrix: CandidateMatrix
    identities: JoinedIdentities = field(default_factory=JoinedIdentities)
    proposed: Sequence[Pair] = ()

    @cached_property
    def assignment(self) -> Assignment:
        """The best of the matrix, worked out when it is first needed."""
        return solve(self.matrix)

    def placed(self, one: PersonId, other: PersonId) -> tuple[PersonId, PersonId]:
        """The ids under which the two are in this round."""
        return self.problem.placed_as(one), self.problem.placed_as(other)

    def pairs(self, cells: Iterable[Cell]) -> list[ProposedPair]:
        return [proposed_pair(self.matrix, cell) for cell in cells]


def opened(context: TenantContext, round_id: UUID, matcher: PersonId) -> RoundAtWork | Refusal:
    now = matching_problem.opened_now(context, round_id, matcher)
    return now if isinstance(now, Refusal) else at_work(*now)


def at_work(known: SealedProblem, problem: MatchingProblem) -> RoundAtWork:
    return RoundAtWork(problem, candidate_matrix(problem), known.identities, tuple(map(problem.placed, known.proposed)))
