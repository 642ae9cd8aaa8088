"""Applications as facilitators and applicants see them. Table: applications_1."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, LiteralString
from uuid import UUID

from psycopg.rows import class_row

from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown
from recruitment.applications.applicants import Applicant
from recruitment.applications.events import (
    Accepted,
    AccessNeedsRecorded,
    ApplicationChanged,
    Applied,
    Declined,
    DeparturePlanned,
    DepartureRetracted,
    Event,
    InterestShown,
    InvitationRemoved,
    InvitationTaken,
    Invited,
    Lapsed,
    LeftTrust,
    PlacedOnWaitingList,
    RetentionEnded,
    RetentionMoved,
    TextTakenBack,
    WasSetAside,
    Withdrawn,
)
from recruitment.applications.texts import ACCESS_NEEDS

STATES: Final[dict[type, str]] = {
    Accepted: "accepted",
    PlacedOnWaitingList: "waiting",
    Declined: "declined",
    Withdrawn: "withdrawn",
    LeftTrust: "left",
    Lapsed: "lapsed",
    InvitationTaken: "taken",
    WasSetAside: "double",
    InvitationRemoved: "removed",
}


STAGES: Final[Mapping[str, int]] = {"interested": 0, "invited": 0, "applied": 1, "waiting": 2, "accepted": 3}
"""The states of an application that is not over, and how far it has come."""


@shown
@dataclass(frozen=True, slots=True)
class ShownApplication:
    """An application without what was written in it.

    `state`: interested, invited, taken, removed, lapsed; once submitted applied, accepted, waiting, declined, withdrawn,
    left; double where the same human has another application to the cohort. `waited`: first in line
    from an earlier cohort. `arrived_at` is when it was handed in, or begun where it is not. `waiting_since` is when they were put
    on the waiting list, if they are on it. `leaves_on` is the first day on which they are not there any more, as it is planned or
    has come. `entered_by` is the facilitator who entered it.
    """

    application: UUID
    cohort: UUID
    person: UUID
    sides: list[str]
    channel: str
    state: str
    waited: bool
    arrived_at: datetime
    waiting_since: datetime | None
    leaves_on: date | None
    entered_by: UUID | None
    version: int


@shown
@dataclass(frozen=True, slots=True)
class SentApplication:
    """An application for its author, in a few words. One that is only `interested` is not handed in."""

    application: UUID
    state: str
    version: int


def sent(row: ShownApplication | None) -> SentApplication | None:
    return None if row is None else SentApplication(row.application, row.state, row.version)


@writes("applications_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    application = recorded.stream.id
    match recorded.event:
        case InterestShown(cohort, person, channel):
            _begin(db, recorded, Applicant(cohort, person), channel, "interested")
        case Invited(applicant, channel):
            _begin(db, recorded, applicant, channel, "invited")
        case Applied(applicant, channel):
            _begin(db, recorded, applicant, channel, "applied")
            _submit(db, recorded, recorded.event)
        case ApplicationChanged(applicant):
            db.execute(
                "UPDATE applications_1 SET sides = %s, counted_as = %s WHERE application = %s",
                (list(applicant.sides), applicant.counted_as, application),
            )
        case event if type(event) in STATES:
            _move_on(db, application, recorded)
        case DeparturePlanned() | DepartureRetracted():
            planned = recorded.event.on if isinstance(recorded.event, DeparturePlanned) else None
            _set_leaving(db, application, planned)
        case _:
            pass
    _need(db, recorded)
    _retain(db, application, recorded.event)
    db.execute("UPDATE applications_1 SET version = %s WHERE application = %s", (recorded.version, application))


def _set_leaving(db: Db, application: UUID, on: date | None) -> None:
    db.execute("UPDATE applications_1 SET leaves_on = %s WHERE application = %s", (on, application))


def _need(db: Db, recorded: Recorded[Event]) -> None:
    application = recorded.stream.id
    match recorded.event:
        case AccessNeedsRecorded(needs):
            since = None if needs is None else recorded.origin.at
            db.execute("UPDATE applications_1 SET needs_since = %s WHERE application = %s", (since, application))
        case TextTakenBack(what=what) if what == ACCESS_NEEDS:
            db.execute("UPDATE applications_1 SET needs_since = NULL WHERE application = %s", (application,))
        case _:
            pass


def _begin(db: Db, recorded: Recorded[Event], applicant: Applicant, channel: str, state: str) -> None:
    """Also where somebody begins again who withdrew. That they were accepted then stays: matching has heard of it."""
    on = day_of(recorded.origin.at)
    db.execute(
        """INSERT INTO applications_1 (
               application, cohort, person, sides, counted_as, channel, state, state_since, begun_on, arrived_at, version
           )
           VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 1)
           ON CONFLICT (tenant, application) DO UPDATE SET
               channel = excluded.channel, state = excluded.state, state_since = excluded.state_since,
               arrived_at = excluded.arrived_at, sides = excluded.sides,
               counted_as = excluded.counted_as, eligible = false, submitted = false, waited = false,
               needs_since = CASE WHEN applications_1.state = 'withdrawn' THEN NULL ELSE applications_1.needs_since END,
               entered_by = NULL, retain_until = NULL, destroyed = false""",
        (
            recorded.stream.id,
            applicant.cohort,
            applicant.person,
            list(applicant.sides),
            applicant.counted_as,
            channel,
            state,
            on,
            on,
            recorded.origin.at,
        ),
    )


def _submit(db: Db, recorded: Recorded[Event], applied: Applied) -> None:
    applicant, by = applied.applicant, applied.entered.by if applied.entered else None
    db.execute(
        """UPDATE applications_1
           SET state_since = %s, sides = %s, counted_as = %s, eligible = true, waited = %s,
               submitted = true, ever_submitted = true, entered_by = %s
           WHERE application = %s""",
        (
            day_of(recorded.origin.at),
            list(applicant.sides),
            applicant.counted_as,
            applicant.waited,
            by,
            recorded.stream.id,
        ),
    )


def _move_on(db: Db, application: UUID, recorded: Recorded[Event]) -> None:
    event, since = recorded.event, recorded.origin.at if isinstance(recorded.event, PlacedOnWaitingList) else None
    db.execute(
        "UPDATE applications_1 SET state = %s, state_since = %s, waiting_since = %s WHERE application = %s",
        (STATES[type(event)], day_of(recorded.origin.at), since, application),
    )
    match event:
        case Accepted():
            db.execute("UPDATE applications_1 SET ever_accepted = true WHERE application = %s", (application,))
        case LeftTrust(on=on):
            _set_leaving(db, application, on)
        case InvitationRemoved():
            db.execute("UPDATE applications_1 SET destroyed = true WHERE application = %s", (application,))
        case Declined(eligible=eligible):
            db.execute("UPDATE applications_1 SET eligible = %s WHERE application = %s", (eligible, application))
        case _:
            pass


def _retain(db: Db, application: UUID, event: Event) -> None:
    match event:
        case (
            Applied()
            | InvitationTaken()
            | InvitationRemoved()
            | Accepted()
            | Declined()
            | Withdrawn()
            | Lapsed()
            | WasSetAside()
            | RetentionMoved()
        ):
            db.execute("UPDATE applications_1 SET retain_until = %s WHERE application = %s", (event.retain_until, application))
        case RetentionEnded():
            db.execute("UPDATE applications_1 SET destroyed = true, needs_since = NULL WHERE application = %s", (application,))
        case _:
            pass


ROWS: LiteralString = """
    SELECT application, cohort, person, sides, channel, state, waited, arrived_at, waiting_since, leaves_on, entered_by, version
    FROM applications_1 """


def of_cohort(db: Db, cohort: UUID) -> list[ShownApplication]:
    """People who waited before come first."""
    with db.cursor(row_factory=class_row(ShownApplication)) as rows:
        return rows.execute(ROWS + "WHERE cohort = %s ORDER BY waited DESC, application", (cohort,)).fetchall()


def waiting(db: Db, cohort: UUID) -> list[ShownApplication]:
    """The waiting list in its order: people who waited before come first, then as they were put on it."""
    with db.cursor(row_factory=class_row(ShownApplication)) as rows:
        return rows.execute(
            ROWS + "WHERE cohort = %s AND state = 'waiting' ORDER BY waited DESC, waiting_since, application", (cohort,)
        ).fetchall()


def application(db: Db, identifier: UUID) -> ShownApplication | None:
    with db.cursor(row_factory=class_row(ShownApplication)) as rows:
        return rows.execute(ROWS + "WHERE application = %s", (identifier,)).fetchone()


def entered_between(db: Db, first: UUID, last: UUID) -> list[UUID]:
    """Those that facilitators entered, whose ids are in this range."""
    rows = db.execute(
        """SELECT application FROM applications_1
           WHERE application BETWEEN %s AND %s AND entered_by IS NOT NULL ORDER BY application""",
        (first, last),
    )
    return [application for (application,) in rows]


def of_person(db: Db, person: UUID) -> list[ShownApplication]:
    with db.cursor(row_factory=class_row(ShownApplication)) as rows:
        return rows.execute(ROWS + "WHERE person = %s ORDER BY application", (person,)).fetchall()


def lock(db: Db, identifier: UUID) -> None:
    """Until the transaction ends nobody else changes the application. Waits for a change that is in progress."""
    db.execute("SELECT 1 FROM applications_1 WHERE application = %s FOR UPDATE", (identifier,))


def lock_of_person(db: Db, person: UUID) -> list[UUID]:
    """All of the person's, to any cohort. As `lock`, and waits for people who are viewing one."""
    return lock_of_people(db, [person])


