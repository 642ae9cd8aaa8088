"""Who viewed whose data. Table: access_records, to which rows are added; when their period is over, they are deleted.

It is not a picture of the log: a view changes nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid5

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.shown import shown
from plp_kit.core.viewers import Viewer

AT_ONCE: Final = 1_000
"""How many rows are deleted in one transaction."""
OF_A_DAY: Final = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c0a1")


@shown
@dataclass(frozen=True, slots=True)
class AccessRecord:
    """`reader` viewed `what` of the person's; or, where there is no `person`, of many of the people of `everyone_of`.

    A look at many is on record once a day, at the moment of the first.
    """

    id: UUID
    at: datetime
    reader: UUID
    person: UUID | None
    everyone_of: UUID | None
    what: str


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whom a record may be about: all ids of one human, and what they belong to, with the beginning of the day since when."""

    ids: Collection[UUID]
    belongs_to: Mapping[UUID, datetime] = field(default_factory=dict)


NOBODY: Final = Concerned(())
LAST_ID: Final = str(UUID(int=2**128 - 1))


def add(db: Db, at: datetime, viewer: Viewer, people: Collection[UUID], what: str) -> None:
    """One record a person. The caller commits it before showing anything."""
    with db.cursor() as rows:
        rows.executemany(
            "INSERT INTO access_records (id, at, reader, person, what) VALUES (%s, %s, %s, %s, %s)",
            [(uuid5(viewer.access, f"{person} {what}"), at, viewer.person, person, what) for person in sorted(set(people))],
        )


def add_of_the_day(
    db: Db, at: datetime, reader: UUID, what: str, *, people: Collection[UUID] = (), everyone_of: Collection[UUID] = ()
) -> None:
    """As `add`, one record a day and person, or a day and all the people of something, however often it is looked at."""
    looks = [*((person, None) for person in sorted(people)), *((None, whole) for whole in sorted(everyone_of))]
    with db.cursor() as rows:
        rows.executemany(
            """INSERT INTO access_records (id, at, reader, person, everyone_of, what) VALUES (%s, %s, %s, %s, %s, %s)
               ON CONFLICT (tenant, id) DO NOTHING""",
            [
                (uuid5(OF_A_DAY, f"{reader} {person or whole} {what} {day_of(at)}"), at, reader, person, whole, what)
                for person, whole in looks
            ],
        )


def about(db: Db, concerned: Concerned) -> list[AccessRecord]:
    """Who viewed the data of this human, the latest first. What they looked at themselves is not among it."""
    ids = list(concerned.ids)
    with db.cursor(row_factory=class_row(AccessRecord)) as rows:
        return rows.execute(
            """SELECT id, at, reader, person, everyone_of, what FROM access_records WHERE person = ANY(%s)
               UNION ALL
               SELECT id, at, reader, person, everyone_of, what
               FROM access_records JOIN unnest(%s::uuid[], %s::timestamptz[]) AS own (whole, since)
                   ON everyone_of = whole AND at >= since AND reader <> ALL(%s)
               ORDER BY at DESC, id""",
            (ids, list(concerned.belongs_to), list(concerned.belongs_to.values()), ids),
        ).fetchall()


@dataclass(frozen=True, slots=True)
class Sought:
    """Which records: about this human, of looks by one of these ids, from one moment and before another. None is any."""

    about: Concerned | None = None
    readers: Collection[UUID] | None = None
    since: datetime | None = None
    before: datetime | None = None


def after(db: Db, sought: Sought, position: tuple[str, ...] | None, limit: int) -> list[AccessRecord]:
    """Of the trust, the latest first, after the position of another."""
    at, last = position or ("infinity", LAST_ID)
    about = sought.about or NOBODY
    with db.cursor(row_factory=class_row(AccessRecord)) as rows:
        return rows.execute(
            """SELECT id, at, reader, person, everyone_of, what FROM access_records
               WHERE (at, id) < (%(at)s::timestamptz, %(last)s::uuid)
                     AND at >= coalesce(%(since)s::timestamptz, '-infinity')
                     AND at < coalesce(%(before)s::timestamptz, 'infinity')
                     AND (%(readers)s::uuid[] IS NULL OR reader = ANY(%(readers)s))
                     AND (%(of_all)s OR person = ANY(%(ids)s) OR EXISTS (
                         SELECT FROM unnest(%(wholes)s::uuid[], %(from)s::timestamptz[]) AS own (whole, since)
                         WHERE everyone_of = whole AND at >= own.since))
               ORDER BY at DESC, id DESC LIMIT %(limit)s""",
            {
                "at": at,
                "last": last,
                "since": sought.since,
                "before": sought.before,
                "readers": None if sought.readers is None else list(sought.readers),
                "of_all": sought.about is None,
                "ids": list(about.ids),
                "wholes": list(about.belongs_to),
                "from": list(about.belongs_to.values()),
                "limit": limit,
            },
        ).fetchall()


def held(db: Db, months: int) -> list[tuple[UUID, date]]:
    """Everybody who viewed something or was viewed, and until when the last record of it is kept."""
    rows = db.execute(
        """SELECT named, ((max(at) + make_interval(months => least(%s, 1200))) AT TIME ZONE 'UTC')::date
           FROM access_records, unnest(ARRAY[reader, person]) AS named
           WHERE named IS NOT NULL GROUP BY named""",
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
