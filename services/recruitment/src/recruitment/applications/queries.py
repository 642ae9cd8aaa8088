"""A cohort's applications, and its waiting list: applications_1 without people who are gone; and whose an application is.

Somebody who joined an entered application to their sign-in has it under another id.
"""

from typing import Final
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from recruitment.applications.table import applications
from recruitment.applications.table.applications import ROWS, STAGES, ShownApplication
from recruitment.ids import PersonId
from recruitment.people.table import availability
from recruitment.staff import table as staff

FIRST: Final = ("false", "-infinity", str(UUID(int=0)))
"""The position before all others."""


def position_of(row: ShownApplication) -> tuple[str, str, str]:
    """Where it is on the list of its cohort: people who waited before come first, then what arrived first."""
    return str(not row.waited).lower(), row.arrived_at.isoformat(), str(row.application)


def page(db: Db, cohort: UUID, state: str | None, after: tuple[str, ...] | None, limit: int) -> list[ShownApplication]:
    """Those of people who are there, in this state or in any, after the position of another one."""
    with db.cursor(row_factory=class_row(ShownApplication)) as rows:
        return rows.execute(
            ROWS
            + """WHERE cohort = %s AND state = coalesce(%s, state)
                       AND (NOT waited, arrived_at, application) > (%s::boolean, %s::timestamptz, %s::uuid)
                       AND NOT EXISTS (SELECT FROM availability_1
                                       WHERE availability_1.person = applications_1.person AND gone_at IS NOT NULL)
                 ORDER BY NOT waited, arrived_at, application LIMIT %s""",
            (cohort, state, *(after or FIRST), limit),
        ).fetchall()


def by_state(db: Db, cohort: UUID) -> dict[str, int]:
    """How many of people who are there are in which state."""
    rows = db.execute(
        """SELECT state, count(*) FROM applications_1
           WHERE cohort = %s AND NOT EXISTS (SELECT FROM availability_1
                                             WHERE availability_1.person = applications_1.person AND gone_at IS NOT NULL)
           GROUP BY state ORDER BY state""",
        (cohort,),
    )
    return dict(rows.fetchall())


def of_cohort(db: Db, cohort: UUID) -> list[ShownApplication]:
    """Those of people who are still there; of these, people who waited before come first."""
    return _there(db, applications.of_cohort(db, cohort))


def waiting(db: Db, cohort: UUID) -> list[ShownApplication]:
    """In its order."""
    return _there(db, applications.waiting(db, cohort))


def _there(db: Db, rows: list[ShownApplication]) -> list[ShownApplication]:
    gone = availability.gone(db, [row.person for row in rows])
    return [row for row in rows if row.person not in gone]


def applicant_in(db: Db, cohort: UUID, person: UUID) -> PersonId:
    """Under which of their ids somebody has an application to the cohort that is not over; their own where under none."""
    ids = sorted(staff.ids_of(db, person), key=lambda id: (id != person, id))
    rows = [row for id in ids for row in applications.of_person(db, id) if row.cohort == cohort and row.state in STAGES]
    return PersonId(rows[0].person if rows else person)


def applicant_of(db: Db, application: UUID, person: UUID) -> PersonId:
    """The applicant's id if it is one of this person's; the person's own otherwise."""
    row = applications.application(db, application)
    own = staff.ids_of(db, person)
    return PersonId(row.person) if row is not None and row.person in own else PersonId(person)


def is_own(db: Db, person: UUID, application: UUID) -> bool:
    """Whether it is this person's, under any of their ids."""
    row = applications.application(db, application)
    return row is not None and row.person in staff.ids_of(db, person)


def of_human(db: Db, person: UUID) -> list[ShownApplication]:
    """Under all ids of this person."""
    return [row for id in sorted(staff.ids_of(db, person)) for row in applications.of_person(db, id)]


def by_cohort(db: Db, person: UUID) -> dict[UUID, ShownApplication]:
    """One of this person's for each cohort: one that is not over, else one under this very id, else under another of theirs."""
    rows = sorted(of_human(db, person), key=lambda row: (row.state not in STAGES, row.person != person))
    return {row.cohort: row for row in reversed(rows)}
