"""Partnerships as each of the two partners sees them. Table: partnerships_1."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from partnership_journal.partnerships.decider import Event, PartnershipEnded, PartnershipFormed
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class Partnership:
    """A partnership, with the other partner's id. `ended_on` is null while it goes on.

    `partner` is the other of the two. How it ended is not theirs to read: a partner learns only that it has ended.
    """

    partnership: UUID
    cohort: UUID
    partner: UUID
    formed_on: date
    ended_on: date | None
    version: int


@writes("partnerships_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case PartnershipFormed(cohort, senior, colleague, formed_on):
            db.execute(
                """INSERT INTO partnerships_1 (partnership, cohort, senior, colleague, formed_on, version)
                   VALUES (%s, %s, %s, %s, %s, %s)""",
                (recorded.stream.id, cohort, senior, colleague, formed_on, recorded.version),
            )
        case PartnershipEnded(_, how, on):
            db.execute(
                "UPDATE partnerships_1 SET ended_on = %s, ended_how = %s, version = %s WHERE partnership = %s",
                (on, how, recorded.version, recorded.stream.id),
            )
        case _:
            db.execute("UPDATE partnerships_1 SET version = %s WHERE partnership = %s", (recorded.version, recorded.stream.id))


_ROWS: LiteralString = """
    SELECT partnership, cohort, CASE WHEN senior = ANY(%(ids)s) THEN colleague ELSE senior END AS partner,
           formed_on, ended_on, version
    FROM partnerships_1 WHERE (senior = ANY(%(ids)s) OR colleague = ANY(%(ids)s)) """


def lock(db: Db, identifier: UUID) -> None:
    """To the end of the transaction nobody else writes in it."""
    db.execute("SELECT 1 FROM partnerships_1 WHERE partnership = %s FOR UPDATE", (identifier,))


def partners(db: Db, identifier: UUID) -> tuple[UUID, ...]:
    """The two ids of a partnership, which never change; none where there is no such partnership."""
    row = db.execute("SELECT senior, colleague FROM partnerships_1 WHERE partnership = %s", (identifier,)).fetchone()
    return () if row is None else tuple(row)


def version(db: Db, identifier: UUID) -> int:
    """0 where there is no such partnership."""
    row = db.execute("SELECT version FROM partnerships_1 WHERE partnership = %s", (identifier,)).fetchone()
    return int(row[0]) if row else 0


def of_partner(db: Db, ids: Collection[UUID]) -> list[Partnership]:
    """Those of one human, by any of their ids; the latest formed first."""
    with db.cursor(row_factory=class_row(Partnership)) as rows:
        return rows.execute(_ROWS + "ORDER BY formed_on DESC, partnership", {"ids": list(ids)}).fetchall()


def partnership(db: Db, identifier: UUID, person: UUID) -> Partnership | None:
    """None also where the person is not one of its partners."""
    with db.cursor(row_factory=class_row(Partnership)) as rows:
        values = {"ids": [person], "partnership": identifier}
        return rows.execute(_ROWS + "AND partnership = %(partnership)s", values).fetchone()
