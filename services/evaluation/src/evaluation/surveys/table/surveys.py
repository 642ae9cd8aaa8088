"""Surveys with their dates and counts. Table: surveys_1."""

from dataclasses import dataclass
from datetime import date
from typing import LiteralString
from uuid import UUID

from psycopg.rows import class_row

from evaluation.surveys.decider import (
    Event,
    OpeningPutOff,
    Plan,
    SurveyApproved,
    SurveyClosed,
    SurveyExtended,
    SurveyOpened,
    SurveyPlanned,
)
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """`state` is planned, approved, open or closed. `answered` is None before the survey has closed.

    `closed_event` is what a contribution joins, since it follows from the closing.
    """

    survey: UUID
    cohort: UUID
    title: str
    wave: str
    state: str
    opens_on: date
    closes_on: date
    invited: int
    answered: int | None
    approval_reference: str | None
    approved_on: date | None
    approver: str | None
    closed_event: UUID | None
    version: int


@writes("surveys_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    survey = recorded.stream.id
    match recorded.event:
        case SurveyPlanned(plan):
            _plan(db, survey, plan)
        case SurveyApproved(approval):
            db.execute(
                """UPDATE surveys_1 SET state = 'approved', approval_reference = %s, approved_on = %s, approver = %s
                   WHERE survey = %s""",
                (approval.reference, approval.on, approval.approver, survey),
            )
        case OpeningPutOff(schedule):
            db.execute(
                "UPDATE surveys_1 SET opens_on = %s, closes_on = %s WHERE survey = %s",
                (schedule.opens_on, schedule.closes_on, survey),
            )
        case SurveyOpened(_, _, schedule, invited):
            db.execute(
                "UPDATE surveys_1 SET state = 'open', opens_on = %s, closes_on = %s, invited = %s WHERE survey = %s",
                (schedule.opens_on, schedule.closes_on, len(invited), survey),
            )
        case SurveyExtended(_, schedule):
            db.execute("UPDATE surveys_1 SET closes_on = %s WHERE survey = %s", (schedule.closes_on, survey))
        case SurveyClosed(answered=answered):
            db.execute(
                "UPDATE surveys_1 SET state = 'closed', closed_event = %s, answered = %s WHERE survey = %s",
                (recorded.id, answered, survey),
            )
    db.execute("UPDATE surveys_1 SET version = %s WHERE survey = %s", (recorded.version, survey))


def _plan(db: Db, survey: UUID, plan: Plan) -> None:
    db.execute(
        """INSERT INTO surveys_1 (survey, cohort, title, wave, state, opens_on, closes_on, invited, version)
           VALUES (%s, %s, %s, %s, 'planned', %s, %s, 0, 1)""",
        (survey, plan.cohort.id, plan.cohort.title, plan.wave, plan.schedule.opens_on, plan.schedule.closes_on),
    )


_ROWS: LiteralString = """
    SELECT survey, cohort, title, wave, state, opens_on, closes_on, invited, answered,
           approval_reference, approved_on, approver, closed_event, version
    FROM surveys_1 """


def survey(db: Db, identifier: UUID) -> SurveyRow | None:
    with db.cursor(row_factory=class_row(SurveyRow)) as rows:
        return rows.execute(_ROWS + "WHERE survey = %s", (identifier,)).fetchone()


def of_cohort(db: Db, cohort: UUID) -> list[SurveyRow]:
    with db.cursor(row_factory=class_row(SurveyRow)) as rows:
        return rows.execute(_ROWS + "WHERE cohort = %s ORDER BY opens_on, survey", (cohort,)).fetchall()


def keep_open(db: Db, survey: UUID) -> None:
    """To the end of the transaction it neither opens nor closes; others may answer meanwhile."""
    db.execute("SELECT 1 FROM surveys_1 WHERE survey = %s FOR SHARE", (survey,))


def keep_of_cohort(db: Db, cohort: UUID) -> None:
    """To the end of the transaction no survey of the cohort opens, closes or is contributed: what is heard of its people counts.

    Taken before anything is written about a participant.
    """
    db.execute("SELECT 1 FROM surveys_1 WHERE cohort = %s ORDER BY survey FOR SHARE", (cohort,))


def hold(db: Db, survey: UUID) -> UUID | None:
    """Its cohort, if there is such a survey. To the end of the transaction nobody answers, and nothing is heard of its people.

    Waits for those who are at it.
    """
    row = db.execute("SELECT cohort FROM surveys_1 WHERE survey = %s FOR UPDATE", (survey,)).fetchone()
    return row[0] if row else None
