"""Looking at what somebody wrote: it is on record who looks, before anything is shown. Table: access_records.

What a restricted person wrote is shown to themselves alone.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import history_of, load
from plp_kit.core.sealed import Sealed
from plp_kit.service import TenantContext
from recruitment.application.aggregates import APPLICATIONS, PEOPLE
from recruitment.applications.decider import NO_SUCH_APPLICATION
from recruitment.applications.events import AccessNeedsRecorded
from recruitment.applications.states import Known, Unwritten
from recruitment.applications.table import applications
from recruitment.people.decider import unseen
from recruitment.staff import table
from recruitment.staff.decider import NO_CONTACT


class What(StrEnum):
    PROFILE = "profile"
    ACCESS_NEEDS = "access_needs"
    CONTACT = "contact"
    EXPORT = "export"
    REQUEST = "request"


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks; `look` is the id of this look, from which the ids of its records follow."""

    reader: UUID
    look: UUID


@dataclass(frozen=True, slots=True)
class AccessRecord:
    id: UUID
    at: datetime
    reader: UUID
    person: UUID
    what: str


@dataclass(frozen=True, slots=True)
class Reached:
    """How somebody is reached. None where the key is destroyed."""

    person: UUID
    name: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    """Opened. None where it was taken back, or the key is destroyed."""

    application: UUID
    person: UUID
    answers: list[str | None]
    wants: str | None
    offers: str | None


def note(context: TenantContext, db: Db, looker: Looker, people: Collection[UUID], what: What) -> None:
    """One record a person. The caller commits it before anybody is shown anything."""
    at = context.clock.now(db)
    with db.cursor() as rows:
        rows.executemany(
            "INSERT INTO access_records (id, at, reader, person, what) VALUES (%s, %s, %s, %s, %s)",
            [(uuid5(looker.look, str(person)), at, looker.reader, person, what) for person in sorted(people)],
        )


def refused(db: Db, looker: Looker, person: UUID) -> Refusal | None:
    """What keeps this looker from what the person wrote."""
    return unseen(load(db, PEOPLE, person).state, own=person == looker.reader)


def profile(context: TenantContext, looker: Looker, application: UUID) -> Profile | Refusal:
    state = _looked_at(context, looker, application, What.PROFILE)
    if isinstance(state, Refusal):
        return state
    applicant = state.applicant
    written = [*applicant.profile, applicant.wants, applicant.offers]
    *answers, wants, offers = _opened(context, [value if value and value.key in state.texts else None for value in written])
    return Profile(application, applicant.person, answers, wants, offers)


def access_needs(context: TenantContext, looker: Looker, application: UUID) -> str | Refusal | None:
    """The latest; None where there are none."""
    state = _looked_at(context, looker, application, What.ACCESS_NEEDS)
    if isinstance(state, Refusal):
        return state
    with context.database.transaction() as db:
        history = history_of(db, APPLICATIONS, application)
    recorded = [entry.event.needs for entry in history if isinstance(entry.event, AccessNeedsRecorded)]
    latest = recorded[-1] if recorded else None
    return _opened(context, [latest if latest and latest.key in state.texts else None])[0]


def contact(context: TenantContext, looker: Looker, application: UUID) -> Reached | Refusal:
    state = _looked_at(context, looker, application, What.CONTACT)
    if isinstance(state, Refusal):
        return state
    person = state.applicant.person
    with context.database.transaction() as db:
        row = table.of(db, person)
    if row is None or row.contact is None:
        return NO_CONTACT
    name, address = context.vault.open([row.contact.name, row.contact.address])
    return Reached(person, name, address)


def _looked_at(context: TenantContext, looker: Looker, application: UUID, what: What) -> Known | Refusal:
    """The application, once the look is on record. Nobody restricts who may look between the two."""
    with context.database.transaction() as db:
        applications.lock_shared(db, application)
        state = load(db, APPLICATIONS, application).state
        if isinstance(state, Unwritten):
            return NO_SUCH_APPLICATION
        if refusal := refused(db, looker, state.applicant.person):
            return refusal
        note(context, db, looker, [state.applicant.person], what)
    return state


def _opened(context: TenantContext, values: Sequence[Sealed | None]) -> list[str | None]:
    texts = iter(context.vault.open([value for value in values if value is not None]))
    return [next(texts) if value is not None else None for value in values]


def of_person(db: Db, person: UUID) -> list[AccessRecord]:
    """Who looked at theirs, the latest first."""
    with db.cursor(row_factory=class_row(AccessRecord)) as rows:
        return rows.execute(
            "SELECT id, at, reader, person, what FROM access_records WHERE person = %s ORDER BY at DESC, id", (person,)
        ).fetchall()


def after(db: Db, place: tuple[str, ...] | None, limit: int) -> list[AccessRecord]:
    """All of the trust, oldest first, after the place of another."""
    at, last = place or ("-infinity", str(UUID(int=0)))
    with db.cursor(row_factory=class_row(AccessRecord)) as rows:
        return rows.execute(
            """SELECT id, at, reader, person, what FROM access_records
               WHERE (at, id) > (%s::timestamptz, %s::uuid) ORDER BY at, id LIMIT %s""",
            (at, last, limit),
        ).fetchall()
