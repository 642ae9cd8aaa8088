"""One application as facilitators see it, with the person's name, and what its cohort asked in the trust's own words."""

from dataclasses import asdict, dataclass, field, replace
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.applications.decider import NO_SUCH_APPLICATION
from recruitment.applications.profile import ProfileQuestion, asked
from recruitment.applications.table import applications as table
from recruitment.applications.table.applications import ShownApplication
from recruitment.applications.use_cases.listing import AS
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts.decider import Closed, Recruiting, Unopened
from recruitment.names.use_cases.telling import look_at
from recruitment.people.table import availability


@shown
@dataclass(frozen=True, slots=True)
class AskedByCohort:
    """The questions of the profile, in their order. The words are what the trust calls both sides."""

    title: str
    word_senior: str
    word_served: str
    questions: list[ProfileQuestion]


@shown
@dataclass(frozen=True, slots=True)
class OneApplication(ShownApplication):
    """As it is on the list of its cohort. `name` is null where it is not available to the caller, whatever the reason."""

    asked: AskedByCohort
    name: str | None = field(repr=False)


def one(context: TenantContext, reader: UUID, application: UUID) -> OneApplication | Refusal:
    """The name as on the list. That somebody has looked is on record before it is shown: one record a reader, cohort and day."""
    with context.database.transaction() as db:
        row = _row(db, application)
        cohort = Unopened() if row is None else context.handler.load(db, cohorts.cohorts, row.cohort).state
    if row is None or isinstance(cohort, Unopened):
        return NO_SUCH_APPLICATION
    (named,) = look_at(context, reader, AS, [row.person])
    return OneApplication(**asdict(row), asked=_asked(cohort), name=named.name)


def _row(db: Db, application: UUID) -> ShownApplication | None:
    """None where there is none, or the person is gone."""
    row = table.application(db, application)
    if row is None or availability.gone(db, [row.person]):
        return None
    return replace(row, sides=[]) if availability.restricted(db, [row.person]) else row


def _asked(cohort: Recruiting | Closed) -> AskedByCohort:
    words, questions = cohort.settings.words, asked(cohort.settings.profile_questions)
    return AskedByCohort(cohort.plan.title, words.senior, words.served, questions)
