"""The group sessions of a cohort, with how many were there. Table: sessions_1."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from partnership_journal.sessions.decider import AttendanceRecorded, Event, How, SessionHeld, SessionKind
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class Session:
    """A group session; `attended` counts people."""

    session: UUID
    cohort: UUID
    kind: SessionKind
    on: date
    how: How
    attended: int
    version: int


@shown
@dataclass(frozen=True, slots=True)
class SessionInFull(Session):
    """With the aims of its cohort, which are shown there again."""

    aims: list[str]


@shown
@dataclass(frozen=True, slots=True)
class HeldSession:
    """A group session as participants see it."""

    session: UUID
    kind: SessionKind
    on: date
    how: How


@shown
@dataclass(frozen=True, slots=True)
class OwnSession(HeldSession):
    """One of a participant's own cohort, with its title and its aims, as they were confirmed."""

    cohort: UUID
    title: str
    aims: list[str]


@writes("sessions_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case SessionHeld(cohort, kind, on, how):
            db.execute(
                "INSERT INTO sessions_1 (session, cohort, kind, held_on, how, version) VALUES (%s, %s, %s, %s, %s, 1)",
                (recorded.stream.id, cohort, kind, on, how),
            )
        case AttendanceRecorded():
            db.execute("UPDATE sessions_1 SET version = %s WHERE session = %s", (recorded.version, recorded.stream.id))


_COLUMNS: LiteralString = """
    SELECT session, cohort, kind, held_on AS "on", how, version,
           (SELECT count(*) FROM attendances_1 WHERE attendances_1.session = sessions_1.session) AS attended"""
_ROWS: LiteralString = _COLUMNS + " FROM sessions_1 "


def of_cohort(db: Db, cohort: UUID) -> list[Session]:
    with db.cursor(row_factory=class_row(Session)) as rows:
        return rows.execute(_ROWS + "WHERE cohort = %s ORDER BY held_on, session", (cohort,)).fetchall()


def held_in(db: Db, cohort: UUID) -> list[HeldSession]:
    return [HeldSession(each.session, each.kind, each.on, each.how) for each in of_cohort(db, cohort)]


def session(db: Db, identifier: UUID) -> SessionInFull | None:
    with db.cursor(row_factory=class_row(SessionInFull)) as rows:
        return rows.execute(
            _COLUMNS + ", aims FROM sessions_1 JOIN cohorts_1 USING (tenant, cohort) WHERE session = %s", (identifier,)
        ).fetchone()


def of_participant(db: Db, identifier: UUID, ids: Collection[UUID]) -> OwnSession | None:
    """None for somebody who has no partner in its cohort, or had one only in a pair that was taken back."""
    with db.cursor(row_factory=class_row(OwnSession)) as rows:
        return rows.execute(
            """SELECT session, kind, held_on AS "on", how, cohort, title, aims
               FROM sessions_1 JOIN cohorts_1 USING (tenant, cohort)
               WHERE session = %(session)s AND EXISTS (
                   SELECT FROM partnerships_1 p WHERE p.cohort = sessions_1.cohort
                          AND (senior = ANY(%(ids)s) OR colleague = ANY(%(ids)s)) AND ended_how IS DISTINCT FROM 'taken_back')""",
            {"session": identifier, "ids": list(ids)},
        ).fetchone()
