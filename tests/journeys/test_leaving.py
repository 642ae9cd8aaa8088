"""Leaving this site quickly."""

import pytest

from tests.journeys.steps import Journey

pytestmark = pytest.mark.browser


def test_nothing_leads_back_after_leaving(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("participant")
    with given.the_other_site():
        when.they_select("Leave this site quickly")
        then.they_are_at_the_other_site()
    then.nobody_is_signed_in()
    when.they_open("/today")
    then.they_are_at("/?next=%2Ftoday")


def test_shift_three_times_leaves_and_capital_letters_do_not(scripted_journey: Journey) -> None:
    """With JavaScript: without it no key leaves."""
    given, when, then = scripted_journey
    given.signed_in_as("participant")
    when.they_press("Shift+A", "Shift+B", "Shift+C", "Shift")
    then.they_are_at("/today")
    with given.the_other_site():
        when.they_press("a", "Shift", "Shift", "Shift")
        then.they_are_at_the_other_site()
        when.they_go_back()
    then.they_see_the_page("Learn from each other as equals")
    then.nobody_is_signed_in()


def test_a_page_of_an_earlier_session_still_forgets_the_one_of_now(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("facilitator")
    earlier = when.they_open_a_second_tab("/sign-in")
    when.they_sign_in_as("co_chair")
    when.they_return_to(earlier)
    with given.the_other_site():
        when.they_select("Leave this site quickly")
        then.they_are_at_the_other_site()
    then.nobody_is_signed_in()
