"""Sealed answers that wait for their survey to close. Table: waiting_answers. It records no time and no order."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db


@dataclass(frozen=True, slots=True)
class WaitingAnswer:
    person: UUID
    key: UUID
    sealed: str


def put(db: Db, survey: UUID, waiting: WaitingAnswer) -> UUID | None:
    """Replaces this person's earlier answer, if one waits, and returns the key of that one. The survey must be locked."""
    added = db.execute(
        """INSERT INTO waiting_answers (survey, person, key, sealed) VALUES (%s, %s, %s, %s)
           ON CONFLICT (tenant, survey, person) DO NOTHING""",
        (survey, waiting.person, waiting.key, waiting.sealed),
    )
    return None if added.rowcount else _replace(db, survey, waiting)


def _replace(db: Db, survey: UUID, waiting: WaitingAnswer) -> UUID:
    """The row is locked before it is read, so that two requests of one person each get the key that they replaced."""
    ((replaced,),) = db.execute(
        "SELECT key FROM waiting_answers WHERE survey = %s AND person = %s FOR UPDATE", (survey, waiting.person)
    ).fetchall()
    db.execute(
        "UPDATE waiting_answers SET key = %s, sealed = %s WHERE survey = %s AND person = %s",
        (waiting.key, waiting.sealed, survey, waiting.person),
    )
    return UUID(str(replaced))


def of_survey(db: Db, survey: UUID) -> list[WaitingAnswer]:
    with db.cursor(row_factory=class_row(WaitingAnswer)) as rows:
        return rows.execute(
            "SELECT person, key, sealed FROM waiting_answers WHERE survey = %s ORDER BY person", (survey,)
        ).fetchall()


def keys(db: Db) -> list[UUID]:
    """Of all surveys: no event names them."""
    return [key for (key,) in db.execute("SELECT key FROM waiting_answers")]


def among(db: Db, survey: UUID, ids: Collection[UUID]) -> list[UUID]:
    """Those of the ids under which an answer waits, in order."""
    rows = db.execute(
        "SELECT person FROM waiting_answers WHERE survey = %s AND person = ANY(%s) ORDER BY person", (survey, list(ids))
    )
    return [person for (person,) in rows]


def remove(db: Db, survey: UUID, people: Collection[UUID]) -> None:
    db.execute("DELETE FROM waiting_answers WHERE survey = %s AND person = ANY(%s)", (survey, list(people)))
