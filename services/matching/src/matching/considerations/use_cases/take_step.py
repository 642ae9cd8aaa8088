"""A pin, a veto or a swap, as a preview shows it: what can be made is worked out before the transaction, and the round decides.

Of a swap both new pairs are pinned together.
"""

from dataclasses import dataclass
from uuid import UUID

from matching.cohorts.table import cohorts
from matching.considerations.decider import Step
from matching.ids import PersonId
from matching.rounds import decider as rounds
from matching.rounds.use_cases import matching_problem
from matching.rounds.use_cases.looks.round_at_work import at_work
from matching.rounds.use_cases.looks.steps import StepCommand, weighed
from matching.rounds.use_cases.matching_problem import CANDIDATES_CHANGED, SealedProblem, is_unchanged
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write


@dataclass(frozen=True, slots=True)
class Prepared:
    """A step, and the problem that it follows from."""

    known: SealedProblem
    command: StepCommand


def prepare(
    context: TenantContext, round_id: UUID, matcher: PersonId, step: Step, one: PersonId, other: PersonId
) -> Prepared | Refusal:
    now = matching_problem.opened_now(context, round_id, matcher)
    if isinstance(now, Refusal):
        return now
    known, problem = now
    return Prepared(known, weighed(at_work(known, problem), step, one, other).command)


def record(write: Write, prepared: Prepared) -> Handled | Refusal:
    known = prepared.known
    cohorts.lock(write.db, known.round.cohort)
    if not is_unchanged(write.db, known):
        return CANDIDATES_CHANGED
    return write.handle(rounds.rounds, known.round.round, prepared.command)
