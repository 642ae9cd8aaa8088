"""Who viewed whose data. Table: access_records, to which rows are added; when their period is over, they are deleted.

It is not a picture of the log: a view changes nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid5

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.shown import shown
from plp_kit.core.viewers import Viewer

AT_ONCE: Final = 1_000
"""How many rows are deleted in one transaction."""


@shown
@dataclass(frozen=True, slots=True)
class AccessRecord:
    """`reader` viewed `what` of the person's."""

    id: UUID
    at: datetime
    reader: UUID
    person: UUID
    what: str


def add(db: Db, at: datetime, viewer: Viewer, people: Collection[UUID], what: str) -> None:
    """One record a person. The caller commits it before showing anything."""
    with db.cursor() as rows:
        rows.executemany(
            "INSERT INTO access_records (id, at, reader, person, what) VALUES (%s, %s, %s, %s, %s)",
            [(uuid5(viewer.access, f"{person} {what}"), at, viewer.person, person, what) for person in sorted(set(people))],
        )


def of_people(db: Db, people: Collection[UUID]) -> list[AccessRecord]:
    """Who viewed the data of these people, the latest first."""
    with db.cursor(row_factory=class_row(AccessRecord)) as rows:
        return rows.execute(
            "SELECT id, at, reader, person, what FROM access_records WHERE person = ANY(%s) ORDER BY at DESC, id", (list(people),)
        ).fetchall()


def after(db: Db, position: tuple[str, ...] | None, limit: int) -> list[AccessRecord]:
    """All of the trust, oldest first, after the position of another."""
    at, last = position or ("-infinity", str(UUID(int=0)))
    with db.cursor(row_factory=class_row(AccessRecord)) as rows:
        return rows.execute(
            """SELECT id, at, reader, person, what FROM access_records
               WHERE (at, id) > (%s::timestamptz, %s::uuid) ORDER BY at, id LIMIT %s""",
            (at, last, limit),
        ).fetchall()


def held(db: Db, months: int) -> list[tuple[UUID, date]]:
    """Everybody who viewed something or was viewed, and until when the last record of it is kept."""
    rows = db.execute(
        """SELECT named, ((max(at) + make_interval(months => least(%s, 1200))) AT TIME ZONE 'UTC')::date
           FROM access_records, unnest(ARRAY[reader, person]) AS named GROUP BY named""",
        (months,),
    )
    return rows.fetchall()


def forget(db: Db, now: datetime, months: int) -> int:
    """Deletes some of those that are older than so many months, the oldest first; returns how many."""
    deleted = db.execute(
        """DELETE FROM access_records WHERE id IN (
               SELECT id FROM access_records
               WHERE at < %s - make_interval(months => least(%s, 1200)) ORDER BY at, id LIMIT %s)""",
        (now, months, AT_ONCE),
    )
    return deleted.rowcount
