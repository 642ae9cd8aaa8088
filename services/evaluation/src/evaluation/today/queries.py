"""What waits in evaluation: surveys_1 and its invitations, and contributions_1.

Who has answered is known to themselves alone: nothing here counts answers, or those who owe one.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from evaluation.surveys.decider import INVITED
from evaluation.surveys.queries import invitations_of
from evaluation.today import kinds
from plp_kit.core import excepted_people, joined_people
from plp_kit.core.database import Db
from plp_kit.core.today import Asker, Kind, Waiting

A_DAY: Final = timedelta(days=1)
A_WEEK: Final = timedelta(days=7)
STAGES: Final[Mapping[str, Kind]] = {"prepared": kinds.CONTRIBUTION_TO_ANSWER, "held": kinds.CONTRIBUTION_ON_HOLD}


def own_surveys(db: Db, asker: Asker) -> Iterator[Waiting]:
    """A survey is open until the beginning of the day on which it closes."""
    for invitation in invitations_of(db, asker.person):
        if not invitation.answered:
            yield kinds.SURVEY_TO_ANSWER.of(invitation.survey, invitation.opens_on, invitation.closes_on - A_DAY)


def surveys(db: Db, asker: Asker) -> Iterator[Waiting]:
    rows = db.execute(
        """SELECT survey, cohort, state, planned_on, opens_on, closes_on FROM surveys_1
           WHERE state = 'planned' OR (state = 'open' AND closes_on <= %s)""",
        (asker.on + A_WEEK,),
    )
    for survey, cohort, state, planned_on, opens_on, closes_on in rows:
        if state == "planned":
            yield kinds.SURVEY_TO_APPROVE.of(survey, planned_on, opens_on - A_DAY, cohort=cohort)
        else:
            yield kinds.SURVEY_CLOSING.of(survey, closes_on - A_WEEK, closes_on - A_DAY, cohort=cohort)


def contributions(db: Db, asker: Asker) -> Iterator[Waiting]:
    """Nobody decides on one whose survey invited them, unless they are let through this rule."""
    excepted = excepted_people.is_excepted(db, asker.person, INVITED.code, asker.on)
    rows = db.execute(
        """SELECT contribution, contributions_1.state, since, cohort FROM contributions_1 JOIN surveys_1 USING (tenant, survey)
           WHERE contributions_1.state = ANY(%s) AND (%s OR NOT EXISTS (
               SELECT FROM invitations_1 WHERE invitations_1.survey = contributions_1.survey AND person = ANY(%s)))""",
        (list(STAGES), excepted, list(joined_people.ids_of(db, asker.person))),
    )
    for contribution, state, since, cohort in rows:
        yield STAGES[state].of(contribution, since, cohort=cohort)
