"""Pinning and vetoing: how many could be placed with it is worked out before the transaction, and the round decides."""

from dataclasses import dataclass, replace
from uuid import UUID

from matching.cohorts.table import cohorts
from matching.considerations.decider import Outlook, PinPair, VetoPair
from matching.ids import PersonId
from matching.planning.matrix import candidate_matrix
from matching.planning.problem import MatchingProblem
from matching.planning.shortages import new_shortage
from matching.planning.solving import placing
from matching.rounds import decider as rounds
from matching.rounds.use_cases import matching_problem
from matching.rounds.use_cases.matching_problem import CANDIDATES_CHANGED, SealedProblem, is_unchanged
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write


@dataclass(frozen=True, slots=True)
class Prepared:
    """A pin or a veto with its outlook, and the problem that the outlook follows from."""

    known: SealedProblem
    command: PinPair | VetoPair


def prepare(context: TenantContext, round_id: UUID, matcher: PersonId, command: PinPair | VetoPair) -> Prepared | Refusal:
    known = matching_problem.read_now(context, round_id, matcher)
    if isinstance(known, Refusal):
        return known
    problem = matching_problem.opened(context, known)
    return (
        problem
        if isinstance(problem, Refusal)
        else Prepared(known, replace(command, outlook=_outlook(problem, command), identities=known.identities))
    )


def record(write: Write, prepared: Prepared) -> Handled | Refusal:
    known = prepared.known
    cohorts.lock(write.db, known.round.cohort)
    if not is_unchanged(write.db, known):
        return CANDIDATES_CHANGED
    return write.handle(rounds.rounds, known.round.round, prepared.command)


def _outlook(problem: MatchingProblem, command: PinPair | VetoPair) -> Outlook | None:
    pair, before = problem.placed({command.one, command.other}), candidate_matrix(problem)
    after = before.with_pin(pair) if isinstance(command, PinPair) else before.with_veto(pair)
    if after is None:
        return None
    shortage = new_shortage(before, after)
    words = f"{shortage.words} They are {_listed(shortage.people)}." if shortage else ""
    return Outlook(placing(before), placing(after), words)


def _listed(people: tuple[PersonId, ...]) -> str:
    return ", ".join(map(str, people))
