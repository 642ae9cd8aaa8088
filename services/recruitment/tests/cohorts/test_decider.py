"""Opening a cohort, and closing its recruiting."""

from dataclasses import replace
from datetime import date

import pytest

from plp_kit.core.deciding import Refusal
from plp_testkit.story import Story
from recruitment.applications.consents import ConsentText, Purpose
from recruitment.cohorts import dates
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts.decider import Command, Event, ImpactAssessment, Plan
from recruitment.trusts.controller import Controller
from recruitment.trusts.processing import Activity, Condition, LawfulBasis, Processing
from recruitment.trusts.settings import ProgrammeSettings, Words

PROCESSING = tuple(
    Processing(activity, LawfulBasis.PUBLIC_TASK, Condition.SUBSTANTIAL_PUBLIC_INTEREST, ()) for activity in Activity
)
SETTINGS = ProgrammeSettings(
    words=Words("SLT", "BME"),
    groups_served=("bme",),
    senior_level="Associate director and above",
    positive_action_reason="Few BME colleagues work at this level.",
    length_months_min=12,
    length_months_max=15,
    survey_month=10,
    survey_days=17,
    check_in_every_months=3,
    profile_questions=("What do you hope for?", "What do you bring?", "What do you enjoy?"),
    topics=("Board papers", "Interviews"),
    consent_texts=tuple(ConsentText(purpose, 1, "May we?") for purpose in Purpose),
    processing=PROCESSING,
    controller=Controller("A trust", "1 High Street, Town", "dpo@example.nhs.uk"),
)
PLAN = Plan(
    title="First cohort",
    aims=("Learn from each other as equals.",),
    channels=("Intranet", "Staff network"),
    recruiting_opens_on=date(2021, 2, 1),
    recruiting_closes_on=date(2021, 3, 12),
    launch_on=date(2021, 4, 20),
    assessment=ImpactAssessment("DPIA-1", "Data Protection Officer"),
)

UNREADY = {
    "no assessment": (replace(PLAN, assessment=ImpactAssessment(" ", "DPO")), cohorts.ASSESSMENT_MISSING),
    "an assessment that nobody approved": (replace(PLAN, assessment=ImpactAssessment("D-1", "")), cohorts.ASSESSMENT_UNAPPROVED),
    "no title": (replace(PLAN, title=""), cohorts.TITLE_EMPTY),
    "no aims": (replace(PLAN, aims=()), cohorts.AIMS_MISSING),
    "an empty aim": (replace(PLAN, aims=("Learn.", " ")), cohorts.AIMS_MISSING),
    "no channels": (replace(PLAN, channels=()), cohorts.CHANNELS_MISSING),
    "a channel twice": (replace(PLAN, channels=("Intranet", "intranet")), cohorts.CHANNELS_MISSING),
    "recruiting that closes before it opens": (replace(PLAN, recruiting_opens_on=date(2021, 3, 13)), dates.DATES_OUT_OF_ORDER),
    "recruiting that closes as it opens": (replace(PLAN, recruiting_opens_on=date(2021, 3, 12)), dates.DATES_OUT_OF_ORDER),
    "matching while people can apply": (replace(PLAN, matching_on=date(2021, 3, 11)), dates.MATCHING_OUT_OF_ORDER),
    "matching after the launch": (replace(PLAN, matching_on=date(2021, 4, 21)), dates.MATCHING_OUT_OF_ORDER),
    "a survey on the day of the launch": (replace(PLAN, survey_on=date(2021, 4, 20)), dates.SURVEY_OUT_OF_ORDER),
    "a launch while people can apply": (replace(PLAN, launch_on=date(2021, 3, 12)), dates.DATES_OUT_OF_ORDER),
}

unopened: Story[Command, Event] = Story(cohorts.cohorts)
recruiting = unopened.given(cohorts.CohortOpened(PLAN, 3, SETTINGS))
ON = date(2021, 3, 1)
closed = recruiting.given(cohorts.RecruitingClosed(accepted=54, on=ON))


def test_a_cohort_keeps_the_version_of_the_settings_that_it_began_with() -> None:
    unopened.when(cohorts.OpenCohort(PLAN, 3, SETTINGS)).then(cohorts.CohortOpened(PLAN, 3, SETTINGS))


