"""Pinning and vetoing: who could be placed with a pin is worked out before the transaction, and the round decides."""

from dataclasses import dataclass, replace
from uuid import UUID

from matching.cohorts.table import cohorts
from matching.considerations.decider import Outlook, PinPair, VetoPair
from matching.ids import PersonId
from matching.planning.assignments import placed
from matching.planning.matrix import CandidateMatrix, candidate_matrix
from matching.planning.problem import MatchingProblem
from matching.planning.shortages import new_shortage
from matching.planning.solving import placing, solve
from matching.rounds import decider as rounds
from matching.rounds.use_cases import matching_problem
from matching.rounds.use_cases.matching_problem import CANDIDATES_CHANGED, SealedProblem, is_unchanged
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write


@dataclass(frozen=True, slots=True)
class Prepared:
    """A pin with its outlook, or a veto, and the problem that they follow from."""

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
    pair, before = problem.placed({command.one, command.other}), candidate_matrix(problem)
    match command:
        case PinPair():
            after = before.with_pin(pair)
            return replace(command, outlook=None if after is None else _outlook(before, after))
        case VetoPair():
            return replace(command, could_be_made=bool(before.cells(pair)))


def _outlook(before: CandidateMatrix, after: CandidateMatrix) -> Outlook:
    """Who would lose their partner is worked out only where somebody would: it takes as long as two proposals."""
    outlook = Outlook(placing(before), placing(after))
    if outlook.with_it >= outlook.without:
        return outlook
    alone = tuple(sorted(placed(before, solve(before)) - placed(after, solve(after))))
    waited = tuple(person for person in alone if person in before.waiting)
    shortage = new_shortage(before, after)
    words = f"{shortage.words} They are {', '.join(map(str, shortage.people))}." if shortage else ""
    return replace(outlook, alone=alone, waited=waited, shortage=words)
