"""Pinning and vetoing: whether the pair could be made is worked out before the transaction, and the round decides."""

from dataclasses import dataclass, replace
from uuid import UUID

from matching.cohorts.table import cohorts
from matching.considerations.decider import PinPair, VetoPair
from matching.ids import PersonId
from matching.planning.matrix import candidate_matrix
from matching.planning.problem import MatchingProblem
from matching.rounds import decider as rounds
from matching.rounds.use_cases import matching_problem
from matching.rounds.use_cases.matching_problem import CANDIDATES_CHANGED, SealedProblem, is_unchanged
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write


@dataclass(frozen=True, slots=True)
class Prepared:
    """A pin or a veto, and the problem that it follows from."""

    known: SealedProblem
    command: PinPair | VetoPair


def prepare(context: TenantContext, round_id: UUID, matcher: PersonId, command: PinPair | VetoPair) -> Prepared | Refusal:
    known = matching_problem.read_now(context, round_id, matcher)
    if isinstance(known, Refusal):
        return known
    problem = matching_problem.opened(context, known)
    if isinstance(problem, Refusal):
        return problem
    return Prepared(known, replace(_weighed(problem, command), identities=known.identities))


def record(write: Write, prepared: Prepared) -> Handled | Refusal:
    known = prepared.known
    cohorts.lock(write.db, known.round.cohort)
    if not is_unchanged(write.db, known):
        return CANDIDATES_CHANGED
    return write.handle(rounds.rounds, known.round.round, prepared.command)


def _weighed(problem: MatchingProblem, command: PinPair | VetoPair) -> PinPair | VetoPair:
    """What it costs does not decide it: a preview shows that before."""
    pair, before = problem.placed({command.one, command.other}), candidate_matrix(problem)
    match command:
        case PinPair():
            return replace(command, could_be_made=before.with_pin(pair) is not None)
        case VetoPair():
            return replace(command, could_be_made=bool(before.cells(pair)))