@pytest.mark.parametrize(("plan", "refusal"), UNREADY.values(), ids=UNREADY)
def test_a_cohort_does_not_open_with(plan: Plan, refusal: Refusal) -> None:
    unopened.when(cohorts.OpenCohort(plan, 3, SETTINGS)).refused(refusal)


def test_everything_that_keeps_a_cohort_shut_has_a_test() -> None:
    assert {refusal for refusal, _ in cohorts.UNREADY} == {refusal for _, refusal in UNREADY.values()}


@pytest.mark.parametrize("missing", Activity)
def test_a_cohort_does_not_open_while_an_activity_has_no_lawful_basis(missing: Activity) -> None:
    without = replace(SETTINGS, processing=tuple(entry for entry in PROCESSING if entry.activity is not missing))
    unopened.when(cohorts.OpenCohort(PLAN, 3, without)).refused(cohorts.LAWFUL_BASIS_MISSING)


def test_no_cohort_opens_before_people_can_be_told_who_answers_for_their_data() -> None:
    unopened.when(cohorts.OpenCohort(PLAN, 3, replace(SETTINGS, controller=None))).refused(cohorts.CONTROLLER_MISSING)


@pytest.mark.parametrize("story", [recruiting, closed])
def test_a_cohort_opens_once(story: Story[Command, Event]) -> None:
    story.when(cohorts.OpenCohort(PLAN, 3, SETTINGS)).refused(cohorts.OPENED_ALREADY)


def test_closing_says_how_many_take_part() -> None:
    recruiting.when(cohorts.CloseRecruiting(accepted=54, on=ON)).then(cohorts.RecruitingClosed(accepted=54, on=ON))


def test_recruiting_that_never_opened_is_not_closed() -> None:
    unopened.when(cohorts.CloseRecruiting(accepted=0, on=ON)).refused(cohorts.NO_SUCH_COHORT)


def test_recruiting_closes_once() -> None:
    closed.when(cohorts.CloseRecruiting(accepted=54, on=ON)).refused(cohorts.RECRUITING_CLOSED_ALREADY)


def test_a_cohort_asks_of_a_form_what_its_settings_say() -> None:
    terms = cohorts.terms(cohorts.Recruiting(PLAN, SETTINGS), ON)
    assert terms.topics == {"Board papers", "Interviews"}
    assert terms.channels == {"Intranet", "Staff network"}
    assert terms.consent_texts == SETTINGS.consent_texts


def test_a_cohort_takes_applications_from_the_day_on_which_recruiting_opens_until_it_closes() -> None:
    """Also where the closing itself comes a moment late."""
    days = {date(2021, 1, 31): False, date(2021, 2, 1): True, date(2021, 3, 11): True, date(2021, 3, 12): False}
    assert {day: cohorts.terms(cohorts.Recruiting(PLAN, SETTINGS), day).recruiting for day in days} == days
    assert not cohorts.terms(cohorts.Closed(PLAN, SETTINGS, 54, ON), ON).recruiting


def test_what_was_given_on_paper_or_by_phone_counts_from_the_opening_until_the_closing_and_not_from_tomorrow() -> None:
    today = date(2021, 3, 20)
    early, late = cohorts.terms(cohorts.Closed(PLAN, SETTINGS, 54, ON), today), cohorts.terms(closed_on_its_day(), today)
    given = (date(2021, 1, 31), date(2021, 2, 1), date(2021, 2, 28), ON, date(2021, 3, 11), date(2021, 3, 12))
    assert [early.was_recruiting(day) for day in given] == [False, True, True, False, False, False]
    assert [late.was_recruiting(day) for day in given] == [False, True, True, True, True, False]
    meanwhile = cohorts.terms(cohorts.Recruiting(PLAN, SETTINGS), ON)
    assert [meanwhile.was_recruiting(day) for day in (ON, date(2021, 3, 2))] == [True, False]


def closed_on_its_day() -> cohorts.Closed:
    return cohorts.Closed(PLAN, SETTINGS, 54, PLAN.recruiting_closes_on)


def test_how_far_e_mails_came_is_kept_for_a_year_after_the_cohort() -> None:
    """Launched in April 2021, fifteen months at most, and twelve more."""
    recruiting.when(cohorts.EndNoticeRetention(date(2023, 7, 19))).refused(cohorts.NOTICES_KEPT)
    closed.when(cohorts.EndNoticeRetention(date(2023, 7, 20))).then(cohorts.NoticeRetentionEnded())
