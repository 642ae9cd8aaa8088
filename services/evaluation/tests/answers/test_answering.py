"""Who may answer a survey, and when."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from evaluation.answers import answering
from evaluation.answers.answer import GROUP_NOT_SERVED, GROUPS_UNCLEAR, QUESTION_UNKNOWN, Answer, Choice, misstated
from evaluation.answers.use_cases import sealing
from evaluation.catalogue.groups import NATIONAL_LIST, Group
from evaluation.catalogue.questions import CORE, CheckIn, Recommend
from evaluation.catalogue.waves import Wave
from evaluation.ids import CohortId, PersonId
from evaluation.surveys import decider as surveys
from evaluation.surveys.plans import Approval, Cohort, Plan, Words
from evaluation.surveys.schedules import scheduled
from plp_kit.core.deciding import Refusal
from plp_kit.core.events import Stream

ADA, BEN = PersonId(UUID(int=1)), PersonId(UUID(int=2))
OPENS_ON, LAST_DAY, CLOSES_ON = date(2022, 2, 19), date(2022, 3, 7), date(2022, 3, 8)
COHORT = Cohort(CohortId(UUID(int=3)), "First cohort", date(2021, 4, 19), Words("SLT", "BME"), ("bme",))
PLAN = Plan(COHORT, Wave.MID, scheduled(OPENS_ON, 17), OPENS_ON)
APPROVAL = Approval("RD-17", date(2021, 11, 3), "Research and development")
OPEN = surveys.Open(PLAN, APPROVAL, PLAN.schedule, frozenset({ADA}))
CLOSED = surveys.Closed(PLAN, APPROVAL, PLAN.schedule, frozenset({ADA}), CLOSES_ON, whole_pairs=0)
SURVEY = Stream(surveys.STREAMS, UUID(int=4))
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


def stating(group: Group, *served: str) -> Answer:
    return replace(ANSWER, group=group, groups_served=served)


@pytest.mark.parametrize(
    "answer",
    [
        stating(Group.SERVED, "bme"),
        stating(Group.BOTH, "bme", "disabled"),
        *(stating(group) for group in (Group.SENIOR, Group.NONE, Group.NOT_SAID)),
    ],
    ids=str,
)
def test_one_group_or_several_or_none_of_them_may_be_stated(answer: Answer) -> None:
    assert misstated(answer.group, answer.groups_served, ("bme", "disabled")) is None


@pytest.mark.parametrize("group", Group)
def test_where_a_cohort_serves_one_group_it_need_not_be_named(group: Group) -> None:
    assert misstated(group, (), ("bme",)) is None
    assert answering.unfit_for(OPEN, stating(group)) is None


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        (stating(Group.SERVED), GROUPS_UNCLEAR),
        (stating(Group.BOTH), GROUPS_UNCLEAR),
        (stating(Group.SERVED, "bme", "bme"), GROUPS_UNCLEAR),
        (stating(Group.SENIOR, "bme"), GROUPS_UNCLEAR),
        (stating(Group.NONE, "bme"), GROUPS_UNCLEAR),
        (stating(Group.NOT_SAID, "bme"), GROUPS_UNCLEAR),
        (stating(Group.SERVED, "women"), GROUP_NOT_SERVED),
        (stating(Group.SERVED, "bme", "women"), GROUP_NOT_SERVED),
    ],
    ids=str,
)
def test_what_is_stated_must_be_served_and_must_agree(answer: Answer, refusal: Refusal) -> None:
    assert misstated(answer.group, answer.groups_served, ("bme", "disabled")) == refusal


def test_the_longest_answer_is_as_long_as_any_other() -> None:
    """In a cohort that serves every group of the national list."""
    choices = tuple(Choice(question.id, question.version, max(question.levels, key=len)) for question in CORE)
    longest = replace(stating(Group.BOTH, *NATIONAL_LIST), recommend=Recommend.NOT_SURE, choices=choices)
    lengths = {len(sealing.entry(SURVEY, ADA, answer).text) for answer in (ANSWER, longest)}
    assert lengths == {sealing.LENGTH}


def test_an_answer_that_was_sealed_before_groups_could_be_named_is_still_read() -> None:
    sealed = '{"group":"both","recommend":"yes","check_in":"no","national_counts":true,"choices":[]}'
    assert sealing.opened(sealed) == ANSWER
