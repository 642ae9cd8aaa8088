"""Tables that people take away: the funnel, the applicants, the record of processing. Every export of a person is on record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from typing import TypeAlias
from uuid import UUID

from plp_kit.core.database import Db
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
from recruitment.exports.files import FileKind, written
from recruitment.ids import trust_id
from recruitment.staff import table as staff
from recruitment.staff.use_cases import opening
from recruitment.trusts.article_30 import ProcessingRecord, record
from recruitment.trusts.decider import NO_SUCH_TRUST, SETTINGS_NOT_APPROVED
from recruitment.trusts.table import trusts

Line: TypeAlias = Sequence[str | int]
ATTEMPTS = 3
CHANGED_MEANWHILE = Refusal("changed_meanwhile", "People applied or changed something meanwhile. Try again.")
PROCESSING = (
    "Controller",
    "Address of the controller",
    "Data protection officer",
    "Activity",
    "Purpose",
    "Categories of people",
    "Categories of data",
    "Lawful basis",
    "Condition for special category data",
    "Recipients",
    "Transfers to other countries",
    "Kept for (months)",
    "Counted from",
    "Security measures",
)
APPLICANTS = ("application", "person", "name", "address", "sides", "channel", "state", "waited")


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
    return list(_processing_lines(record(trust.facts.name, trust.settings)))


def _processing_lines(made: ProcessingRecord) -> Iterator[Line]:
    controller = made.controller
    said = (controller.name, controller.address, controller.officer_email) if controller else (made.trust, "", "")
    yield PROCESSING
    for each in made.activities:
        recipients = "; ".join(each.recipients) or "None"
        about = (each.name, each.purpose, each.people, each.data, each.basis, each.condition, recipients)
        yield (*said, *about, made.transfers, each.retention_months, each.counts_from, made.security)


@dataclass(frozen=True, slots=True)
class Listed:
    """The applicants who are still there. Of people who are not available there are neither contact nor sides."""

    rows: tuple[ShownApplication, ...]
    contacts: Mapping[UUID, staff.SealedContact | None]

    @property
    def people(self) -> set[UUID]:
        return {row.person for row in self.rows}


def applicants(context: TenantContext, viewer: Viewer, cohort: UUID, kind: FileKind) -> bytes | Refusal:
    """The file is made, then it is on record for each person, then it is given: one that cannot be made was read by nobody."""
    for _ in range(ATTEMPTS):
        with context.database.transaction() as db:
            listed = _listed(context, db, viewer, cohort)
        if isinstance(listed, Refusal):
            return listed
        lines = [_applicant_line(context, row, listed.contacts.get(row.person)) for row in listed.rows]
        made = written(kind, [APPLICANTS, *lines])
        with context.database.transaction() as db:
            if _listed(context, db, viewer, cohort) == listed:
                access_log.record(context, db, viewer, listed.people, Accessed.EXPORT)
                return made
    return CHANGED_MEANWHILE


def _listed(context: TenantContext, db: Db, viewer: Viewer, cohort: UUID) -> Listed | Refusal:
    """Until the transaction ends nobody's data are restricted."""
    if cohorts.cohort(db, cohort) is None:
        return NO_SUCH_COHORT
    applications.lock_shared_of_cohort(db, cohort)
    rows = of_cohort(db, cohort)
    hidden = {row.person for row in rows if access_log.refusal(context, db, viewer, row.person)}
    known = {row.person: staff.of(db, row.person) for row in rows if row.person not in hidden}
    contacts = {person: row.contact for person, row in known.items() if row}
    return Listed(tuple(replace(row, sides=[]) if row.person in hidden else row for row in rows), contacts)


def _applicant_line(context: TenantContext, row: ShownApplication, contact: staff.SealedContact | None) -> Line:
    ((name, address),) = opening.opened(context, [contact]) if contact else [(None, None)]
    ids = (str(row.application), str(row.person))
    return (*ids, name or "", address or "", " ".join(row.sides), row.channel, row.state, _yes(row.waited))


def _yes(so: bool) -> str:  # noqa: FBT001 - a value to be shown
    return "yes" if so else "no"
