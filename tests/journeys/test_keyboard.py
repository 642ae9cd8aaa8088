"""By keyboard alone: everything is reached, seen, and not covered by the button that stays in view."""

import pytest

from tests.journeys.steps import Journey

pytestmark = pytest.mark.browser


def test_somebody_signs_in_reads_a_cohort_and_signs_out(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("facilitator")
    when.they_open("/cohorts")
    when.they_reach_by_keyboard("Skip to main content")
    when.they_press("Enter")
    when.they_reach_by_keyboard("Winter 2022")
    when.they_press("Enter")
    then.they_see_the_page("Winter 2022")
    when.they_reach_by_keyboard("Worried about something?")
    when.they_press("Enter")
    then.they_see_the_page("Worried about something?")
    when.they_reach_by_keyboard("Sign out")
    when.they_press("Enter")
    then.they_are_at("/signed-out")
