"""Opening a cohort, its terms, closing recruiting, and the end of what is kept of its notices; each with the rows locked."""

from datetime import date
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.service import TenantContext, Write
from recruitment.applications.commands import ForgetNotices
from recruitment.applications.decider import applications as application_decider
from recruitment.applications.forms import Terms
from recruitment.applications.table import applications
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts.decider import (
    NO_SUCH_COHORT,
    Closed,
    CloseRecruiting,
    EndNoticeRetention,
    OpenCohort,
    Plan,
    Recruiting,
    Unopened,
)
from recruitment.cohorts.table import cohorts as table
from recruitment.ids import trust_id
from recruitment.trusts.decider import in_force
from recruitment.trusts.decider import trusts as trust_decider
from recruitment.trusts.table import trusts


def open_cohort(write: Write, cohort: UUID, plan: Plan) -> Handled | Refusal:
    """The cohort keeps the trust's settings as they are now. No others are approved meanwhile."""
    own = trust_id(write.context.tenant)
    trusts.lock_shared(write.db, own)
    settings = in_force(write.load(trust_decider, own).state)
    if isinstance(settings, Refusal):
        return settings
    return write.handle(cohorts.cohorts, cohort, OpenCohort(plan, settings.version, settings.settings))


def close_recruiting(write: Write, cohort: UUID) -> Handled | Refusal:
    """By a facilitator or on its date. The accepted are counted when nobody else is being accepted."""
    table.lock(write.db, cohort)
    return write.handle(
        cohorts.cohorts, cohort, CloseRecruiting(applications.ever_accepted(write.db, cohort), day_of(write.origin.at))
    )


def end_notice_retention(write: Write, cohort: UUID) -> Handled | Refusal:
    """Of all its applications. Nobody applies meanwhile."""
    table.lock(write.db, cohort)
    ended = write.handle(cohorts.cohorts, cohort, EndNoticeRetention(day_of(write.origin.at)))
    if isinstance(ended, Refusal):
        return ended
    for row in applications.of_cohort(write.db, cohort):
        forgotten = write.handle(application_decider, row.application, ForgetNotices())
        if isinstance(forgotten, Refusal):
            return forgotten
    return ended


def opened(write: Write, cohort: UUID) -> Recruiting | Closed | Refusal:
    """The cohort as it stays until the transaction ends: closing recruiting has to wait."""
    return opened_in(write.context, write.db, cohort)


def opened_in(context: TenantContext, db: Db, cohort: UUID) -> Recruiting | Closed | Refusal:
    """As `opened`, for a look."""
    table.lock_shared(db, cohort)
    state = context.handler.load(db, cohorts.cohorts, cohort).state
    return NO_SUCH_COHORT if isinstance(state, Unopened) else state


def terms(write: Write, cohort: UUID) -> Terms | Refusal:
    """What the cohort asks of people who apply, until the transaction ends."""
    return terms_in(write.context, write.db, cohort, day_of(write.origin.at))


def terms_in(context: TenantContext, db: Db, cohort: UUID, on: date) -> Terms | Refusal:
    """As `terms`, for a look."""
    state = opened_in(context, db, cohort)
    return state if isinstance(state, Refusal) else cohorts.terms(state, on)
