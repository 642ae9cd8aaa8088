"""Pages for everybody: found without signing in, and showing the own trust's to somebody who has."""

import pytest

from plp_demo.scenario.synthetic.midlife.calendars import TRUST
from tests.journeys.steps import Journey

pytestmark = pytest.mark.browser
NAME = "Wrenfield Vale Partnership NHS Foundation Trust (synthetic)"


def test_somebody_finds_whom_to_turn_to_before_they_sign_in(journey: Journey) -> None:
    given, when, then = journey
    given.a_page("/worried")
    then.they_read("Call 999", "Choose your trust")
    then.the_page_is_sound()
    when.they_follow(NAME)
    then.they_are_at(f"/worried/{TRUST}")
    then.they_read("Call 999", "Freedom to Speak Up office (invented)")
    then.the_page_is_sound()


def test_somebody_reads_how_a_trust_uses_information(journey: Journey) -> None:
    given, when, then = journey
    given.a_page("/privacy")
    then.the_page_is_sound()
    when.they_follow(NAME)
    then.they_are_at(f"/privacy/{TRUST}")
    then.they_read("data protection officer", "Finding partners", "3 months from the launch of the cohort")
    then.the_page_is_sound()


def test_somebody_who_is_signed_in_need_not_choose(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("participant")
    when.they_open("/worried")
    then.they_read("Freedom to Speak Up office (invented)")
    when.they_open("/privacy")
    then.they_read("data protection officer")


def test_accessibility_and_cookies_are_explained(journey: Journey) -> None:
    given, _, then = journey
    given.a_page("/accessibility")
    then.they_see_the_page("Accessibility statement")
    then.the_page_is_sound()
    given.a_page("/cookies")
    then.they_read("__Host-plp")
    then.the_page_is_sound()
