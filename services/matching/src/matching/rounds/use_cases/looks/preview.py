"""What a pin, a veto or a swap would do, before a matcher decides on it."""

from dataclasses import dataclass
from uuid import UUID

from matching.considerations.decider import Step
from matching.ids import PersonId
from matching.planning.assignments import Measures, placed
from matching.planning.matrix import CandidateMatrix
from matching.planning.prices import outcome
from matching.planning.shortages import Shortage, new_shortage
from matching.rounds.decider import rounds
from matching.rounds.proposal import ProposedPair
from matching.rounds.use_cases import matching_problem
from matching.rounds.use_cases.looks.round_at_work import RoundAtWork, at_work
from matching.rounds.use_cases.looks.steps import weighed
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext


@shown
@dataclass(frozen=True, slots=True)
class Preview:
    """The best assignment `before` and `after` a step, and its price as `cost`.

    `cost` is null where no assignment keeps the worst pair score and the number placed: `after` says what changes, and
    `left_alone` who would lose their partner and have nobody. `cost` is below 0 where the sum gains, as it can where signed pairs
    end: `kept_lost` counts those.
    """

    before: Measures
    after: Measures
    cost: int | None
    kept_lost: int
    left_alone: list[PersonId]
    new_pairs: list[ProposedPair]
    shortage: Shortage | None


def previewed(
    context: TenantContext, round_id: UUID, matcher: PersonId, step: Step, one: PersonId, other: PersonId
) -> tuple[Preview, int] | Refusal:
    """With the version of the round. It is refused as the step would be: the round decides on both."""
    with context.database.transaction() as db:
        known = matching_problem.read(db, round_id, matcher, day_of(context.clock.now(db)))
        state = context.handler.load(db, rounds, round_id).state
    if isinstance(known, Refusal):
        return known
    problem = matching_problem.opened(context, known)
    if isinstance(problem, Refusal):
        return problem
    round_at_work = at_work(known, problem)
    looked_at = weighed(round_at_work, step, one, other)
    decided = rounds.decide(state, looked_at.command)
    return decided if isinstance(decided, Refusal) else (preview(round_at_work, looked_at.after), known.round.version)


def preview(at_work: RoundAtWork, after: CandidateMatrix) -> Preview:
    """Where these candidates remain."""
    before = at_work.assignment
    found = outcome(before, after)
    best = found.assignment
    return Preview(
        before=before.measures,
        after=best.measures,
        cost=found.price.cost,
        kept_lost=found.price.kept_lost,
        left_alone=sorted(placed(at_work.matrix, before) - placed(after, best)),
        new_pairs=at_work.pairs(cell for cell in best.cells if cell not in before.cells),
        shortage=new_shortage(at_work.matrix, after),
    )