def lock_of_people(db: Db, people: Collection[UUID]) -> list[UUID]:
    """As `lock_of_person`, of all of them."""
    rows = db.execute(
        "SELECT application FROM applications_1 WHERE person = ANY(%s) ORDER BY application FOR UPDATE", (list(people),)
    )
    return [application for (application,) in rows]


def lock_shared(db: Db, identifier: UUID) -> None:
    """As `lock`, but others may lock it in this way, too."""
    db.execute("SELECT 1 FROM applications_1 WHERE application = %s FOR SHARE", (identifier,))


def lock_shared_of_people(db: Db, cohort: UUID, people: Collection[UUID]) -> list[UUID]:
    """As `lock_shared`, of theirs to this cohort."""
    rows = db.execute(
        "SELECT application FROM applications_1 WHERE cohort = %s AND person = ANY(%s) ORDER BY application FOR SHARE",
        (cohort, list(people)),
    )
    return [application for (application,) in rows]


def lock_shared_of_cohort(db: Db, cohort: UUID) -> None:
    db.execute("SELECT 1 FROM applications_1 WHERE cohort = %s ORDER BY application FOR SHARE", (cohort,))


def applicants(db: Db, people: Collection[UUID]) -> set[UUID]:
    """Those of them of whom an application is kept, to any cohort."""
    rows = db.execute(
        "SELECT DISTINCT person FROM applications_1 WHERE person = ANY(%s) AND NOT destroyed", (list(people),)
    ).fetchall()
    return {person for (person,) in rows}


