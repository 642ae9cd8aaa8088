"""Pages for everybody: whom to turn to, privacy, accessibility, cookies, and the APIs."""

import pytest

from tests.journeys.steps import Journey

pytestmark = pytest.mark.browser
TRUST = "Wrenfield Vale Partnership NHS Foundation Trust"


def test_somebody_who_is_not_signed_in_finds_whom_to_turn_to(journey: Journey) -> None:
    given, when, then = journey
    given.a_page("/")
    when.they_follow_in_the_footer("Worried about something?")
    then.they_see_the_page("Worried about something?")
    then.they_read("Call 999", "Choose your trust")
    then.the_page_is_sound()
    when.they_follow(TRUST)
    then.they_are_at("/worried/tzq")
    then.they_read("Freedom to Speak Up Guardian")
    then.the_page_is_sound()


def test_somebody_reads_what_their_trust_does_with_information(journey: Journey) -> None:
    given, when, then = journey
    given.a_page("/privacy")
    then.the_page_is_sound()
    when.they_follow(TRUST)
    then.they_are_at("/privacy/tzq")
    then.they_read("What we use information for")
    then.the_page_is_sound()


@pytest.mark.parametrize(("link", "address"), [("Accessibility statement", "/accessibility"), ("Cookies", "/cookies")])
def test_every_page_leads_to_it(journey: Journey, link: str, address: str) -> None:
    given, when, then = journey
    given.signed_in_as("participant")
    when.they_follow_in_the_footer(link)
    then.they_are_at(address)
    then.the_page_is_sound()


def test_a_developer_reads_about_an_api(journey: Journey) -> None:
    given, when, then = journey
    given.a_page("/developers")
    then.they_see_the_page("For developers")
    then.the_page_is_sound()
    when.they_follow("Insights")
    then.they_are_at("/developers/insights")
    then.the_page_is_sound()
