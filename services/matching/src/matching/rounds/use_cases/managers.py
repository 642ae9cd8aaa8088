"""Of which of a cohort's people it is not known whom they report to: read in one transaction, then opened for one request."""

from dataclasses import dataclass, field
from uuid import UUID

from matching.candidates import use_cases
from matching.candidates.managers import Managers, ManagersOfPerson, managers_of
from matching.cohorts.decider import NO_SUCH_COHORT
from matching.cohorts.table import cohorts
from matching.ids import PersonId
from matching.rounds.membership import Membership
from matching.rounds.queries import criteria_closed_to, membership, reporting_lines_of
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.joined_identities import JoinedIdentities
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext


@dataclass(frozen=True, slots=True)
class SealedManagers:
    """The people who are there and available, and their lines under any of their ids."""

    people: frozenset[PersonId]
    identities: JoinedIdentities
    lines: dict[PersonId, Sealed] = field(repr=False)


def read(db: Db, there: Membership) -> SealedManagers:
    people = there.present() - there.not_available()
    return SealedManagers(people, there.identities, reporting_lines_of(db, there.identities.all_ids(people)))


def opened(context: TenantContext, sealed: SealedManagers) -> list[ManagersOfPerson]:
    return managers_of(sealed.people, use_cases.reporting_lines(context, sealed.lines), sealed.identities)


def not_known(context: TenantContext, sealed: SealedManagers) -> list[PersonId]:
    return [one.person for one in opened(context, sealed) if one.managers is Managers.NOT_KNOWN]


def unknown_in(context: TenantContext, cohort: UUID, matcher: PersonId) -> list[ManagersOfPerson] | Refusal:
    """Of everybody whose managers are not on record: nobody knows them, or a list names none."""
    with context.database.transaction() as db:
        if cohorts.cohort_row(db, cohort) is None:
            return NO_SUCH_COHORT
        if refusal := criteria_closed_to(db, cohort, matcher):
            return refusal
        sealed = read(db, membership(db, cohort))
    return [one for one in opened(context, sealed) if one.managers is not Managers.KNOWN]
