"""Tables that people take away: the funnel, the applicants, the record of processing. Each look at a person is on record."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.service import TenantContext
from recruitment.applications.table import applications
from recruitment.applications.table.applications import ApplicationRow
from recruitment.applications.use_cases import view
from recruitment.applications.use_cases.view import Looker, What
from recruitment.cohorts import queries
from recruitment.cohorts.queries import FunnelRow
from recruitment.staff import table
from recruitment.trusts.processing import RecordEntry, record
from recruitment.trusts.settings import ProgrammeSettings

Line = Sequence[str | int]
APPLICANTS = ("application", "person", "name", "address", "sides", "channel", "state", "complete", "waited")


def of_funnel(db: Db, cohort: UUID) -> Iterator[Line]:
    yield [field.name for field in fields(FunnelRow)]
    yield from (astuple(row) for row in queries.funnel(db, cohort).rows)


def of_processing(settings: ProgrammeSettings) -> Iterator[Line]:
    yield [field.name for field in fields(RecordEntry)]
    for entry in record(settings.processing, settings.retention):
        recipients = "; ".join(entry.recipients)
        yield [entry.activity, entry.basis, entry.condition, recipients, entry.category, entry.kept_months]


def of_applicants(context: TenantContext, looker: Looker, cohort: UUID) -> Iterator[Line]:
    """Whoever has restricted their data stands without name and address."""
    with context.database.transaction() as db:
        applications.lock_shared_of_cohort(db, cohort)
        rows = applications.of_cohort(db, cohort)
        hidden = {row.person for row in rows if view.refused(db, looker, row.person)}
        contacts = {row.person: table.of(db, row.person) for row in rows}
        view.note(context, db, looker, {row.person for row in rows}, What.EXPORT)
    yield APPLICANTS
    for row in rows:
        known = contacts[row.person]
        contact = known.contact if known and row.person not in hidden else None
        name, address = context.vault.open([contact.name, contact.address]) if contact else (None, None)
        yield _line(row, name or "", address or "")


def _line(row: ApplicationRow, name: str, address: str) -> Line:
    ids = (str(row.application), str(row.person))
    return (*ids, name, address, " ".join(row.sides), row.channel, row.state, _yes(row.complete), _yes(row.waited))


def _yes(so: bool) -> str:  # noqa: FBT001 - a value to be shown
    return "yes" if so else "no"
