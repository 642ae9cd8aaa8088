"""What people are called, by their sign-in. Tables: names_1, deadlines."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from plp_kit.core import deadlines, sealed_columns
from plp_kit.core.database import Db
from plp_kit.core.days import midnight
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.sealed import Sealed
from recruitment.names.decider import Event, NameForgotten, NameTold

FORGET_NAME: Final = "forget_name"


@dataclass(frozen=True, slots=True)
class NameRow:
    person: UUID
    name: Sealed
    roles: frozenset[str]
    kept_until: date


@writes("names_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case NameTold(name, roles, kept_until):
            db.execute(
                """INSERT INTO names_1 (person, name, roles, kept_until) VALUES (%s, %s, %s, %s)
                   ON CONFLICT (tenant, person) DO UPDATE
                   SET name = excluded.name, roles = excluded.roles, kept_until = excluded.kept_until""",
                (recorded.stream.id, sealed_columns.column([name]), list(roles), kept_until),
            )
        case NameForgotten():
            db.execute("DELETE FROM names_1 WHERE person = %s", (recorded.stream.id,))


@writes("deadlines")
def fall_due(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case NameTold(kept_until=day):
            deadlines.put(db, recorded.stream, FORGET_NAME, midnight(day))
        case NameForgotten():
            deadlines.remove(db, recorded.stream, FORGET_NAME)


def of_people(db: Db, people: Collection[UUID]) -> list[NameRow]:
    """The one that was told last comes first."""
    rows = db.execute(
        "SELECT person, name, roles, kept_until FROM names_1 WHERE person = ANY(%s) ORDER BY kept_until DESC, person",
        (list(people),),
    )
    return [NameRow(person, sealed_columns.values(name)[0], frozenset(roles), until) for person, name, roles, until in rows]


def with_other_roles(db: Db, of_anybody: Collection[str]) -> list[UUID]:
    """Everybody who told their name with a role beside these."""
    rows = db.execute("SELECT person FROM names_1 WHERE NOT roles <@ %s::text[] ORDER BY person", (list(of_anybody),))
    return [person for (person,) in rows]


def held(db: Db) -> list[tuple[UUID, date]]:
    """Everybody whose name is kept, and until when."""
    return db.execute("SELECT person, kept_until FROM names_1").fetchall()
