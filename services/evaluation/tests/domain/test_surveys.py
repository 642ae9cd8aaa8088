"""What must be so before a survey opens, is extended and closes."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from evaluation.domain import surveys
from evaluation.domain.cohorts import Cohort, Words
from evaluation.domain.identities import CohortId, PersonId
from evaluation.domain.schedules import Schedule
from evaluation.domain.surveys import Command, Event, Wave
from plp_testkit import Story

COHORT = Cohort(CohortId(UUID(int=1)), "First cohort", date(2021, 4, 19), Words("SLT", "BME"), "bme")
PLAN = surveys.Plan(COHORT, Wave.MID, Schedule(date(2022, 2, 19), 17))
APPROVAL = surveys.Approval("RD-17", date(2021, 11, 3), "Research and development")
INVITED = (PersonId(UUID(int=2)), PersonId(UUID(int=3)))
OPENS_ON, CLOSES_ON, EXTENDED_TO = date(2022, 2, 19), date(2022, 3, 8), date(2022, 3, 24)

PLAN_SURVEY = surveys.PlanSurvey(COHORT, survey_month=10, days=17)
APPROVE = surveys.ApproveSurvey(APPROVAL)
OPEN = surveys.OpenSurvey(OPENS_ON, INVITED)
EXTEND = surveys.ExtendSurvey(16)
CLOSE = surveys.CloseSurvey(CLOSES_ON, whole_pairs=8)
OPENED = surveys.SurveyOpened(COHORT.id, Wave.MID, PLAN.schedule, INVITED)
CLOSED = surveys.SurveyClosed(COHORT.id, Wave.MID, CLOSES_ON, 8)

unplanned: Story[Command, Event] = Story(surveys.surveys)
planned = unplanned.given(surveys.SurveyPlanned(PLAN))
approved = planned.given(surveys.SurveyApproved(APPROVAL))
opened = approved.given(OPENED)
extended = opened.given(surveys.SurveyExtended(16, Schedule(OPENS_ON, 33)))
closed = opened.given(CLOSED)


@pytest.mark.parametrize("command", [APPROVE, OPEN, EXTEND, CLOSE])
def test_nothing_is_done_with_a_survey_that_was_never_planned(command: Command) -> None:
    unplanned.when(command).refused(surveys.NO_SUCH_SURVEY)


def test_a_survey_opens_in_its_month_after_the_launch() -> None:
    unplanned.when(PLAN_SURVEY).then(surveys.SurveyPlanned(PLAN))


def test_a_survey_has_at_least_a_day() -> None:
    unplanned.when(surveys.PlanSurvey(COHORT, survey_month=10, days=0)).refused(surveys.NO_DAYS)


def test_a_survey_beyond_the_calendar_is_not_planned() -> None:
    late = replace(COHORT, launch_on=date(9999, 12, 31))
    for plan in ((late, 10, 17), (COHORT, 2**31 - 1, 17), (COHORT, 10, 2**31 - 1)):
        unplanned.when(surveys.PlanSurvey(*plan)).refused(surveys.OUT_OF_REACH)


@pytest.mark.parametrize("story", [planned, approved, opened, closed])
def test_a_survey_is_planned_once(story: Story[Command, Event]) -> None:
    story.when(PLAN_SURVEY).refused(surveys.PLANNED_ALREADY)


def test_an_approval_is_recorded() -> None:
    planned.when(APPROVE).then(surveys.SurveyApproved(APPROVAL))


@pytest.mark.parametrize(("reference", "approver"), [("", "Research and development"), ("RD-17", " ")])
def test_an_approval_names_its_reference_and_approver(reference: str, approver: str) -> None:
    incomplete = surveys.Approval(reference, APPROVAL.on, approver)
    planned.when(surveys.ApproveSurvey(incomplete)).refused(surveys.APPROVAL_INCOMPLETE)


@pytest.mark.parametrize("story", [approved, opened])
def test_an_approval_is_recorded_once(story: Story[Command, Event]) -> None:
    story.when(APPROVE).refused(surveys.APPROVED_ALREADY)


def test_no_survey_opens_without_approval() -> None:
    planned.when(OPEN).refused(surveys.APPROVAL_MISSING)


def test_an_approved_survey_opens_on_its_day() -> None:
    approved.when(OPEN).then(OPENED)


def test_no_survey_opens_before_its_day() -> None:
    approved.when(surveys.OpenSurvey(date(2022, 2, 18), INVITED)).refused(surveys.TOO_EARLY_TO_OPEN)


def test_a_survey_that_opens_late_is_open_as_long() -> None:
    late = date(2022, 3, 1)
    approved.when(surveys.OpenSurvey(late, INVITED)).then(replace(OPENED, schedule=Schedule(late, 17)))


def test_a_survey_needs_somebody_to_ask() -> None:
    approved.when(surveys.OpenSurvey(OPENS_ON, ())).refused(surveys.NOBODY_TO_INVITE)


def test_a_survey_opens_once() -> None:
    opened.when(OPEN).refused(surveys.OPENED_ALREADY)


@pytest.mark.parametrize("story", [planned, approved])
@pytest.mark.parametrize("command", [EXTEND, CLOSE])
def test_only_an_open_survey_is_extended_or_closed(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(surveys.NOT_OPEN)


def test_an_extension_moves_the_closing() -> None:
    opened.when(EXTEND).then(surveys.SurveyExtended(16, Schedule(OPENS_ON, 33)))
    extended.when(CLOSE).refused(surveys.TOO_EARLY_TO_CLOSE)
    extended.when(surveys.CloseSurvey(EXTENDED_TO, whole_pairs=8)).then(replace(CLOSED, on=EXTENDED_TO))


def test_a_survey_may_be_extended_again() -> None:
    extended.when(surveys.ExtendSurvey(2)).then(surveys.SurveyExtended(2, Schedule(OPENS_ON, 35)))


def test_an_extension_has_at_least_a_day() -> None:
    opened.when(surveys.ExtendSurvey(0)).refused(surveys.NO_DAYS)


def test_a_survey_closes_on_its_day() -> None:
    opened.when(CLOSE).then(CLOSED)


def test_no_survey_closes_before_its_day() -> None:
    opened.when(surveys.CloseSurvey(date(2022, 3, 7), 8)).refused(surveys.TOO_EARLY_TO_CLOSE)


@pytest.mark.parametrize("command", [APPROVE, OPEN, EXTEND, CLOSE])
def test_a_closed_survey_refuses_everything(command: Command) -> None:
    closed.when(command).refused(surveys.CLOSED_ALREADY)
