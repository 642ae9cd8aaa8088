"""An application as its author sees it: what they answered, what they may still change, and the cohort that it is for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.access_log import use_cases as access_log
from recruitment.access_log.viewers import Viewer
from recruitment.applications import queries
from recruitment.applications.consents import Consent, ConsentText
from recruitment.applications.decider import NO_SUCH_APPLICATION, applications, may_begin, unchangeable
from recruitment.applications.forms import Terms
from recruitment.applications.offer import Choices, choices_of
from recruitment.applications.profile import Profile, ProfileQuestion, asked
from recruitment.applications.states import BeingDestroyed, Known, Over, is_of
from recruitment.applications.table import applications as table
from recruitment.applications.table.applications import ShownApplication
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts.decider import NO_SUCH_COHORT, Closed, Recruiting, Unopened
from recruitment.people.use_cases import sealing


@shown
@dataclass(frozen=True, slots=True)
class CohortApplied:
    """What the applicant was told of the cohort. The words are what the trust calls both sides.

    Nobody can apply on `recruiting_closes_on` or later.
    """

    cohort: UUID
    title: str
    word_senior: str
    word_served: str
    aims: tuple[str, ...]
    recruiting_opens_on: date
    recruiting_closes_on: date
    launch_on: date
    questions: list[ProfileQuestion]
    choices: Choices


@shown
@dataclass(frozen=True, slots=True)
class AnsweredConsent:
    """The latest answer to one purpose, and the version of the wording that was answered.

    `wording` is the cohort's, of the version `wording_version`: to it another answer can be given.
    """

    purpose: str
    granted: bool
    version: int
    wording: str
    wording_version: int


@shown
@dataclass(frozen=True, slots=True)
class OwnApplication:
    """The caller's own application. `state`, `waiting_since` and `leaves_on` are as on lists of applications.

    `change_until` is the last day on which answers can be changed, null where none can be. While it is not over it can be
    withdrawn, and would be kept for `months_kept` then; once it is over it is kept until the day `kept_until`. `profile` and the
    other texts are null where nothing was written, or where it was taken back or destroyed.
    """

    application: UUID
    cohort: CohortApplied
    state: str
    sides: list[str]
    profile: Profile | None
    preferred_name: str | None = field(repr=False)
    access_needs: str | None = field(repr=False)
    consents: list[AnsweredConsent]
    change_until: date | None
    waiting_since: datetime | None
    leaves_on: date | None
    months_kept: int | None
    kept_until: date | None
    may_apply_again: bool
    version: int


@dataclass(frozen=True, slots=True)
class _Found:
    row: ShownApplication
    state: Known
    version: int
    cohort: Recruiting | Closed
    terms: Terms


@dataclass(frozen=True, slots=True)
class _Texts:
    profile: Profile | None = None
    preferred_name: str | None = field(default=None, repr=False)
    access_needs: str | None = field(default=None, repr=False)


def shown_to_author(context: TenantContext, viewer: Viewer, application: UUID) -> OwnApplication | Refusal:
    """To everybody else there is no such application. Nobody's access to their own is recorded."""
    with context.database.transaction() as db:
        found = _found(context, db, viewer, application)
    return found if isinstance(found, Refusal) else _shown(found, _opened(context, found.state))


def _found(context: TenantContext, db: Db, viewer: Viewer, application: UUID) -> _Found | Refusal:
    table.lock_shared(db, application)
    row, loaded = table.application(db, application), context.handler.load(db, applications, application)
    applicant = queries.applicant_of(db, application, viewer.person)
    state = loaded.state
    if row is None or not isinstance(state, Known) or not is_of(state, applicant):
        return NO_SUCH_APPLICATION
    if refused := access_log.refusal(context, db, Viewer(applicant, viewer.access), applicant):
        return refused
    cohort = context.handler.load(db, cohorts.cohorts, row.cohort).state
    if isinstance(cohort, Unopened):
        return NO_SUCH_COHORT
    terms = cohorts.terms(cohort, day_of(context.clock.now(db)))
    return _Found(row, state, loaded.version, cohort, terms)


def _opened(context: TenantContext, state: Known) -> _Texts:
    applicant = state.applicant
    values = [value for value in (applicant.profile, applicant.preferred_name, state.needs) if value is not None]
    texts = dict(zip((value.key for value in values), context.open(values), strict=True))
    written, name, needs = (
        texts[value.key] if value is not None else None for value in (applicant.profile, applicant.preferred_name, state.needs)
    )
    return _Texts(None if written is None else sealing.value_of(written, Profile), name, needs)


def _shown(found: _Found, texts: _Texts) -> OwnApplication:
    row, state, terms = found.row, found.state, found.terms
    over = state if isinstance(state, Over | BeingDestroyed) else None
    return OwnApplication(
        application=row.application,
        cohort=_cohort(row.cohort, found.cohort),
        state=row.state,
        sides=[str(side) for side in state.applicant.sides],
        profile=texts.profile,
        preferred_name=texts.preferred_name,
        access_needs=texts.access_needs,
        consents=_consents(state.applicant.consents, found.cohort.settings.consent_texts),
        change_until=None if unchangeable(state, terms) else terms.closed_on - timedelta(days=1),
        waiting_since=row.waiting_since,
        leaves_on=row.leaves_on,
        months_kept=terms.retention_months if over is None else None,
        kept_until=over.retain_until if over else None,
        may_apply_again=isinstance(state, Over) and may_begin(state) and terms.recruiting,
        version=found.version,
    )


def _cohort(cohort: UUID, state: Recruiting | Closed) -> CohortApplied:
    plan, settings = state.plan, state.settings
    dates = (plan.recruiting_opens_on, plan.recruiting_closes_on, plan.launch_on)
    words = (settings.words.senior, settings.words.served)
    questions, choices = asked(settings.profile_questions), choices_of(settings, plan.channels)
    return CohortApplied(cohort, plan.title, *words, plan.aims, *dates, questions, choices)


def _consents(answered: Iterable[Consent], texts: Iterable[ConsentText]) -> list[AnsweredConsent]:
    """Settings have one text for each purpose."""
    asked_for = {text.purpose: text for text in texts}
    pairs = [(each, asked_for[each.purpose]) for each in answered]
    return [AnsweredConsent(each.purpose, each.granted, each.version, text.wording, text.version) for each, text in pairs]
