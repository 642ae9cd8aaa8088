"""Tables that people take away: the funnel, the applicants, the record of processing. Every export of a person is on record."""

from collections.abc import Sequence
from dataclasses import astuple, fields, replace
from typing import TypeAlias
from uuid import UUID

from plp_kit.core.deciding import Refusal
from plp_kit.service import TenantContext
from recruitment.access_log import use_cases as access_log
from recruitment.access_log.viewers import Accessed, Viewer
from recruitment.applications.queries import of_cohort
from recruitment.applications.table import applications
from recruitment.applications.table.applications import ShownApplication
from recruitment.cohorts import queries
from recruitment.cohorts.decider import NO_SUCH_COHORT
from recruitment.cohorts.queries import FunnelRow
from recruitment.cohorts.table import cohorts
from recruitment.ids import trust_id
from recruitment.staff import table as staff
from recruitment.trusts.decider import NO_SUCH_TRUST, SETTINGS_NOT_APPROVED
from recruitment.trusts.processing import RecordEntry, record
from recruitment.trusts.table import trusts

Line: TypeAlias = Sequence[str | int]
APPLICANTS = ("application", "person", "name", "address", "sides", "channel", "state", "complete", "waited")


def funnel(context: TenantContext, cohort: UUID) -> list[Line] | Refusal:
    with context.database.transaction() as db:
        if cohorts.cohort(db, cohort) is None:
            return NO_SUCH_COHORT
        rows = queries.funnel(db, cohort).rows
    return [[field.name for field in fields(FunnelRow)], *(astuple(row) for row in rows)]


def processing(context: TenantContext) -> list[Line] | Refusal:
    with context.database.transaction() as db:
        trust = trusts.trust(db, trust_id(context.tenant))
    if trust is None or trust.settings is None:
        return NO_SUCH_TRUST if trust is None else SETTINGS_NOT_APPROVED
    entries = record(trust.settings.processing, trust.settings.retention)
    return [[field.name for field in fields(RecordEntry)], *(_processing_line(entry) for entry in entries)]


def _processing_line(entry: RecordEntry) -> Line:
    recipients = "; ".join(entry.recipients)
    return [entry.activity, entry.basis, entry.condition, recipients, entry.category, entry.retention_months]


def applicants(context: TenantContext, viewer: Viewer, cohort: UUID) -> list[Line] | Refusal:
    """The applicants who are still there. People who are not available are in it without name, address and sides."""
    with context.database.transaction() as db:
        if cohorts.cohort(db, cohort) is None:
            return NO_SUCH_COHORT
        applications.lock_shared_of_cohort(db, cohort)
        rows = of_cohort(db, cohort)
        hidden = {row.person for row in rows if access_log.refusal(context, db, viewer, row.person)}
        rows = [replace(row, sides=[]) if row.person in hidden else row for row in rows]
        listed = {row.person: staff.of(db, row.person) for row in rows}
        access_log.record(context, db, viewer, {row.person for row in rows}, Accessed.EXPORT)
    contacts = {person: row.contact for person, row in listed.items() if row and person not in hidden}
    return [APPLICANTS, *(_applicant_line(context, row, contacts.get(row.person)) for row in rows)]


def _applicant_line(context: TenantContext, row: ShownApplication, contact: staff.SealedContact | None) -> Line:
    name, address = context.open([contact.name, contact.address]) if contact else (None, None)
    ids = (str(row.application), str(row.person))
    flags = (_yes(row.complete), _yes(row.waited))
    return (*ids, name or "", address or "", " ".join(row.sides), row.channel, row.state, *flags)


def _yes(so: bool) -> str:  # noqa: FBT001 - a value to be shown
    return "yes" if so else "no"
