"""Applications as facilitators see them, and the funnel of a cohort. Table: applications_1."""

from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.database import Db
from plp_kit.events import Recorded
from plp_kit.read_models import writes
from recruitment.domain.applications import Accepted, Applied, Declined, Event, LeftTrust, PlacedOnWaitingList, Withdrawn

STATES: dict[type, str] = {
    Accepted: "accepted",
    PlacedOnWaitingList: "waiting",
    Declined: "declined",
    Withdrawn: "withdrawn",
    LeftTrust: "left",
}


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """`state` is applied, accepted, waiting, declined, withdrawn or left."""

    application: UUID
    cohort: UUID
    person: UUID
    sides: list[str]
    channel: str
    state: str
    version: int


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many applied through each channel, and where their applications stand; every count is of `applied` people."""

    applied: int
    by_state: dict[str, int]
    by_channel: dict[str, int]


@writes("applications_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case Applied(applicant, channel):
            db.execute(
                """INSERT INTO applications_1 (application, cohort, person, sides, channel, state, version)
                   VALUES (%s, %s, %s, %s, %s, 'applied', 1)""",
                (recorded.stream.id, applicant.cohort, applicant.person, list(applicant.sides), channel),
            )
        case event:
            db.execute(
                """UPDATE applications_1 SET state = %(state)s, version = %(version)s,
                          ever_accepted = ever_accepted OR %(state)s = 'accepted'
                   WHERE application = %(application)s""",
                {"state": STATES[type(event)], "version": recorded.version, "application": recorded.stream.id},
            )


_ROWS: LiteralString = "SELECT application, cohort, person, sides, channel, state, version FROM applications_1 "


def of_cohort(db: Db, cohort: UUID) -> list[ApplicationRow]:
    with db.cursor(row_factory=class_row(ApplicationRow)) as rows:
        return rows.execute(_ROWS + "WHERE cohort = %s ORDER BY application", (cohort,)).fetchall()


def application(db: Db, identifier: UUID) -> ApplicationRow | None:
    with db.cursor(row_factory=class_row(ApplicationRow)) as rows:
        return rows.execute(_ROWS + "WHERE application = %s", (identifier,)).fetchone()


def of_person(db: Db, person: UUID) -> list[ApplicationRow]:
    with db.cursor(row_factory=class_row(ApplicationRow)) as rows:
        return rows.execute(_ROWS + "WHERE person = %s ORDER BY application", (person,)).fetchall()


def ever_accepted(db: Db, cohort: UUID) -> int:
    """How many were accepted, whether they are still there or not: as many announcements went out."""
    row = db.execute("SELECT count(*) FROM applications_1 WHERE cohort = %s AND ever_accepted", (cohort,)).fetchone()
    return int(row[0]) if row else 0


def funnel(db: Db, cohort: UUID) -> Funnel:
    rows = db.execute(
        "SELECT state, channel, count(*) FROM applications_1 WHERE cohort = %s GROUP BY state, channel", (cohort,)
    ).fetchall()
    by_state: dict[str, int] = {}
    by_channel: dict[str, int] = {}
    for state, channel, people in rows:
        by_state[state] = by_state.get(state, 0) + people
        by_channel[channel] = by_channel.get(channel, 0) + people
    return Funnel(sum(by_state.values()), by_state, by_channel)
