"""A facilitator sets up a cohort, opens it, moves its dates, closes recruiting and launches it.

Each journey does so with a cohort of its own, which nobody applies to.
"""

import re

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from tests.journeys.facilitating import Colleague, types_a_day
from tests.journeys.steps import Journey, Then, When

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def colleague(at: Addresses) -> Colleague:
    return Colleague(at)


def writes_an_item(when: When, then: Then, task: str, answers: dict[str, str]) -> None:
    when.they_follow(task)
    then.the_page_is_sound()
    for question, answer in answers.items():
        when.page.get_by_label(question).fill(answer)
    when.they_select("Continue")


def test_a_facilitator_sets_up_a_cohort_and_opens_it(journey: Journey) -> None:
    given, when, then = journey
    title = f"Evening cohort {when.visit.width}"
    given.signed_in_as("facilitator")
    when.they_open("/cohorts")
    when.page.get_by_role("button", name="Set up a new cohort").click()
    then.they_see_the_page("What is the new cohort called?")
    then.the_page_is_sound()
    when.they_select("Start setting up")
    expect(when.page).to_have_title(re.compile("^Error: "))
    when.page.get_by_role("textbox").fill(title)
    when.they_select("Start setting up")
    then.they_see_the_page(f"{title} Set up a cohort")
    then.they_read("Say when recruiting opens and closes", "Name the channels", "Give the reference of the impact assessment")
    then.the_page_is_sound()
    writes_an_item(when, then, "Name and aims", {"What is the cohort for?": "Learn as equals\n\nSee more of the trust"})
    then.they_read("The name and the aims are saved")
    writes_an_item(when, then, "Where the cohort is advertised", {"Where do people hear about the cohort?": "Staff network"})
    writes_an_item(when, then, "Impact assessment", {"reference": "DPIA 2022/7", "office": "Data protection officer"})
    when.they_follow("Dates")
    then.the_page_is_sound()
    types_a_day(when, "On which day does recruiting open?", "10 1 2022")
    types_a_day(when, "On which day does recruiting close?", "7 2 2022")
    types_a_day(when, "On which day is the cohort launched?", "1 2 2022")
    when.they_select("Continue")
    launch = when.page.get_by_role("group", name="On which day is the cohort launched?")
    expect(launch.locator(".nhsuk-error-message")).to_contain_text("then it closes, then the cohort is launched")
    then.the_page_is_sound()
    types_a_day(when, "On which day is the cohort launched?", "12 4 2022")
    when.they_select("Continue")
    then.they_read("The dates are saved", "Nothing is missing. You can open the cohort.")
    cohort = when.page.url.removesuffix("/set-up")
    when.page.get_by_role("button", name="Open this cohort").click()
    then.they_read(title, "See more of the trust", "6 February 2022", "12 April 2022", "DPIA 2022/7")
    then.the_page_is_sound()
    when.they_select("Open this cohort")
    expect(when.page).to_have_url(cohort)
    then.they_read("The cohort is open", "10 January 2022 to 6 February 2022")
    when.they_go_back()
    when.page.reload()
    expect(when.page).to_have_url(cohort)
    when.they_open("/cohorts")
    expect(when.page.get_by_role("link", name=title)).to_have_count(1)


def test_what_a_cohort_begins_with_is_shown_in_sentences(journey: Journey, colleague: Colleague) -> None:
    given, when, then = journey
    cohort = colleague.posts("/cohorts/set-ups", {"title": "Morning cohort"})
    given.signed_in_as("facilitator")
    given.a_page(f"/cohorts/{cohort}/set-up")
    settings = colleague.sees("/trust")["settings"]
    senior, served = settings["words"]["senior"], settings["words"]["served"]
    for task, sentence in (
        ("Names of the two groups", f"In this cohort {senior} and {served} learn from each other as equal partners."),
        ("Questions of the profile", settings["profile_questions"][0]),
        ("Topics", settings["topics"][0]),
        ("Consents", settings["consent_texts"][0]["wording"]),
        ("Length and rhythm", f"{settings['length_months_min']} months"),
    ):
        when.they_follow(task)
        then.they_see_the_page(f"Morning cohort {task}")
        then.they_read(sentence, "Settings are changed by two people")
        then.the_page_is_sound()
        when.they_follow_the_back_link()
    when.they_follow("Stop setting up this cohort")
    then.the_page_is_sound()
    first = when.they_open_a_second_tab(f"/cohorts/{cohort}/set-up/channels")
    when.page.get_by_role("textbox").fill("Canteen")
    when.they_select("Continue")
    then.they_read("The list is saved")
    when.they_return_to(first)
    when.they_select("Stop setting up this cohort")
    then.they_read("This was changed after you opened the page", "Nothing has been done yet.", "Canteen")
    when.they_select("Stop setting up this cohort")
    then.they_are_at("/cohorts")
    then.they_read("The cohort is not being set up any more")
    assert cohort not in {each["cohort"] for each in colleague.sees("/cohorts/set-ups")}
