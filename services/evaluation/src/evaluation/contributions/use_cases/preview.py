"""A contribution as the people who decide on it see it: exactly what would leave the trust, or has left it."""

from dataclasses import dataclass
from uuid import UUID

from evaluation.catalogue.waves import Wave
from evaluation.contributions import decider as contributions
from evaluation.contributions.decider import NO_SUCH_CONTRIBUTION, Frozen, HoldReason, Prepared, Unprepared
from evaluation.contributions.facts import RoundedFact
from evaluation.ids import CohortId, PersonId, survey_id
from evaluation.surveys import decider as surveys
from evaluation.surveys.queries import closed_to
from evaluation.trusts.decider import Trust
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext


@shown
@dataclass(frozen=True, slots=True)
class Contribution:
    """What would leave the trust, or has left it. `state` is prepared, held or approved; `held` says why it waits.

    `month` (YYYY-MM) is that of the survey's closing.
    """

    contribution: UUID
    trust: Trust
    cohort: CohortId
    group_served: str
    wave: Wave
    month: str
    state: str
    held: HoldReason | None
    facts: tuple[RoundedFact, ...]
    version: int


def preview(context: TenantContext, db: Db, contribution: UUID, reader: PersonId) -> Contribution | Refusal:
    """For a reader whom its survey did not invite."""
    loaded = context.handler.load(db, contributions.contributions, contribution)
    state = loaded.state
    if isinstance(state, Unprepared):
        return NO_SUCH_CONTRIBUTION
    block = state.provenance.block
    survey = context.handler.load(db, surveys.surveys, survey_id(block.cohort, block.wave)).state
    if refusal := closed_to(db, survey, reader, day_of(context.clock.now(db))):
        return refusal
    return Contribution(
        contribution=contribution,
        trust=state.provenance.trust,
        cohort=block.cohort,
        group_served=block.group_served,
        wave=block.wave,
        month=state.provenance.month,
        state=_stage(state),
        held=state.held if isinstance(state, Prepared) else None,
        facts=state.rounded if isinstance(state, Prepared) else state.facts,
        version=loaded.version,
    )


def _stage(state: Prepared | Frozen) -> str:
    match state:
        case Frozen():
            return "approved"
        case Prepared(held=None):
            return "prepared"
        case Prepared():
            return "held"
