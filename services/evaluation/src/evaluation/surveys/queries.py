"""Surveys and people: which open surveys invite a person, with whether an answer of theirs waits, and what is closed to them.

Somebody who takes back their consent to surveys is not reminded of them here; they may still answer.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from psycopg.rows import class_row

from evaluation.ids import PersonId
from evaluation.surveys import decider as surveys
from evaluation.surveys.decider import INVITED, State
from plp_kit.core import excepted_people, joined_people
from plp_kit.core.database import Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class Invitation:
    """An open survey that invites the caller, and whether they have answered. Only the caller sees that."""

    survey: UUID
    cohort: UUID
    title: str
    wave: str
    opens_on: date
    closes_on: date
    answered: bool


def invitations_of(db: Db, person: UUID) -> list[Invitation]:
    """One for each survey, by whichever of the human's ids."""
    with db.cursor(row_factory=class_row(Invitation)) as rows:
        return rows.execute(
            """SELECT survey, cohort, title, wave, opens_on, closes_on,
                      EXISTS (SELECT FROM waiting_answers w WHERE w.survey = s.survey AND w.person = ANY(%(ids)s)) AS answered
               FROM surveys_1 s
               WHERE state = 'open'
                     AND EXISTS (SELECT FROM invitations_1 i WHERE i.survey = s.survey AND i.person = ANY(%(ids)s))
                     AND NOT EXISTS (SELECT FROM participants_1 p
                                     WHERE p.cohort = s.cohort AND p.person = ANY(%(ids)s) AND survey_taken_back)
               ORDER BY closes_on, survey""",
            {"ids": list(joined_people.ids_of(db, person))},
        ).fetchall()


def closed_to(db: Db, state: State, reader: PersonId, on: date) -> Refusal | None:
    """Why tables and results of the survey are closed to the reader on that day, under whatever id it invited them."""
    excepted = excepted_people.is_excepted(db, reader, INVITED.code, on)
    return surveys.closed_to(state, joined_people.ids_of(db, reader), excepted=excepted)
