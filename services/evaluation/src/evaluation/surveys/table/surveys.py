"""Surveys with their dates and counts. Table: surveys_1."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import class_row

from evaluation.surveys.decider import (
    Event,
    InvitedListed,
    OpeningPutOff,
    SurveyApproved,
    SurveyClosed,
    SurveyExtended,
    SurveyMoved,
    SurveyOpened,
    SurveyPlanned,
)
from evaluation.surveys.plans import Plan
from evaluation.surveys.schedules import Schedule
from plp_kit.core.database import Db
from plp_kit.core.days import day_of
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class Survey:
    """A survey in counts. `state` is planned, approved, open or closed; `answered` is null until the survey has closed."""

    survey: UUID
    wave: str
    state: str
    opens_on: date
    closes_on: date
    invited: int
    answered: int | None
    version: int


@shown
@dataclass(frozen=True, slots=True)
class SurveyInFull(Survey):
    """A survey with its cohort and its recorded approval."""

    cohort: UUID
    title: str
    approval_reference: str | None
    approved_on: date | None
    approver: str | None


@writes("surveys_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    survey = recorded.stream.id
    match recorded.event:
        case SurveyPlanned(plan):
            _plan(db, survey, plan, day_of(recorded.origin.at))
        case SurveyApproved(approval):
            db.execute(
                """UPDATE surveys_1 SET state = 'approved', approval_reference = %s, approved_on = %s, approver = %s
                   WHERE survey = %s""",
                (approval.reference, approval.on, approval.approver, survey),
            )
        case SurveyMoved(dates, schedule):
            db.execute("UPDATE surveys_1 SET facts_until = %s WHERE survey = %s", (dates.facts_until, survey))
            _schedule(db, survey, schedule)
        case OpeningPutOff(schedule) | SurveyExtended(schedule=schedule):
            _schedule(db, survey, schedule)
        case SurveyOpened(schedule=schedule, invited=invited):
            db.execute("UPDATE surveys_1 SET state = 'open', invited = %s WHERE survey = %s", (invited, survey))
            _schedule(db, survey, schedule)
        case InvitedListed():
            pass
        case SurveyClosed(answered=answered):
            db.execute(
                "UPDATE surveys_1 SET state = 'closed', closed_event = %s, answered = %s WHERE survey = %s",
                (recorded.id, answered, survey),
            )
    db.execute("UPDATE surveys_1 SET version = %s WHERE survey = %s", (recorded.version, survey))


def _schedule(db: Db, survey: UUID, schedule: Schedule | None) -> None:
    """None: it stays."""
    if schedule is not None:
        db.execute(
            "UPDATE surveys_1 SET opens_on = %s, closes_on = %s WHERE survey = %s",
            (schedule.opens_on, schedule.closes_on, survey),
        )


def _plan(db: Db, survey: UUID, plan: Plan, on: date) -> None:
    db.execute(
        """INSERT INTO surveys_1
           (survey, cohort, title, wave, state, planned_on, opens_on, closes_on, invited, accesses_months, facts_until, version)
           VALUES (%s, %s, %s, %s, 'planned', %s, %s, %s, 0, %s, %s, 1)""",
        (
            survey,
            plan.cohort.id,
            plan.cohort.title,
            plan.wave,
            on,
            plan.schedule.opens_on,
            plan.schedule.closes_on,
            plan.cohort.accesses_months,
            plan.cohort.facts_until,
        ),
    )


def survey(db: Db, identifier: UUID) -> SurveyInFull | None:
    with db.cursor(row_factory=class_row(SurveyInFull)) as rows:
        return rows.execute(
            """SELECT survey, wave, state, opens_on, closes_on, invited, answered, version,
                      cohort, title, approval_reference, approved_on, approver
               FROM surveys_1 WHERE survey = %s""",
            (identifier,),
        ).fetchone()


def of_cohort(db: Db, cohort: UUID) -> list[Survey]:
    with db.cursor(row_factory=class_row(Survey)) as rows:
        return rows.execute(
            """SELECT survey, wave, state, opens_on, closes_on, invited, answered, version
               FROM surveys_1 WHERE cohort = %s ORDER BY opens_on, survey""",
            (cohort,),
        ).fetchall()


def closed(db: Db) -> list[SurveyInFull]:
    """Of every cohort, those that have closed, the latest first."""
    with db.cursor(row_factory=class_row(SurveyInFull)) as rows:
        return rows.execute(
            """SELECT survey, wave, state, opens_on, closes_on, invited, answered, version,
                      cohort, title, approval_reference, approved_on, approver
               FROM surveys_1 WHERE state = 'closed' ORDER BY closes_on DESC, survey"""
        ).fetchall()


def closing_of(db: Db, survey: UUID) -> UUID | None:
    """The event by which the survey closed. A contribution joins it, since it follows from the closing."""
    row = db.execute("SELECT closed_event FROM surveys_1 WHERE survey = %s", (survey,)).fetchone()
    return row[0] if row else None


def access_records_months(db: Db) -> int:
    """The longest of all cohorts' settings; the usual six years before there is any."""
    row = db.execute("SELECT max(accesses_months) FROM surveys_1").fetchone()
    return 72 if row is None or row[0] is None else int(row[0])


def lock_shared(db: Db, survey: UUID) -> None:
    """To the end of the transaction the survey neither opens nor closes. Others may answer it meanwhile."""
    db.execute("SELECT 1 FROM surveys_1 WHERE survey = %s FOR SHARE", (survey,))


def lock_shared_of_cohort(db: Db, cohort: UUID) -> None:
    """To the end of the transaction no survey of the cohort opens, closes or is contributed.

    It is taken before anything is written about the cohort's people, so that the survey counts what is written.
    """
    db.execute("SELECT 1 FROM surveys_1 WHERE cohort = %s ORDER BY survey FOR SHARE", (cohort,))


def lock(db: Db, survey: UUID) -> UUID | None:
    """Its cohort, if there is such a survey. To the end of the transaction nobody answers it or writes about its people.

    Waits for transactions that are doing so.
    """
    row = db.execute("SELECT cohort FROM surveys_1 WHERE survey = %s FOR UPDATE", (survey,)).fetchone()
    return row[0] if row else None
