"""Proposing pairs: the optimiser works before the transaction, on the candidates as they are then."""

import secrets
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from matching.candidates.table import candidates
from matching.cohorts.table import cohorts
from matching.cohorts.use_cases.retention import retain_papers
from matching.ids import PersonId
from matching.planning.assignments import Assignment
from matching.planning.matrix import CandidateMatrix, candidate_matrix
from matching.planning.problem import MatchingProblem
from matching.planning.proposing import proposal
from matching.planning.repairs import repairs
from matching.planning.solving import greatest_sum, solve
from matching.rounds import decider as rounds
from matching.rounds.commands import ProposePairs
from matching.rounds.proposal import Nonce, Proposal, Summary
from matching.rounds.use_cases import explanations, matching_problem
from matching.rounds.use_cases.matching_problem import CANDIDATES_CHANGED, SealedProblem, is_unchanged
from plp_kit.core.deciding import Kind, Refusal
from plp_kit.core.handling import Handled
from plp_kit.core.sealed import Sealed
from plp_kit.service import Preparing, Write

NONCE_BYTES: Final = 32
COMPARED_UP_TO: Final = 1_000
"""Pairs. In larger rounds the greatest sum is not worked out beside, since it takes as long as the proposal itself."""

NO_SUCH_REPAIR: Final = Refusal(
    "no_such_repair", "There is no repair with this number of changes. Look at the repairs again.", Kind.MISSING
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A proposal with its explanations, sealed, and the problem that it solves."""

    known: SealedProblem
    proposal: Proposal
    nonce: Nonce = field(repr=False)
    summary: Summary
    explanations: tuple[Sealed, ...] = field(repr=False)


def prepare(context: Preparing, round_id: UUID, matcher: PersonId) -> Prepared | Refusal:
    """The best assignment of everybody in the cohort who has no partner now."""
    now = matching_problem.opened_now(context, round_id, matcher)
    if isinstance(now, Refusal):
        return now
    known, problem = now
    matrix = candidate_matrix(problem)
    return _prepared(context, known, problem, matrix, solve(matrix))


def prepare_repair(
    context: Preparing, round_id: UUID, matcher: PersonId, changes: int, worst_pair_score: int
) -> Prepared | Refusal:
    """The repair with so many changes to the signed pairs; `worst_pair_score` is held as far as it can be, 0 holds nothing."""
    now = matching_problem.opened_now(context, round_id, matcher)
    if isinstance(now, Refusal):
        return now
    known, problem = now
    matrix = candidate_matrix(problem)
    chosen = next((one for one in repairs(matrix, worst_pair_score) if one.changes == changes), None)
    return NO_SUCH_REPAIR if chosen is None else _prepared(context, known, problem, matrix, chosen.assignment)


def _prepared(
    context: Preparing, known: SealedProblem, problem: MatchingProblem, matrix: CandidateMatrix, assignment: Assignment
) -> Prepared | Refusal:
    proposed = proposal(problem, matrix, assignment)
    sealed = explanations.seal(context, known.round.round, problem, proposed.pairs)
    if isinstance(sealed, Refusal):
        return CANDIDATES_CHANGED
    return Prepared(known, proposed, Nonce(secrets.token_hex(NONCE_BYTES)), _summary(matrix, assignment), sealed)


def _summary(matrix: CandidateMatrix, assignment: Assignment) -> Summary:
    measures = assignment.measures
    greatest = greatest_sum(matrix).measures.total if matrix.most_pairs <= COMPARED_UP_TO else None
    return Summary(measures.worst_pair_score, measures.total, greatest, measures.first_in_line, measures.kept)


def record(write: Write, prepared: Prepared) -> Handled | Refusal:
    """The decision joins the events that made these people candidates."""
    known = prepared.known
    cohorts.lock(write.db, known.round.cohort)
    if not is_unchanged(write.db, known):
        return CANDIDATES_CHANGED
    entered = candidates.entered(write.db, known.round.cohort)
    command = ProposePairs(prepared.proposal, prepared.nonce, entered, prepared.summary, prepared.explanations, known.identities)
    joining = replace(write, origin=replace(write.origin, joined=tuple(row.event_id for row in known.candidates)))
    proposed = joining.handle(rounds.rounds, known.round.round, command)
    return proposed if isinstance(proposed, Refusal) else retain_papers(write, known.round.cohort, proposed)
