"""Under which of their ids the caller acts: an application that was entered for them is under another one than their sign-in."""

from uuid import UUID

from plp_kit.web.guards import caller
from plp_kit.web.reads import reading
from recruitment.applications import queries
from recruitment.ids import PersonId


def applicant_in(cohort: UUID) -> PersonId:
    with reading() as db:
        return queries.applicant_in(db, cohort, caller().person)


def applicant_of(application: UUID) -> PersonId:
    with reading() as db:
        return queries.applicant_of(db, application, caller().person)
