"""A cohort's dates are moved, what counts from them moves, and its launch is a fact."""

from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest
from services.recruitment.tests.cohorts.test_decider import ON, PLAN, SETTINGS, closed, recruiting

from plp_kit.core.deciding import Refusal
from recruitment.cohorts import dates, launching
from recruitment.cohorts import decider as cohorts
from recruitment.cohorts.dates import MoveReason, NewDates, moves
from recruitment.cohorts.launching import LaunchCohort, Missing

BEFORE_OPENING, MEANWHILE = date(2021, 1, 20), date(2021, 2, 15)
SIX_WEEKS = timedelta(weeks=6)
LATER = NewDates(launch_on=PLAN.launch_on + SIX_WEEKS)


def move(new: NewDates, today: date = MEANWHILE) -> cohorts.MoveDates:
    return cohorts.MoveDates(new, MoveReason.NOT_READY, today)


def moved(new: NewDates, after: cohorts.Plan, before: cohorts.Plan = PLAN, revision: int = 1) -> cohorts.DatesMoved:
    return cohorts.DatesMoved(
        new, MoveReason.NOT_READY, cohorts.days_of(before, SETTINGS), cohorts.days_of(after, SETTINGS), revision
    )


def test_a_launch_that_moves_by_six_weeks_moves_every_day_that_counts_from_it() -> None:
    before, after = cohorts.days_of(PLAN, SETTINGS), cohorts.days_of(replace(PLAN, launch_on=date(2021, 6, 1)), SETTINGS)
    recruiting.when(move(LATER)).then(cohorts.DatesMoved(LATER, MoveReason.NOT_READY, before, after, 1))
    assert {each.what: (each.before, each.after) for each in moves(before, after)} == {
        "launch_on": (date(2021, 4, 20), date(2021, 6, 1)),
        "survey_on": (date(2022, 2, 20), date(2022, 4, 1)),
        "unanswered_until": (date(2023, 7, 20), date(2023, 9, 1)),
        "accepted_until": (date(2023, 7, 20), date(2023, 9, 1)),
        "notices_until": (date(2023, 7, 20), date(2023, 9, 1)),
        "facts_until": (date(2033, 7, 20), date(2033, 9, 1)),
    }


def test_recruiting_that_closes_later_moves_reminders_and_matching() -> None:
    before, after = (cohorts.days_of(plan, SETTINGS) for plan in (PLAN, replace(PLAN, recruiting_closes_on=date(2021, 3, 26))))
    assert [each.what for each in moves(before, after)] == ["recruiting_closes_on", "matching_on", "remind_on"]


def test_a_survey_with_a_day_of_its_own_stays_when_the_launch_moves() -> None:
    own = recruiting.given(moved(NewDates(survey_on=date(2022, 3, 1)), replace(PLAN, survey_on=date(2022, 3, 1))))
    plan = replace(PLAN, survey_on=date(2022, 3, 1))
    own.when(move(LATER)).then(moved(LATER, replace(plan, launch_on=date(2021, 6, 1)), plan, 2))


@pytest.mark.parametrize("field", asdict(NewDates()))
def test_no_date_is_moved_into_the_past_and_the_refusal_names_it(field: str) -> None:
    yesterday = BEFORE_OPENING - timedelta(days=1)
    recruiting.when(move(NewDates(**{field: yesterday}), BEFORE_OPENING)).refused(dates.PAST[field])


@pytest.mark.parametrize("field", dates.REACHED)
def test_a_date_that_has_come_is_not_moved_any_more(field: str) -> None:
    reached, later = getattr(cohorts.days_of(PLAN, SETTINGS), field), date(2022, 6, 1)
    assert recruiting.when(move(NewDates(**{field: later}), reached)).decision == dates.REACHED[field]


