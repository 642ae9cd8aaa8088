"""Proposing pairs: the optimiser works before the transaction, on the candidates as they stand then."""

from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from matching.application import explaining, gathering
from matching.application.aggregates import ROUNDS
from matching.application.gathering import CANDIDATES_CHANGED, Gathered, is_unchanged
from matching.application.retention import keep_papers
from matching.domain.allocation import proposal
from matching.domain.planning.plans import Plan
from matching.domain.planning.repairs import repairs
from matching.domain.planning.solving import greatest_sum, solve
from matching.domain.planning.tables import Asked, Table, table
from matching.domain.proposals import Proposal, Summary
from matching.domain.rounds import ProposePairs
from matching.read_models import candidates, cohorts
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Origin
from plp_kit.core.handling import Handled, Handler
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from plp_kit.vault.vault import SubjectErased

COMPARED_UP_TO: Final = 1_000
"""Pairs; beyond them the greatest sum is not worked out beside, since it takes as long as the proposal itself."""

NO_SUCH_REPAIR = Refusal("no_such_repair", "There is no repair with this number of changes. Look at the repairs again.")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A proposal with its explanations, sealed, and what it was made from."""

    known: Gathered
    proposal: Proposal
    summary: Summary
    explanations: tuple[Sealed, ...] = field(repr=False)


def prepare(context: TenantContext, round_id: UUID) -> Prepared | Refusal:
    """The best plan for everybody in the cohort who has no partner now."""
    known = gathering.gathered(context, round_id)
    if isinstance(known, Refusal):
        return known
    asked = gathering.asked(context.vault, known)
    made = table(asked)
    return _prepared(context, known, asked, made, solve(made))


def prepare_repair(context: TenantContext, round_id: UUID, changes: int, *, floor: int) -> Prepared | Refusal:
    """The repair with so many changes to the pairs that were signed; `floor` is held where it can be, 0 for none."""
    known = gathering.gathered(context, round_id)
    if isinstance(known, Refusal):
        return known
    asked = gathering.asked(context.vault, known)
    made = table(asked)
    chosen = next((one for one in repairs(made, floor) if one.changes == changes), None)
    return NO_SUCH_REPAIR if chosen is None else _prepared(context, known, asked, made, chosen.plan)


def _prepared(context: TenantContext, known: Gathered, asked: Asked, made: Table, plan: Plan) -> Prepared | Refusal:
    proposed = proposal(asked, made, plan)
    try:
        explanations = explaining.seal(context.vault, known.round.round, asked, proposed.pairs)
    except SubjectErased:
        return CANDIDATES_CHANGED
    return Prepared(known, proposed, _summary(made, plan), explanations)


def _summary(made: Table, plan: Plan) -> Summary:
    measures = plan.measures
    greatest = greatest_sum(made).measures.total if made.most <= COMPARED_UP_TO else None
    return Summary(measures.floor, measures.total, greatest, measures.first_in_line, measures.kept)


def record(db: Db, handler: Handler, origin: Origin, prepared: Prepared, expected: int | None = None) -> Handled | Refusal:
    """The decision joins what made each of them a candidate."""
    known = prepared.known
    cohorts.lock(db, known.round.cohort)
    if not is_unchanged(db, known):
        return CANDIDATES_CHANGED
    heard = candidates.heard(db, known.round.cohort)
    command = ProposePairs(prepared.proposal, heard, prepared.summary, prepared.explanations)
    joined = replace(origin, joined=tuple(row.event_id for row in known.candidates))
    proposed = handler.handle_in(db, ROUNDS, known.round.round, command, joined, expected)
    return proposed if isinstance(proposed, Refusal) else keep_papers(db, handler, origin, known.round.cohort, proposed)
