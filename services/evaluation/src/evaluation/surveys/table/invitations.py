"""Whom an open survey asks. Table: invitations_1."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import class_row

from evaluation.surveys.decider import Event, SurveyOpened
from plp_kit.core.database import Db
from plp_kit.core.events import Recorded
from plp_kit.core.read_models import writes


@dataclass(frozen=True, slots=True)
class Invitation:
    """`answered` is told to the person alone, from the moment at which they did."""

    survey: UUID
    cohort: UUID
    title: str
    wave: str
    opens_on: date
    closes_on: date
    answered: bool


@writes("invitations_1")
def apply(db: Db, recorded: Recorded[Event]) -> None:
    match recorded.event:
        case SurveyOpened(_, _, _, invited):
            db.execute(
                "INSERT INTO invitations_1 (survey, person) SELECT %s, unnest(%s::uuid[])", (recorded.stream.id, list(invited))
            )
        case _:
            pass  # An invitation stands whatever becomes of the survey.


def of_person(db: Db, person: UUID) -> list[Invitation]:
    """To surveys that are open now."""
    with db.cursor(row_factory=class_row(Invitation)) as rows:
        return rows.execute(
            """SELECT survey, cohort, title, wave, opens_on, closes_on,
                      EXISTS (SELECT FROM waiting_answers w WHERE w.survey = i.survey AND w.person = i.person) AS answered
               FROM invitations_1 i JOIN surveys_1 USING (tenant, survey)
               WHERE person = %s AND state = 'open' ORDER BY closes_on, survey""",
            (person,),
        ).fetchall()
