"""A facilitator moves a cohort's dates, closes recruiting and records the launch, while colleagues do things, too."""

import re
from typing import Final

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from tests.journeys.facilitating import Colleague, types_a_day
from tests.journeys.steps import Journey

pytestmark = pytest.mark.browser
LAUNCH_LATER: Final = {"reason": "people_away", "launch_on": "2022-04-19"}


@pytest.fixture(scope="session")
def colleague(at: Addresses) -> Colleague:
    return Colleague(at)


def test_the_launch_is_moved_with_a_reason_once_it_is_seen_what_moves_with_it(journey: Journey, colleague: Colleague) -> None:
    given, when, then = journey
    title = f"Moving cohort {when.visit.width}"
    cohort = colleague.cohort(title)
    given.signed_in_as("facilitator")
    given.a_page(f"/cohorts/{cohort}")
    when.they_follow("Move dates")
    then.they_see_the_page(f"{title} Move dates")
    then.the_page_is_sound()
    types_a_day(when, "Launch", "20 1 2022")
    when.they_select("Continue")
    expect(when.page).to_have_title(re.compile("^Error: "))
    when.page.get_by_label("We are not ready").check()
    when.they_select("Continue")
    at_launch = when.page.get_by_role("group", name="Launch")
    expect(at_launch.locator(".nhsuk-error-message")).to_contain_text("then it closes, then the cohort is launched")
    then.the_page_is_sound()
    types_a_day(when, "Launch", "3 5 2022")
    when.they_select("Continue")
    then.they_see_the_page("Check what moves")
    then.they_read("From 12 April 2022 to 3 May 2022", "The survey opens", "We are not ready", "get an email with the new day")
    then.the_page_is_sound()
    assert colleague.sees(f"/cohorts/{cohort}")["launch_on"] == "2022-04-12"
    colleague.posts(f"/cohorts/{cohort}/date-changes", LAUNCH_LATER)
    when.they_select("Move these dates")
    then.they_read("This was changed after you opened the page", "From 19 April 2022 to 3 May 2022")
    then.the_page_is_sound()
    when.they_select("Move these dates")
    then.they_are_at(f"/cohorts/{cohort}")
    then.they_read("The dates are moved")
    moved = colleague.sees(f"/cohorts/{cohort}")
    when.page.reload()
    assert (moved["launch_on"], colleague.sees(f"/cohorts/{cohort}")) == ("2022-05-03", moved)
    when.they_open(f"/cohorts/{cohort}/dates")
    when.page.get_by_label("We are not ready").check()
    when.they_select("Continue")
    then.they_read("These are the cohort's dates already.")


def test_recruiting_is_closed_and_the_launch_is_recorded(journey: Journey, colleague: Colleague) -> None:
    given, when, then = journey
    cohort = colleague.cohort(f"Launching cohort {when.visit.width}")
    given.signed_in_as("facilitator")
    given.a_page(f"/cohorts/{cohort}")
    when.they_follow("Record the launch")
    then.they_see_the_page("Record the launch")
    then.they_read("People can still apply. Close recruiting first", "No cohort is launched without a Guide")
    then.the_page_is_sound()
    when.they_follow("Close recruiting")
    then.they_read("31 January 2022")
    then.the_page_is_sound()
    when.they_select("Close recruiting")
    then.they_are_at(f"/cohorts/{cohort}")
    then.they_read("Recruiting is closed")
    when.they_open(f"/cohorts/{cohort}/close-recruiting")
    then.they_read("Recruiting for this cohort is closed already.")
    colleague.writes_a_guide(cohort, Welcome="Hello")
    when.they_open(f"/cohorts/{cohort}/launch")
    then.the_page_is_sound()
    when.they_select("Record the launch")
    expect(when.page.locator(".nhsuk-error-message")).to_contain_text("A launch is recorded on its day, or later.")
    types_a_day(when, "On which day was the cohort launched?", "16 11 2021")
    when.they_select("Record the launch")
    then.they_are_at(f"/cohorts/{cohort}")
    then.they_read("The launch is on record")
    when.they_open(f"/cohorts/{cohort}/launch")
    then.they_read("The launch of this cohort is on record already.")
