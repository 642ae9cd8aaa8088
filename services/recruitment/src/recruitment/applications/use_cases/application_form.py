"""The form of an application for one applicant: all that they read, and what they have typed and sent."""

from dataclasses import dataclass
from uuid import UUID

from plp_kit import drafts
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.drafts import OwnDraft
from plp_kit.service import TenantContext
from recruitment.applications import drafted, queries
from recruitment.applications.decider import applications, may_begin
from recruitment.applications.offer import Offer, offer
from recruitment.applications.table.applications import SentApplication, sent
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts.decider import NO_SUCH_COHORT, Unopened
from recruitment.ids import application_id


@shown
@dataclass(frozen=True, slots=True)
class ApplicationForm:
    """What the cohort offers and asks, and what the caller has typed (`drafts`) and sent (`application`).

    `may_send`: the caller can hand in an application now; others may have handed in theirs, or come too early or too late.
    """

    offer: Offer
    may_send: bool
    application: SentApplication | None
    drafts: list[OwnDraft]


def form(context: TenantContext, cohort: UUID, person: UUID) -> ApplicationForm | Refusal:
    """Also before recruiting opens, and when it is over. That people read their own drafts is on no record."""
    with context.database.transaction() as db:
        found = _found(context, db, cohort, person)
    if isinstance(found, Refusal):
        return found
    return ApplicationForm(*found, drafts.of_form(context, person, drafted.APPLICATION, cohort).drafts)


def _found(context: TenantContext, db: Db, cohort: UUID, person: UUID) -> tuple[Offer, bool, SentApplication | None] | Refusal:
    state = context.handler.load(db, cohorts.cohorts, cohort).state
    if isinstance(state, Unopened):
        return NO_SUCH_COHORT
    terms = cohorts.terms(state, day_of(context.clock.now(db)))
    under = application_id(cohort, queries.applicant_in(db, cohort, person))
    own = context.handler.load(db, applications, under).state
    return offer(cohort, state, terms), terms.recruiting and may_begin(own), sent(queries.by_cohort(db, person).get(cohort))