IMPOSSIBLE = {
    "nothing": (NewDates(), dates.DATES_UNCHANGED),
    "the day as it is": (NewDates(launch_on=PLAN.launch_on), dates.DATES_UNCHANGED),
    "a closing after the launch": (NewDates(recruiting_closes_on=date(2021, 4, 21)), dates.DATES_OUT_OF_ORDER),
    "matching before the closing": (NewDates(matching_on=date(2021, 3, 11)), dates.MATCHING_OUT_OF_ORDER),
    "a survey before the launch": (NewDates(survey_on=date(2021, 4, 1)), dates.SURVEY_OUT_OF_ORDER),
}


@pytest.mark.parametrize(("new", "refusal"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_dates_are_not_moved_to(new: NewDates, refusal: Refusal) -> None:
    recruiting.when(move(new)).refused(refusal)


def test_recruiting_that_was_closed_early_is_not_put_off_any_more() -> None:
    closed.when(move(NewDates(recruiting_closes_on=date(2021, 3, 26)), ON)).refused(cohorts.RECRUITING_CLOSED_ALREADY)


def test_a_launch_whose_planned_day_has_passed_is_put_off_until_the_cohort_is_launched() -> None:
    late = PLAN.launch_on + timedelta(days=3)
    decision = closed.when(move(LATER, late)).decision
    assert isinstance(decision, list)
    launched.when(move(LATER, late)).refused(launching.LAUNCHED_ALREADY)


LAUNCHED_ON = date(2021, 4, 27)
CLOSED_PLAN = replace(PLAN, recruiting_closes_on=ON)
LAUNCHED = launching.CohortLaunched(
    LAUNCHED_ON,
    cohorts.days_of(CLOSED_PLAN, SETTINGS),
    cohorts.days_of(replace(CLOSED_PLAN, launch_on=LAUNCHED_ON), SETTINGS),
    1,
)
launched = closed.given(LAUNCHED)


def launching_on(day: date, today: date, missing: Missing = Missing()) -> LaunchCohort:  # noqa: B008 - it is frozen
    return LaunchCohort(day, today, missing)


def test_no_cohort_is_launched_without_guide_or_signposts_and_the_refusal_says_which() -> None:
    closed.when(launching_on(LAUNCHED_ON, LAUNCHED_ON, Missing(guide=True))).refused(launching.GUIDE_MISSING)
    decision = closed.when(launching_on(LAUNCHED_ON, LAUNCHED_ON, Missing(signposts=("out_of_hours", "safeguarding")))).decision
    assert isinstance(decision, Refusal)
    assert (decision.code, decision.message.endswith(": out of hours, safeguarding.")) == ("signposts_missing", True)


def test_what_counts_from_the_launch_counts_from_the_day_of_the_launch() -> None:
    closed.when(launching_on(LAUNCHED_ON, LAUNCHED_ON)).then(LAUNCHED)
    assert LAUNCHED.after.facts_until == date(2033, 7, 27)


def test_after_the_launch_the_survey_can_still_be_moved() -> None:
    decision = launched.when(move(NewDates(survey_on=date(2022, 4, 1)), date(2021, 5, 1))).decision
    assert isinstance(decision, list)


def test_a_cohort_is_launched_once() -> None:
    launched.when(launching_on(LAUNCHED_ON, LAUNCHED_ON)).refused(launching.LAUNCHED_ALREADY)


def test_no_cohort_is_launched_while_people_can_apply() -> None:
    recruiting.when(launching_on(ON, ON)).refused(launching.RECRUITING_OPEN)


def test_a_launch_is_recorded_on_its_day_or_later_and_was_not_before_the_closing() -> None:
    tomorrow = LAUNCHED_ON + timedelta(days=1)
    closed.when(launching_on(tomorrow, LAUNCHED_ON)).refused(launching.LAUNCH_TO_COME)
    closed.when(launching_on(ON - timedelta(days=1), LAUNCHED_ON)).refused(launching.LAUNCH_BEFORE_CLOSING)


def test_a_launch_that_is_recorded_so_late_that_the_survey_would_have_opened_waits_for_another_day_of_the_survey() -> None:
    closed.when(launching_on(LAUNCHED_ON, date(2022, 3, 1))).refused(dates.SURVEY_PAST)
