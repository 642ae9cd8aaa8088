"""Several tabs, a session that ends, and one that goes on."""

import pytest

from tests.journeys.steps import Journey, OpenJourney
from tests.support.browsing.seen import WIDE

pytestmark = pytest.mark.browser


def test_signing_out_in_one_tab_ends_the_session_of_the_other(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("facilitator")
    first = when.they_open_a_second_tab("/cohorts")
    when.they_select("Sign out")
    when.they_return_to(first)
    when.they_open("/today/cohorts")
    then.they_are_at("/?next=%2Ftoday%2Fcohorts")


def test_a_tab_left_open_works_after_signing_in_again_in_another(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("facilitator")
    given.a_page("/session")
    then.the_page_is_sound()
    given.the_session_is_over()
    left_open = when.they_open_a_second_tab("/today")
    then.they_see_the_page("Your session has ended")
    then.the_page_is_sound()
    when.they_select("Sign in again")
    when.they_sign_in_as("facilitator")
    when.they_return_to(left_open)
    when.they_select("Stay signed in")
    then.they_are_at("/session")
    then.they_read("If you do nothing, we will sign you out at about ")


def test_a_tab_of_somebody_else_does_nothing(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("facilitator")
    given.a_page("/session")
    theirs = when.they_open_a_second_tab("/sign-in")
    when.they_sign_in_as("co_chair")
    when.they_return_to(theirs)
    when.they_select("Stay signed in")
    then.they_see_the_page("We could not do that")


def test_a_button_after_the_end_saves_nothing_and_says_so(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("facilitator")
    given.a_page("/session")
    given.the_session_was_last_used(seconds_ago=900)
    when.they_select("Stay signed in")
    then.they_see_the_page("Your session has ended")
    then.they_read("We did not save what you sent just now")
    then.the_page_is_sound()
    when.they_select("Sign in again")
    when.they_sign_in_as("facilitator")
    then.they_are_at("/session")


def test_at_the_time_limit_somebody_signs_in_again_and_carries_on(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("facilitator")
    given.the_session_ends_in(seconds=300)
    when.they_open("/session")
    then.they_read("Your sign-in reaches its time limit at about ")
    when.they_select("Sign in again")
    when.they_sign_in_as("facilitator")
    then.they_are_at("/session")
    then.they_read("If you do nothing")


def test_somebody_who_is_away_is_asked_before_time_runs_out_and_stays(scripted_journey: Journey) -> None:
    given, when, then = scripted_journey
    given.time_that_can_be_moved()
    given.signed_in_as("facilitator")
    when.minutes_pass("12:50")
    then.they_are_not_asked()
    given.the_session_was_last_used(seconds_ago=785)
    when.minutes_pass("00:15")
    then.they_are_asked_whether_to_stay()
    then.the_page_is_sound()
    when.they_press("Escape")
    then.they_are_not_asked()
    when.minutes_pass("12:50")
    then.they_are_not_asked()


def test_another_tab_that_is_used_keeps_the_session_and_no_warning_comes(scripted_journey: Journey) -> None:
    given, when, then = scripted_journey
    given.time_that_can_be_moved()
    given.signed_in_as("facilitator")
    given.the_session_was_last_used(seconds_ago=60)
    when.minutes_pass("13:05")
    then.they_are_not_asked()


def test_when_nobody_answers_the_page_is_no_longer_shown(scripted_journey: Journey) -> None:
    given, when, then = scripted_journey
    given.time_that_can_be_moved()
    given.signed_in_as("facilitator")
    given.the_session_was_last_used(seconds_ago=785)
    when.minutes_pass("13:05")
    then.they_are_asked_whether_to_stay()
    given.the_session_is_over()
    when.minutes_pass("02:00")
    then.they_see_the_page("Your session has ended")


def test_at_the_time_limit_the_warning_offers_to_sign_in_again(open_journey: OpenJourney) -> None:
    """With JavaScript, which alone warns."""
    given, when, then = open_journey(WIDE, javascript=True)
    given.signed_in_as("facilitator")
    given.the_session_ends_in(seconds=100)
    when.they_open("/cohorts")
    warning = then.they_are_asked_whether_to_stay()
    warning.get_by_role("button", name="Sign in again").click()
    when.they_sign_in_as("facilitator")
    then.they_are_at("/cohorts")
