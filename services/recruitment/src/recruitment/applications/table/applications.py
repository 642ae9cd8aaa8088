"""Applications as facilitators see them. Table: applications_3."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from recruitment.applications.applicants import Applicant
from recruitment.applications.events import (
    Accepted,
    AccessNeedsRecorded,
    ApplicationChanged,
    Applied,
    ConsentsChanged,
    Declined,
    DraftSaved,
    Event,
    ForgettingBegun,
    ForgettingPutOff,
    Forgotten,
    InterestShown,
    InvitationTaken,
    Invited,
    KeptApartNamed,
    Lapsed,
    LeftTrust,
    PlacedOnWaitingList,
    ProfileReminded,
    TextTakenBack,
    Withdrawn,
)

STATES: dict[type, str] = {
    Accepted: "accepted",
    PlacedOnWaitingList: "waiting",
    Declined: "declined",
    Withdrawn: "withdrawn",
    LeftTrust: "left",
    Lapsed: "lapsed",
    InvitationTaken: "taken",
}


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """`state`: interested, invited, taken, draft, lapsed; once handed in applied, accepted, waiting, declined, withdrawn, left.

    `entered_by` is the facilitator who entered it for the person. `waited`: first in line from an earlier cohort.
    """

    application: UUID
    cohort: UUID
    person: UUID
    sides: list[str]
    channel: str
    state: str
    complete: bool
    waited: bool
    entered_by: UUID | None
    version: int


@writes("applications_3")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    application = recorded.stream.id
    match recorded.event:
        case InterestShown(cohort, person, channel):
            _begin(db, application, Applicant(cohort, person, (), (), (), (), ()), channel, "interested")
        case Invited(applicant, channel):
            _begin(db, application, applicant, channel, "invited")
        case DraftSaved(applicant, complete, eligible):
            _fill(db, application, applicant, "draft", complete=complete, eligible=eligible)
        case Applied(applicant, channel):
            _begin(db, application, applicant, channel, "applied")
            _fill(db, application, applicant, "applied", complete=True, eligible=True)
            _hand_in(db, application, recorded.event)
        case ApplicationChanged(applicant):
            db.execute(
                "UPDATE applications_3 SET sides = %s, counted_as = %s WHERE application = %s",
                (list(applicant.sides), applicant.counted_as, application),
            )
        case Accepted() | PlacedOnWaitingList() | Declined() | Withdrawn() | LeftTrust() | Lapsed() | InvitationTaken():
            _answer(db, application, recorded.event)
        case (
            ConsentsChanged()
            | AccessNeedsRecorded()
            | KeptApartNamed()
            | TextTakenBack()
            | ProfileReminded()
            | ForgettingPutOff()
            | ForgettingBegun()
            | Forgotten()
        ):
            pass
    db.execute("UPDATE applications_3 SET version = %s WHERE application = %s", (recorded.version, application))


def _begin(db: Db, application: UUID, applicant: Applicant, channel: str, state: str) -> None:
    db.execute(
        """INSERT INTO applications_3 (application, cohort, person, sides, counted_as, channel, state, version)
           VALUES (%s, %s, %s, %s, %s, %s, %s, 1)
           ON CONFLICT (tenant, application) DO UPDATE SET channel = excluded.channel""",
        (application, applicant.cohort, applicant.person, list(applicant.sides), applicant.counted_as, channel, state),
    )


def _fill(db: Db, application: UUID, applicant: Applicant, state: str, *, complete: bool, eligible: bool) -> None:
    db.execute(
        """UPDATE applications_3
           SET state = %s, sides = %s, counted_as = %s, complete = %s, eligible = %s, waited = %s WHERE application = %s""",
        (state, list(applicant.sides), applicant.counted_as, complete, eligible, applicant.waited, application),
    )


def _hand_in(db: Db, application: UUID, applied: Applied) -> None:
    by = applied.entered.by if applied.entered else None
    db.execute("UPDATE applications_3 SET handed_in = true, entered_by = %s WHERE application = %s", (by, application))


def _answer(db: Db, application: UUID, event: Event) -> None:
    db.execute("UPDATE applications_3 SET state = %s WHERE application = %s", (STATES[type(event)], application))
    match event:
        case Accepted():
            db.execute("UPDATE applications_3 SET ever_accepted = true WHERE application = %s", (application,))
        case Declined(eligible=eligible):
            db.execute("UPDATE applications_3 SET eligible = %s WHERE application = %s", (eligible, application))
        case _:
            pass


_ROWS: LiteralString = """
    SELECT application, cohort, person, sides, channel, state, complete, waited, entered_by, version FROM applications_3 """


def of_cohort(db: Db, cohort: UUID) -> list[ApplicationRow]:
    """Whoever waited before is first in line."""
    with db.cursor(row_factory=class_row(ApplicationRow)) as rows:
        return rows.execute(_ROWS + "WHERE cohort = %s ORDER BY waited DESC, application", (cohort,)).fetchall()


def application(db: Db, identifier: UUID) -> ApplicationRow | None:
    with db.cursor(row_factory=class_row(ApplicationRow)) as rows:
        return rows.execute(_ROWS + "WHERE application = %s", (identifier,)).fetchone()


def of_person(db: Db, person: UUID) -> list[ApplicationRow]:
    with db.cursor(row_factory=class_row(ApplicationRow)) as rows:
        return rows.execute(_ROWS + "WHERE person = %s ORDER BY application", (person,)).fetchall()


def lock(db: Db, identifier: UUID) -> None:
    """To the end of the transaction nobody else changes the application; waits for those who are changing it."""
    db.execute("SELECT 1 FROM applications_3 WHERE application = %s FOR UPDATE", (identifier,))


def lock_of_person(db: Db, person: UUID) -> list[UUID]:
    """All of the person's, to whichever cohort; as `lock`, and waits for those who look at one."""
    rows = db.execute("SELECT application FROM applications_3 WHERE person = %s ORDER BY application FOR UPDATE", (person,))
    return [application for (application,) in rows]


def lock_shared(db: Db, identifier: UUID) -> None:
    """As `lock`, but others may lock it in this way, too."""
    db.execute("SELECT 1 FROM applications_3 WHERE application = %s FOR SHARE", (identifier,))


def lock_shared_of_cohort(db: Db, cohort: UUID) -> None:
    db.execute("SELECT 1 FROM applications_3 WHERE cohort = %s ORDER BY application FOR SHARE", (cohort,))


def applicants(db: Db, people: Collection[UUID]) -> set[UUID]:
    """Those of them who have an application, to whichever cohort."""
    rows = db.execute("SELECT DISTINCT person FROM applications_3 WHERE person = ANY(%s)", (list(people),)).fetchall()
    return {person for (person,) in rows}


def ever_accepted(db: Db, cohort: UUID) -> int:
    """How many were accepted, whether they are still there or not: as many announcements went out."""
    row = db.execute("SELECT count(*) FROM applications_3 WHERE cohort = %s AND ever_accepted", (cohort,)).fetchone()
    return int(row[0]) if row else 0