@dataclass(frozen=True, slots=True)
class Belonging:
    """A person's application to a cohort, of which something is kept. `accepted`: it was at some time."""

    person: UUID
    cohort: UUID
    begun_on: date
    accepted: bool


def belonging(db: Db, people: Collection[UUID]) -> list[Belonging]:
    """Of all of them. Until the transaction ends nobody restricts the data of somebody who is among these."""
    with db.cursor(row_factory=class_row(Belonging)) as rows:
        return rows.execute(
            """SELECT person, cohort, begun_on, ever_accepted AS accepted FROM applications_1
               WHERE person = ANY(%s) AND NOT destroyed ORDER BY application FOR SHARE""",
            (list(people),),
        ).fetchall()


def cohorts_of(db: Db, people: Collection[UUID]) -> dict[UUID, date]:
    """The cohorts to which they have applied, or were invited, with the first day."""
    rows = db.execute(
        "SELECT cohort, min(begun_on) FROM applications_1 WHERE person = ANY(%s) GROUP BY cohort ORDER BY cohort", (list(people),)
    )
    return dict(rows.fetchall())


def ever_accepted(db: Db, cohort: UUID) -> int:
    """How many people were accepted, whether or not they are still there: as many acceptances were published."""
    row = db.execute("SELECT count(*) FROM applications_1 WHERE cohort = %s AND ever_accepted", (cohort,)).fetchone()
    return int(row[0]) if row else 0
