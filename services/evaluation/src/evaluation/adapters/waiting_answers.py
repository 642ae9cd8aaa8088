"""Sealed answers that wait for their batch. Table: waiting_answers, which knows no time and no order."""

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


def add(db: Db, survey: UUID, waiting: Waiting) -> bool:
    """False when an answer of this person waits already."""
    added = db.execute(
        """INSERT INTO waiting_answers (survey, person, key, sealed) VALUES (%s, %s, %s, %s)
           ON CONFLICT (tenant, survey, person) DO NOTHING""",
        (survey, waiting.person, waiting.key, waiting.sealed),
    )
    return added.rowcount == 1


def of_survey(db: Db, survey: UUID) -> list[Waiting]:
    with db.cursor(row_factory=class_row(Waiting)) as rows:
        return rows.execute(
            "SELECT person, key, sealed FROM waiting_answers WHERE survey = %s ORDER BY person", (survey,)
        ).fetchall()


def waits(db: Db, survey: UUID, person: UUID) -> bool:
    row = db.execute("SELECT 1 FROM waiting_answers WHERE survey = %s AND person = %s", (survey, person)).fetchone()
    return row is not None


def remove(db: Db, survey: UUID, people: Collection[UUID]) -> int:
    """How many of them did wait."""
    return db.execute("DELETE FROM waiting_answers WHERE survey = %s AND person = ANY(%s)", (survey, list(people))).rowcount
