"""A facilitator writes the Guide of a cohort, looks at its pages as people will read them, and arranges them."""

import re

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from tests.journeys.facilitating import Colleague
from tests.journeys.steps import Journey

pytestmark = pytest.mark.browser
WELCOME = "## What this is\n\nYou are *partners*, as equals.\n\n- Meet\n- Talk\n\nMore is [at the NHS](https://www.nhs.uk)."


@pytest.fixture(scope="session")
def colleague(at: Addresses) -> Colleague:
    return Colleague(at)


def test_a_facilitator_writes_a_page_of_the_guide_and_sees_it_as_people_read_it(journey: Journey, colleague: Colleague) -> None:
    given, when, then = journey
    cohort = colleague.cohort(f"Reading cohort {when.visit.width}")
    given.signed_in_as("facilitator")
    given.a_page(f"/cohorts/{cohort}")
    when.they_follow("Guide for Learning Partners")
    then.they_read("No page has been written yet.")
    then.the_page_is_sound()
    when.page.get_by_role("button", name="Write a new page").click()
    then.the_page_is_sound()
    when.page.get_by_label("What is the page called?").fill("Welcome")
    when.page.get_by_label("What does the page say?").fill("# Hello <b>you</b>")
    when.they_select("See how it looks")
    then.they_read("This is not saved yet.", "Hello <b>you</b>")
    when.they_select("Save this page")
    expect(when.page).to_have_title(re.compile("^Error: "))
    expect(when.page.locator("#text-error, .nhsuk-error-message").first).to_contain_text("Begin headings with ##")
    then.the_page_is_sound()
    when.page.get_by_label("What does the page say?").fill(WELCOME)
    when.they_select("Save as a draft")
    then.they_read("Your draft is saved")
    when.they_select("See how it looks")
    expect(when.page.get_by_role("heading", name="What this is")).to_be_visible()
    then.the_page_is_sound()
    when.they_select("Save this page")
    then.they_are_at(f"/cohorts/{cohort}/set-up/guide")
    then.they_read("The page is saved", "Welcome", "What this is")
    then.the_page_is_sound()
    when.they_follow("Welcome")
    then.they_see_the_page("Welcome")
    expect(when.page.get_by_role("link", name="at the NHS")).to_have_attribute("href", "https://www.nhs.uk")
    then.the_page_is_sound()
    assert colleague.titles(cohort) == ["Welcome"]
    when.they_open(f"/cohorts/{cohort}/set-up/guide/new")
    expect(when.page.get_by_label("What is the page called?")).to_have_value("")


def test_a_page_is_changed_moved_and_taken_away_while_a_colleague_writes_too(journey: Journey, colleague: Colleague) -> None:
    given, when, then = journey
    cohort = colleague.cohort(f"Writing cohort {when.visit.width}")
    colleague.writes_a_guide(cohort, Welcome="Hello", Meeting="Where you both feel at ease.")
    given.signed_in_as("facilitator")
    given.a_page(f"/cohorts/{cohort}/set-up/guide")
    when.they_follow("Meeting")
    when.page.get_by_role("button", name="Change this page").click()
    then.the_page_is_sound()
    when.page.get_by_label("What does the page say?").fill("Wherever you both feel at ease.")
    colleague.writes_a_guide(cohort, Meeting="In a room of your own.", Welcome="Hello")
    when.they_select("Save this page")
    then.they_read("This was changed after you opened the page", "In a room of your own.")
    then.the_page_is_sound()
    expect(when.page.get_by_label("What does the page say?")).to_have_value("Wherever you both feel at ease.")
    when.they_select("Save this page")
    then.they_read("The page is saved", "Wherever you both feel at ease.")
    when.they_follow_the_back_link()
    when.they_follow("Welcome")
    when.page.get_by_role("button", name="Move this page up").click()
    then.the_page_is_sound()
    when.they_select("Move this page up")
    then.they_read("The page is moved up")
    assert colleague.titles(cohort) == ["Welcome", "Meeting"]
    when.they_follow("Meeting")
    when.page.get_by_role("button", name="Take this page away").click()
    then.the_page_is_sound()
    when.they_select("Take this page away")
    then.they_read("The page is taken away")
    assert colleague.titles(cohort) == ["Welcome"]
