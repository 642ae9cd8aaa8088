"""Sealed answers that wait for the closing of their survey. Table: waiting_answers, which knows no time and no order."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db


@dataclass(frozen=True, slots=True)
class Waiting:
    person: UUID
    key: UUID
    sealed: str


def put(db: Db, survey: UUID, waiting: Waiting) -> UUID | None:
    """In place of this person's earlier answer, if one waits; then it returns that one's key. The survey must be kept open."""
    added = db.execute(
        """INSERT INTO waiting_answers (survey, person, key, sealed) VALUES (%s, %s, %s, %s)
           ON CONFLICT (tenant, survey, person) DO NOTHING""",
        (survey, waiting.person, waiting.key, waiting.sealed),
    )
    return None if added.rowcount else _replace(db, survey, waiting)


def _replace(db: Db, survey: UUID, waiting: Waiting) -> UUID:
    """Of two requests of one person each gets the key that it replaced: the row is locked before it is read."""
    ((replaced,),) = db.execute(
        "SELECT key FROM waiting_answers WHERE survey = %s AND person = %s FOR UPDATE", (survey, waiting.person)
    ).fetchall()
    db.execute(
        "UPDATE waiting_answers SET key = %s, sealed = %s WHERE survey = %s AND person = %s",
        (waiting.key, waiting.sealed, survey, waiting.person),
    )
    return UUID(str(replaced))


def of_survey(db: Db, survey: UUID) -> list[Waiting]:
    with db.cursor(row_factory=class_row(Waiting)) as rows:
        return rows.execute(
            "SELECT person, key, sealed FROM waiting_answers WHERE survey = %s ORDER BY person", (survey,)
        ).fetchall()


def remove(db: Db, survey: UUID, people: Collection[UUID]) -> None:
    db.execute("DELETE FROM waiting_answers WHERE survey = %s AND person = ANY(%s)", (survey, list(people)))
