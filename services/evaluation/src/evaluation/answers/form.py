"""What a survey asks, in the order in which a page asks it: the groups, the two questions of every answer, the national core."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evaluation.catalogue.groups import GroupQuestion, group_question
from evaluation.catalogue.questions import CHECK_IN, CORE, RECOMMEND, Question
from evaluation.catalogue.waves import Wave
from evaluation.surveys.plans import Plan
from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class SurveyForm:
    """The survey takes answers until the beginning of `closes_on`. `choices` are answered in the member of that name."""

    survey: UUID
    title: str
    wave: Wave
    closes_on: date
    groups: GroupQuestion
    recommend: Question
    check_in: Question
    choices: tuple[Question, ...]


def survey_form(survey: UUID, plan: Plan, closes_on: date) -> SurveyForm:
    cohort = plan.cohort
    groups = group_question(cohort.words.senior, cohort.words.served, cohort.groups_served)
    return SurveyForm(survey, cohort.title, plan.wave, closes_on, groups, RECOMMEND, CHECK_IN, CORE)
