"""Who may answer a survey, and when."""

from datetime import date
from uuid import UUID

import pytest

from evaluation.answers import answering
from evaluation.answers.answer import QUESTION_UNKNOWN, Answer, Choice, Group
from evaluation.catalogue.questions import CheckIn, Recommend
from evaluation.catalogue.waves import Wave
from evaluation.ids import CohortId, PersonId
from evaluation.surveys import decider as surveys
from evaluation.surveys.plans import Approval, Cohort, Plan, Words
from evaluation.surveys.schedules import scheduled
from plp_kit.core.deciding import Refusal

ADA, BEN = PersonId(UUID(int=1)), PersonId(UUID(int=2))
OPENS_ON, LAST_DAY, CLOSES_ON = date(2022, 2, 19), date(2022, 3, 7), date(2022, 3, 8)
COHORT = Cohort(CohortId(UUID(int=3)), "First cohort", date(2021, 4, 19), Words("SLT", "BME"), ("bme",))
PLAN = Plan(COHORT, Wave.MID, scheduled(OPENS_ON, 17), OPENS_ON)
APPROVAL = Approval("RD-17", date(2021, 11, 3), "Research and development")
OPEN = surveys.Open(PLAN, APPROVAL, PLAN.schedule, frozenset({ADA}))
CLOSED = surveys.Closed(PLAN, APPROVAL, PLAN.schedule, frozenset({ADA}), CLOSES_ON, whole_pairs=0)
ANSWER = Answer(Group.BOTH, Recommend.YES, CheckIn.NO, national_counts=True)


@pytest.mark.parametrize("day", [OPENS_ON, LAST_DAY])
def test_an_invited_person_answers_while_the_survey_is_open(day: date) -> None:
    assert answering.barred(OPEN, ADA, day) is None


@pytest.mark.parametrize(
    ("survey", "refusal"),
    [
        (surveys.Unplanned(), surveys.NO_SUCH_SURVEY),
        (surveys.Planned(PLAN), surveys.NOT_OPEN),
        (surveys.Approved(PLAN, APPROVAL), surveys.NOT_OPEN),
        (CLOSED, surveys.CLOSED_ALREADY),
    ],
)
def test_nobody_answers_a_survey_that_is_not_open(survey: surveys.State, refusal: Refusal) -> None:
    assert answering.barred(survey, ADA, OPENS_ON) == refusal


def test_nobody_answers_on_the_day_it_closes() -> None:
    assert answering.barred(OPEN, ADA, CLOSES_ON) == surveys.CLOSED_ALREADY


def test_nobody_answers_without_an_invitation() -> None:
    assert answering.barred(OPEN, BEN, OPENS_ON) == answering.NOT_INVITED


def test_consent_comes_before_anything_else() -> None:
    unknown = Answer(Group.BOTH, Recommend.YES, CheckIn.NO, national_counts=True, choices=(Choice("nonsense", 1, "agree"),))
    assert answering.unfit(unknown, consent=False) == answering.CONSENT_MISSING
    assert answering.unfit(unknown, consent=True) == QUESTION_UNKNOWN
    assert answering.unfit(ANSWER, consent=True) is None
