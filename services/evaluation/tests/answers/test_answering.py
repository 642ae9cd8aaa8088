"""Who may answer a survey, and when."""

from datetime import date
from uuid import UUID

import pytest

from evaluation.answers import answering, decider
from evaluation.answers.answering import Said
from evaluation.answers.decider import Answer, Choice, Group
from evaluation.catalogue.questions import CheckIn, Recommend
from evaluation.ids import AnswerId, CohortId, PersonId
from evaluation.surveys import decider
from evaluation.surveys.cohorts import Cohort, Words
from evaluation.surveys.decider import Wave
from evaluation.surveys.schedules import scheduled
from plp_kit.core.deciding import Refusal

ADA, BEN = PersonId(UUID(int=1)), PersonId(UUID(int=2))
OPENS_ON, LAST_DAY, CLOSES_ON = date(2022, 2, 19), date(2022, 3, 7), date(2022, 3, 8)
COHORT = Cohort(CohortId(UUID(int=3)), "First cohort", date(2021, 4, 19), Words("SLT", "BME"), "bme")
PLAN = decider.Plan(COHORT, Wave.MID, scheduled(OPENS_ON, 17))
APPROVAL = decider.Approval("RD-17", date(2021, 11, 3), "Research and development")
OPEN = decider.Open(PLAN, APPROVAL, PLAN.schedule, frozenset({ADA}))
CLOSED = decider.Closed(PLAN, APPROVAL, PLAN.schedule, frozenset({ADA}), CLOSES_ON, whole_pairs=0)
SAID = Said(Group.BOTH, Recommend.YES, CheckIn.NO, national_counts=True)


@pytest.mark.parametrize("day", [OPENS_ON, LAST_DAY])
def test_whoever_is_invited_answers_while_the_survey_is_open(day: date) -> None:
    assert answering.barred(OPEN, ADA, day) is None


@pytest.mark.parametrize(
    ("survey", "refusal"),
    [
        (decider.Unplanned(), decider.NO_SUCH_SURVEY),
        (decider.Planned(PLAN), decider.NOT_OPEN),
        (decider.Approved(PLAN, APPROVAL), decider.NOT_OPEN),
        (CLOSED, decider.CLOSED_ALREADY),
    ],
)
def test_nobody_answers_a_survey_that_is_not_open(survey: decider.State, refusal: Refusal) -> None:
    assert answering.barred(survey, ADA, OPENS_ON) == refusal


def test_nobody_answers_on_the_day_it_closes() -> None:
    assert answering.barred(OPEN, ADA, CLOSES_ON) == decider.CLOSED_ALREADY


def test_nobody_answers_without_an_invitation() -> None:
    assert answering.barred(OPEN, BEN, OPENS_ON) == answering.NOT_INVITED


def test_consent_comes_before_anything_else() -> None:
    unknown = Said(Group.BOTH, Recommend.YES, CheckIn.NO, national_counts=True, choices=(Choice("nonsense", 1, "agree"),))
    assert answering.unfit(unknown, consent=False) == answering.CONSENT_MISSING
    assert answering.unfit(unknown, consent=True) == decider.QUESTION_UNKNOWN
    assert answering.unfit(SAID, consent=True) is None


def test_what_is_said_becomes_an_answer_under_any_id() -> None:
    identifier = AnswerId(UUID(int=9))
    assert SAID.identified(identifier) == Answer(identifier, Group.BOTH, Recommend.YES, CheckIn.NO, national_counts=True)
