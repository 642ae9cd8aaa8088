"""Viewing what an applicant wrote: the access is on record before anything is shown."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import TypeAlias
from uuid import UUID

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.shown import shown
from plp_kit.service import TenantContext
from recruitment.access_log import use_cases as access_log
from recruitment.access_log.viewers import Accessed, Viewer
from recruitment.applications import queries
from recruitment.applications.decider import NO_SUCH_APPLICATION, applications
from recruitment.applications.profile import Profile
from recruitment.applications.reading import CoChair, closed_to, closed_to_co_chair
from recruitment.applications.states import Known, Submitted, Unwritten, listed_name
from recruitment.applications.table import applications as table
from recruitment.applications.table.applications import ShownApplication
from recruitment.ids import CohortId, PersonId, application_id
from recruitment.people.table import availability
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


@shown
@dataclass(frozen=True, slots=True)
class ListedApplication(ShownApplication):
    """An application on the list of its cohort.

    Of a person who is not `available`, whose data is restricted, it shows neither name nor sides. `preferred_name` is null where
    none was given or it was taken back, too; of what is not submitted, or is over, it is not shown.
    """

    preferred_name: str | None
    available: bool


@dataclass(frozen=True, slots=True)
class ApplicantContact:
    person: UUID
    contact: Contact


def profile(context: TenantContext, viewer: Viewer, application: UUID, *, facilitates: bool) -> ShownProfile | Refusal:
    """For a facilitator; for a co-chair who is none, while a round is on."""

    def closed_to_others(db: Db, reader: PersonId, state: Known) -> Refusal | None:
        return closed_to_co_chair(_co_chair(context, db, reader, state.applicant.cohort), state)

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


def cohort(context: TenantContext, viewer: Viewer, cohort: UUID) -> list[ListedApplication]:
    """The applications of people who are still there. On record is the access to each preferred name that is shown."""
    return _list(context, viewer, cohort, queries.of_cohort)


def waiting_list(context: TenantContext, viewer: Viewer, cohort: UUID) -> list[ListedApplication]:
    """In its order; as `cohort` otherwise."""
    return _list(context, viewer, cohort, queries.waiting)


def _list(
    context: TenantContext, viewer: Viewer, cohort: UUID, rows_of: Callable[[Db, UUID], list[ShownApplication]]
) -> list[ListedApplication]:
    with context.database.transaction() as db:
        table.lock_shared_of_cohort(db, cohort)
        rows = rows_of(db, cohort)
        restricted = availability.restricted(db, [row.person for row in rows])
        named = [(row, name) for row in rows if (name := _listed_name(context, db, viewer, row)) is not None]
        access_log.record(context, db, viewer, [row.person for row, _ in named], Accessed.PREFERRED_NAME)
    texts = context.open([name for _, name in named])
    names = {row.application: text for (row, _), text in zip(named, texts, strict=True)}
    return [_listed(row, names.get(row.application), available=row.person not in restricted) for row in rows]


def _listed(row: ShownApplication, name: str | None, *, available: bool) -> ListedApplication:
    shown = row if available else replace(row, sides=[])
    return ListedApplication(**asdict(shown), preferred_name=name, available=available)


def _listed_name(context: TenantContext, db: Db, viewer: Viewer, row: ShownApplication) -> Sealed | None:
    name = listed_name(context.handler.load(db, applications, row.application).state)
    return None if name is None or access_log.refusal(context, db, viewer, row.person) else name


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


def _co_chair(context: TenantContext, db: Db, reader: PersonId, cohort: CohortId) -> CoChair:
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
