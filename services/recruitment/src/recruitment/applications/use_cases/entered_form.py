"""The form in which a facilitator enters an application for somebody: all that it asks, and what the facilitator has typed."""

from dataclasses import dataclass
from uuid import UUID

from plp_kit import drafts
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.drafts import OwnDraft
from plp_kit.service import TenantContext
from recruitment.applications import drafted
from recruitment.applications.offer import Offer, offer
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts.decider import NO_SUCH_COHORT, Unopened


@shown
@dataclass(frozen=True, slots=True)
class EnteredForm:
    """`may_enter`: recruiting has opened. What was given while people could apply may be entered later."""

    offer: Offer
    may_enter: bool
    drafts: list[OwnDraft]


def form(context: TenantContext, cohort: UUID, facilitator: UUID) -> EnteredForm | Refusal:
    """Drafts are read by their author alone, on no record."""
    with context.database.transaction() as db:
        state = context.handler.load(db, cohorts.cohorts, cohort).state
        today = day_of(context.clock.now(db))
    if isinstance(state, Unopened):
        return NO_SUCH_COHORT
    terms = cohorts.terms(state, today)
    kept = drafts.of_form(context, facilitator, drafted.ENTERED_APPLICATION, cohort).drafts
    return EnteredForm(offer(cohort, state, terms), terms.was_recruiting(terms.opens_on), kept)
