"""A facilitator enters an application for somebody who gave it on paper, and the person makes it theirs by a code."""

import re
from typing import Final
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.steps import Journey, OpenJourney, When, key
from tests.support.browsing.seen import NARROW, WIDE

pytestmark = pytest.mark.browser
COHORT: Final = "Winter 2022"
NAMES: Final = {WIDE: "Ottilie Marchbanks", NARROW: "Piers Lundgren"}
"""Who gives it on paper. They withdraw at the end, so that no other journey meets them among those who wait."""
JOINERS: Final = {WIDE: "s105", NARROW: "s106"}
"""They have taken part before and have no application to this cohort."""
RECRUITMENT: Final = "recruitment"
WRONG: Final = "BCDF GHJK MNPQ RSTV"
HEADINGS: Final = (
    "Aims of the cohort",
    "Their side",
    "How did you hear of this cohort?",
    "What do you hope to learn?",
    "What would you bring to a partnership?",
    "How do you like to work with somebody?",
    "Which topics would you like to learn about?",
    "Which topics could you share something about?",
    "What are you interested in?",
    "When can you usually meet?",
    "How and where they can meet",
    "Is there anything that you need to take part?",
    "Taking part",
    "Your profile for your partner",
    "National figures",
    "Contact later",
)
"""The pages after the two about the person, in their order."""


def type_the_day(when: When, *typed: str) -> None:
    for box, text in zip(("Day", "Month", "Year"), typed, strict=True):
        when.page.get_by_label(box).fill(text)


def say_who_applies(when: When, name: str) -> None:
    when.they_select("Continue")
    expect(when.page).to_have_title(re.compile("^Error: "))
    when.page.get_by_role("link", name="Enter the name of the person who applies").click()
    when.page.get_by_label("Their name").fill(name)
    when.they_select("Continue")


def say_how_it_was_received(when: When) -> None:
    when.page.get_by_label("On paper").check()
    type_the_day(when, "1", "10", "2021")
    when.page.get_by_label("What did they agree to?").fill("Signed the form, which is in my locked drawer.")
    when.they_select("Continue")


def answer(when: When) -> None:
    """The first of what can be picked."""
    main = when.page.get_by_role("main")
    for role in ("checkbox", "radio"):
        if main.get_by_role(role).count():
            main.get_by_role(role).first.check()
    when.they_select("Continue")


def test_a_facilitator_enters_an_application_and_the_person_makes_it_theirs(
    journey: Journey, open_journey: OpenJourney, at: Addresses
) -> None:
    given, when, then = journey
    width, client = when.visit.width, ApiClient(at)
    given.signed_in_as("facilitator")
    when.they_open("/cohorts")
    when.they_follow(COHORT)
    when.they_follow("Applications by name")
    when.they_follow("Enter an application for somebody")
    then.they_see_the_page("Enter an application for somebody")
    then.they_read("Not started", "We do not ask here whom the person must not be paired with.")
    expect(when.page.get_by_role("link", name="People")).to_have_count(0)
    then.the_page_is_sound()
    when.they_follow("Who applies")
    then.the_page_is_sound()
    say_who_applies(when, NAMES[width])
    then.they_see_the_page("How you received the application")
    then.the_page_is_sound()
    say_how_it_was_received(when)
    for heading in HEADINGS:
        then.they_see_the_page(heading)
        then.the_page_is_sound()
        answer(when)
    then.they_see_the_page("Check the answers")
    then.they_read(NAMES[width], "On paper", "1 October 2021")
    then.the_page_is_sound()
    when.they_select("Enter this application")
    expect(when.page.locator(".nhsuk-error-summary")).to_contain_text("from the opening of recruiting")
    when.page.get_by_role("link", name="Change How you received").click()
    type_the_day(when, "9", "11", "2021")
    when.they_select("Continue")
    when.they_select("Enter this application")
    then.they_see_the_page("Application entered")
    then.the_page_is_sound()
    when.they_follow("Enter another application")
    expect(when.page.get_by_text("Not started", exact=True)).to_have_count(len(HEADINGS) + 2)
    when.they_go_back()
    when.they_follow("Go to the application")
    then.they_see_the_page(NAMES[width])
    then.they_read("Waiting for a decision", "By phone or on paper, and entered by a facilitator")
    code = code_made_by(journey)
    application = when.page.url.rpartition("/")[2]
    joins(open_journey(width), JOINERS[width], code)
    own = client.get(RECRUITMENT, key(JOINERS[width]), f"/applications/{application}/own")
    assert own["state"] == "applied"
    when.they_open(f"/applications/{application}/join-code")
    when.they_select("Make a join code")
    then.they_read("The person has used a code")
    client.post(RECRUITMENT, key(JOINERS[width]), f"/applications/{application}/withdrawals", None, str(uuid4()))


def code_made_by(journey: Journey) -> str:
    """It is seen once."""
    _, when, then = journey
    when.page.get_by_role("button", name="Make a join code").click()
    then.they_see_the_page("Join code")
    then.the_page_is_sound()
    when.they_select("Make a join code")
    then.they_read("The code is made", "/apply/join")
    then.the_page_is_sound()
    code = when.page.locator("p.nhsuk-heading-xl").inner_text()
    when.page.reload()
    expect(when.page.get_by_role("main")).not_to_contain_text(code)
    when.they_follow_the_back_link()
    return code


def joins(journey: Journey, person: str, code: str) -> None:
    given, when, then = journey
    given.signed_in_as(person)
    given.a_page("/apply")
    when.they_follow("Enter your join code")
    then.they_see_the_page("Enter your join code")
    then.the_page_is_sound()
    for wrong, sentence in (("", "Enter the code that the facilitator gave you"), (WRONG, "We do not know this code.")):
        when.page.get_by_role("textbox").fill(wrong)
        when.they_select("Make this application mine")
        expect(when.page.locator(".nhsuk-error-message")).to_contain_text(sentence)
    when.page.get_by_role("textbox").fill(code.lower())
    when.they_select("Make this application mine")
    then.they_see_the_page("Your application")
    then.they_read("The application is yours now", "Waiting for a decision")
    when.they_follow("People you must not be paired with")
    then.they_see_the_page("Is there anybody you must not be paired with?")
    then.the_page_is_sound()
    when.page.get_by_role("textbox").fill("Sam Okafor, Ward 4")
    when.they_select("Save")
    then.they_read("Saved")
    when.they_follow("People you must not be paired with")
    expect(when.page.get_by_role("textbox")).to_have_value("Sam Okafor, Ward 4")
    when.they_open("/apply/join")
    when.page.get_by_role("textbox").fill(code)
    when.they_select("Make this application mine")
    expect(when.page.locator(".nhsuk-error-message")).to_contain_text("This code has been used.")
