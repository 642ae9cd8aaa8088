"""How people are reached, and which ids are one person. Tables: staff_1, deadlines.

Name and address are sealed; showing them is an access, and is on record.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from plp_kit.core import deadlines
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.events import Recorded
from plp_kit.core.joined_identities import JoinedIdentities, joined
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed
from recruitment.ids import PersonId
from recruitment.staff.decider import (
    ContactConfirmed,
    ContactRecorded,
    ContactRetained,
    Event,
    IdentitiesJoined,
    LineRecorded,
    StaffForgotten,
)

END_CONTACT: Final = "end_contact_retention"


@dataclass(frozen=True, slots=True)
class SealedContact:
    """`address` is None where the person has none."""

    name: Sealed
    address: Sealed | None

    @property
    def values(self) -> tuple[Sealed, ...]:
        return (self.name,) if self.address is None else (self.name, self.address)


@dataclass(frozen=True, slots=True)
class StaffRow:
    person: UUID
    contact: SealedContact | None
    same_as: tuple[UUID, ...]


@writes("staff_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    person = recorded.stream.id
    db.execute("INSERT INTO staff_1 (person) VALUES (%s) ON CONFLICT (tenant, person) DO NOTHING", (person,))
    match recorded.event:
        case ContactRecorded(name, address, _):
            sealed = msgspec.json.encode(SealedContact(name, address)).decode()
            db.execute("UPDATE staff_1 SET contact = %s WHERE person = %s", (sealed, person))
        case StaffForgotten():
            db.execute("UPDATE staff_1 SET contact = NULL WHERE person = %s", (person,))
        case ContactConfirmed() | ContactRetained() | LineRecorded():
            pass
        case IdentitiesJoined(same_as):
            db.execute("UPDATE staff_1 SET same_as = array_append(same_as, %s) WHERE person = %s", (same_as, person))


@writes("deadlines")
def fall_due(db: Db, recorded: Recorded[Event]) -> None:
    """When the period of a contact is over that is kept for itself."""
    match recorded.event:
        case ContactRecorded(retain_until=date() as day):
            deadlines.put(db, recorded.stream, END_CONTACT, midnight(day))
        case ContactRecorded() | ContactRetained() | StaffForgotten():
            deadlines.remove(db, recorded.stream, END_CONTACT)
        case _:
            pass


def lock(db: Db, person: UUID) -> bool:
    """Whether a list names the person; until the transaction ends nobody else changes what it says."""
    return db.execute("SELECT 1 FROM staff_1 WHERE person = %s FOR UPDATE", (person,)).fetchone() is not None


def ids_of(db: Db, person: UUID) -> frozenset[PersonId]:
    """All ids of the human, this one among them. A join that is being recorded now comes after what is decided on this."""
    rows = db.execute(
        """WITH RECURSIVE human (id) AS (
               SELECT %s::uuid
               UNION
               SELECT joined.id FROM human, LATERAL (
                   SELECT unnest(same_as) FROM staff_1 WHERE person = human.id
                   UNION SELECT person FROM staff_1 WHERE human.id = ANY(same_as)
               ) AS joined (id)
           ) SELECT id FROM human""",
        (person,),
    )
    return frozenset(PersonId(each) for (each,) in rows)


def everybody_joined(db: Db) -> JoinedIdentities:
    return joined(db.execute("SELECT person, unnest(same_as) AS other FROM staff_1 ORDER BY person, other").fetchall())


def lock_joins(db: Db) -> None:
    """Until the transaction ends nobody joins ids in this trust. It comes before every other lock."""
    db.execute("SELECT pg_advisory_xact_lock(hashtextextended('joins ' || current_setting('app.tenant'), 0))")


def share_joins(db: Db) -> None:
    """As `lock_joins`, but others may lock it in this way, too."""
    db.execute("SELECT pg_advisory_xact_lock_shared(hashtextextended('joins ' || current_setting('app.tenant'), 0))")


def of(db: Db, person: UUID) -> StaffRow | None:
    row = db.execute("SELECT person, contact::text, same_as FROM staff_1 WHERE person = %s", (person,)).fetchone()
    return None if row is None else _row(*row)


def of_people(db: Db, people: Collection[UUID]) -> list[StaffRow]:
    rows = db.execute("SELECT person, contact::text, same_as FROM staff_1 WHERE person = ANY(%s)", (list(people),))
    return [_row(*row) for row in rows]


def with_contact(db: Db) -> list[StaffRow]:
    """Everybody in the trust whose contact is on record."""
    rows = db.execute("SELECT person, contact::text, same_as FROM staff_1 WHERE contact IS NOT NULL ORDER BY person")
    return [_row(*row) for row in rows]


def _row(person: UUID, contact: str | None, same_as: Iterable[UUID]) -> StaffRow:
    read = None if contact is None else msgspec.json.decode(contact, type=SealedContact)
    return StaffRow(person, read, tuple(same_as))
