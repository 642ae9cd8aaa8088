"""The APIs, described to everybody."""

import pytest

from tests.journeys.steps import Journey

pytestmark = pytest.mark.browser


def test_a_developer_reads_about_an_api(journey: Journey) -> None:
    given, when, then = journey
    given.a_page("/developers")
    then.they_see_the_page("For developers")
    then.the_page_is_sound()
    when.they_follow("Insights")
    then.they_are_at("/developers/insights")
    then.the_page_is_sound()
