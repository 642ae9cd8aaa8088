"""Looking at what somebody wrote: it is on record who looks, before anything is shown. Table: access_records.

What a restricted person wrote is shown to themselves alone.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import history_of, load
from plp_kit.service import TenantContext
from recruitment.application.aggregates import APPLICATIONS, PEOPLE
from recruitment.domain.applicants import Applicant
from recruitment.domain.application_events import AccessNeedsRecorded
from recruitment.domain.applications import NO_SUCH_APPLICATION, Unwritten
from recruitment.domain.people import Known
from recruitment.domain.staff import NO_CONTACT
from recruitment.read_models import staff

RESTRICTED = Refusal("restricted", "This person has asked that nobody look at what they wrote while their objection is decided.")


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
class Profile:
    """Opened. None where the key is destroyed."""

    application: UUID
    person: UUID
    answers: list[str | None]
    wants: str | None
    offers: str | None


def note(context: TenantContext, looker: Looker, people: Collection[UUID], what: What) -> None:
    """One record a person, committed before anybody is shown anything."""
    with context.database.transaction() as db:
        at = context.clock.now(db)
        with db.cursor() as rows:
            rows.executemany(
                "INSERT INTO access_records (id, at, reader, person, what) VALUES (%s, %s, %s, %s, %s)",
                [(uuid5(looker.look, str(person)), at, looker.reader, person, what) for person in sorted(people)],
            )


def restricted(db: Db, person: UUID) -> bool:
    state = load(db, PEOPLE, person).state
    return isinstance(state, Known) and state.restricted


def profile(context: TenantContext, looker: Looker, application: UUID) -> Profile | Refusal:
    applicant = _looked_at(context, looker, application, What.PROFILE)
    if isinstance(applicant, Refusal):
        return applicant
    rest = [value for value in (applicant.wants, applicant.offers) if value is not None]
    opened = iter(context.vault.open([*applicant.profile, *rest]))
    answers = [next(opened) for _ in applicant.profile]
    wants, offers = (next(opened) if value is not None else None for value in (applicant.wants, applicant.offers))
    return Profile(application, applicant.person, answers, wants, offers)


def access_needs(context: TenantContext, looker: Looker, application: UUID) -> str | Refusal | None:
    """The latest; None where there are none."""
    applicant = _looked_at(context, looker, application, What.ACCESS_NEEDS)
    if isinstance(applicant, Refusal):
        return applicant
    with context.database.transaction() as db:
        history = history_of(db, APPLICATIONS, application)
    recorded = [entry.event.needs for entry in history if isinstance(entry.event, AccessNeedsRecorded)]
    latest = recorded[-1] if recorded else None
    return None if latest is None else context.vault.open([latest])[0]


def contact(context: TenantContext, looker: Looker, application: UUID) -> tuple[str | None, str | None] | Refusal:
    """Name and address."""
    applicant = _looked_at(context, looker, application, What.CONTACT)
    if isinstance(applicant, Refusal):
        return applicant
    with context.database.transaction() as db:
        row = staff.of(db, applicant.person)
    if row is None or row.contact is None:
        return NO_CONTACT
    name, address = context.vault.open([row.contact.name, row.contact.address])
    return name, address


def _looked_at(context: TenantContext, looker: Looker, application: UUID, what: What) -> Applicant | Refusal:
    with context.database.transaction() as db:
        state = load(db, APPLICATIONS, application).state
        if isinstance(state, Unwritten):
            return NO_SUCH_APPLICATION
        if restricted(db, state.applicant.person) and state.applicant.person != looker.reader:
            return RESTRICTED
    note(context, looker, [state.applicant.person], what)
    return state.applicant


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
