"""From the first page to one's own, and out again."""

import pytest

from tests.journeys.steps import Journey

pytestmark = pytest.mark.browser


def test_somebody_signs_in_looks_around_and_signs_out(journey: Journey) -> None:
    given, when, then = journey
    given.a_page("/")
    then.the_page_is_sound()
    given.signed_in_as("facilitator")
    then.they_are_at("/today")
    then.they_read_in_the_header("Home", "Your partnership", "Cohorts", "Matching", "Sign out")
    then.they_read("applications are waiting for a decision")
    then.the_page_is_sound()
    when.they_go_to_the_area("Cohorts")
    then.they_see_the_page("Cohorts")
    then.the_page_is_sound()
    when.they_follow("All cohorts")
    when.they_follow("Winter 2022")
    then.they_see_the_page("Winter 2022")
    then.the_page_is_sound()
    when.they_select("Sign out")
    then.they_are_at("/signed-out")
    then.nobody_is_signed_in()
    then.the_page_is_sound()
    when.they_go_back()
    then.they_see_the_page("Learn from each other as equals")


def test_somebody_comes_to_the_page_that_they_wanted(journey: Journey) -> None:
    given, when, then = journey
    given.a_page("/cohorts")
    then.they_are_at("/?next=%2Fcohorts")
    when.they_select("Sign in")
    when.they_sign_in_as("facilitator")
    then.they_are_at("/cohorts")
    then.the_page_is_sound()


def test_a_page_of_other_roles_is_not_there(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("participant")
    when.they_open("/cohorts")
    then.they_see_the_page("Page not found")
    then.they_read("It may have been removed, or you may not have access to it.")
    then.the_page_is_sound()
