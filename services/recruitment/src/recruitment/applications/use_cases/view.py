"""Viewing what an applicant wrote: the access is on record before anything is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.access_log import use_cases as access_log
from recruitment.access_log.viewers import Accessed, Viewer
from recruitment.applications.decider import NO_SUCH_APPLICATION, applications
from recruitment.applications.profile import Profile
from recruitment.applications.reading import CoChair, closed_to, closed_to_co_chair
from recruitment.applications.states import Known, Submitted, Unwritten
from recruitment.applications.table import applications as table
from recruitment.ids import CohortId, PersonId, application_id
from recruitment.people.use_cases import sealing
from recruitment.rounds import table as rounds
from recruitment.staff import table as staff
from recruitment.staff.decider import NO_CONTACT
from recruitment.staff.use_cases import opening

Closed: TypeAlias = Callable[[Db, PersonId, Known], Refusal | None]


@shown
@dataclass(frozen=True, slots=True)
class ShownProfile:
    """What an applicant wrote and picked; `profile` is null where it was destroyed."""

    application: UUID
    person: UUID
    profile: Profile | None


@shown
@dataclass(frozen=True, slots=True)
class ShownNeeds:
    """What an applicant needs to take part; null where nothing is needed, or it was taken back or destroyed."""

    needs: str | None


@shown
@dataclass(frozen=True, slots=True)
class Contact:
    """Null where it is erased, or the person has no address."""

    name: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class ApplicantContact:
    person: UUID
    contact: Contact


def profile(context: TenantContext, viewer: Viewer, application: UUID, *, facilitates: bool) -> ShownProfile | Refusal:
    """For a facilitator; for a co-chair who is none, while a round is on."""

    def closed_to_others(db: Db, reader: PersonId, state: Known) -> Refusal | None:
        return closed_to_co_chair(co_chair(context, db, reader, state.applicant.cohort), state)

    state = _accessed(context, viewer, application, Accessed.PROFILE, _closed if facilitates else closed_to_others)
    if isinstance(state, Refusal):
        return state
    text = _opened(context, state.applicant.profile)
    return ShownProfile(application, state.applicant.person, None if text is None else sealing.value_of(text, Profile))


def access_needs(context: TenantContext, viewer: Viewer, application: UUID) -> ShownNeeds | Refusal:
    """The latest."""
    state = _accessed(context, viewer, application, Accessed.ACCESS_NEEDS, _closed)
    if isinstance(state, Refusal):
        return state
    return ShownNeeds(_opened(context, state.needs))


def contact(context: TenantContext, viewer: Viewer, application: UUID) -> ApplicantContact | Refusal:
    """Of an application at any stage, so that people can be told how it goes on."""
    state = _accessed(context, viewer, application, Accessed.CONTACT, lambda _db, _reader, _state: None)
    if isinstance(state, Refusal):
        return state
    person = state.applicant.person
    with context.database.transaction() as db:
        row = staff.of(db, person)
    if row is None or row.contact is None:
        return NO_CONTACT
    ((name, address),) = opening.opened(context, [row.contact])
    return ApplicantContact(person, Contact(name, address))


def _accessed(context: TenantContext, viewer: Viewer, application: UUID, what: Accessed, closed: Closed) -> Known | Refusal:
    """The application, once the access is on record. Nobody restricts the person's data between the two."""
    with context.database.transaction() as db:
        table.lock_shared(db, application)
        state = context.handler.load(db, applications, application).state
        if isinstance(state, Unwritten):
            return NO_SUCH_APPLICATION
        if refusal := closed(db, PersonId(viewer.person), state) or access_log.refusal(
            context, db, viewer, state.applicant.person
        ):
            return refusal
        access_log.record(context, db, viewer, [state.applicant.person], what)
    return state


def _closed(_db: Db, reader: PersonId, state: Known) -> Refusal | None:
    return closed_to(reader, state)


def co_chair(context: TenantContext, db: Db, reader: PersonId, cohort: CohortId) -> CoChair:
    """Until the transaction ends the round goes on, and none of their applications changes."""
    own = [application_id(cohort, id) for id in sorted(staff.ids_of(db, reader))]
    for each in own:
        table.lock_shared(db, each)
    applied = any(isinstance(context.handler.load(db, applications, each).state, Submitted) for each in own)
    return CoChair(reader, applied, rounds.lock_on(db, cohort))


def _opened(context: TenantContext, value: Sealed | None) -> str | None:
    """None where there is nothing, or where it can no longer be read."""
    (text,) = context.open([value]) if value else [None]
    return text
