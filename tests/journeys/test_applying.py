"""Somebody applies to a cohort: question by question, by keyboard alone, with corrections, and on two devices."""

import re
from typing import Final

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.steps import Journey, OpenJourney, When, key
from tests.support.browsing.seen import NARROW, WIDE

pytestmark = pytest.mark.browser
COHORT: Final = "Winter 2022"
APPLICANTS: Final = {WIDE: "s206", NARROW: "s204"}
"""They have taken part before and have no application to this cohort."""
UNDECIDED: Final = "s205"
RECRUITMENT: Final = "recruitment"
QUESTIONS: Final = (
    "Aims of the cohort",
    "Your side",
    "How did you hear of this cohort?",
    "What do you hope to learn?",
    "What would you bring to a partnership?",
    "How do you like to work with somebody?",
    "Which topics would you like to learn about?",
    "Which topics could you share something about?",
    "What are you interested in?",
    "When can you usually meet?",
    "How and where you can meet",
    "Your name and e-mail address",
    "Is there anybody you must not be paired with?",
    "Is there anything that you need to take part?",
    "Taking part",
    "Your profile for your partner",
    "National figures",
    "Contact later",
)
"""The heading of each page, in their order."""


def answer_by_keyboard(when: When) -> None:
    """The first of what can be picked, and a text where one is asked for."""
    main = when.page.get_by_role("main")
    for role in ("checkbox", "radio"):
        if main.get_by_role(role).count():
            when.they_come_by_keyboard_to(main.get_by_role(role).first)
            when.they_press("Space")
    for box in main.get_by_role("textbox").all():
        when.they_come_by_keyboard_to(box)
        when.page.keyboard.type("ada@example.nhs.uk" if box.get_attribute("type") == "email" else "Ada Garbutt, Ward 4")
    when.they_reach_by_keyboard("Continue")
    when.they_press("Enter")


def test_somebody_applies_by_keyboard_alone_and_nothing_is_sent_twice(journey: Journey, at: Addresses) -> None:
    given, when, then = journey
    applicant = APPLICANTS[when.visit.width]
    given.signed_in_as(applicant)
    given.a_page("/apply")
    then.they_see_the_page("Apply to a cohort")
    then.the_page_is_sound()
    when.they_reach_by_keyboard(COHORT)
    when.they_press("Enter")
    then.they_see_the_page(COHORT)
    then.they_read("Not started", "when every part is completed")
    then.the_page_is_sound()
    when.they_reach_by_keyboard("Aims of the cohort")
    when.they_press("Enter")
    for heading in QUESTIONS:
        expect(when.page.get_by_role("heading", level=1)).to_have_text(heading)
        then.the_page_is_sound()
        answer_by_keyboard(when)
    then.they_see_the_page("Check your answers")
    then.they_read("Saved", "Yes, I agree")
    then.the_page_is_sound()
    when.they_reach_by_keyboard("Send my application")
    when.they_press("Enter")
    then.they_see_the_page("Application sent")
    then.they_read("What happens next", "the cohort launches on 11 January 2022")
    then.the_page_is_sound()
    when.page.reload()
    then.they_see_the_page("Application sent")
    when.they_go_back()
    then.they_read("You have sent your application to this cohort.")
    when.they_follow("See your application")
    then.they_read("Waiting for a decision", "Ada Garbutt, Ward 4")
    own = ApiClient(at).get(RECRUITMENT, key(applicant), "/applications/mine")
    assert [each["state"] for each in own].count("applied") == 1


def test_what_is_wrong_is_said_at_its_question_and_another_device_has_the_answers(open_journey: OpenJourney) -> None:
    given, when, then = open_journey(NARROW)
    given.signed_in_as(UNDECIDED)
    given.a_page("/apply")
    when.they_follow(COHORT)
    when.they_follow("Aims of the cohort")
    when.they_select("Continue")
    expect(when.page).to_have_title(re.compile("^Error: "))
    expect(when.page.locator(".nhsuk-error-summary")).to_be_focused()
    when.page.get_by_role("link", name="Confirm that you have read the aims").click()
    when.page.get_by_role("checkbox").check()
    when.they_select("Continue")
    then.they_see_the_page("Your side")
    when.they_follow_the_back_link()
    when.they_follow("Your name and e-mail address")
    when.page.get_by_label("What should we call you?").fill("")
    when.page.get_by_label("Your e-mail address").fill("not an address")
    when.they_select("Continue")
    then.they_read("Enter the name that we should call you", "Enter an e-mail address in the correct format")
    when.page.get_by_label("What should we call you?").fill("Bo")
    when.page.get_by_label("Your e-mail address").fill("")
    when.they_select("Continue")
    then.they_see_the_page("Is there anybody you must not be paired with?")
    when.page.get_by_role("textbox").fill("\n".join(f"Somebody {number}" for number in range(11)))
    when.they_select("Continue")
    then.they_read("Enter 10 people or fewer")
    when.page.get_by_role("textbox").fill("Somebody 1")
    when.they_select("Continue")
    then.they_read("Saved")
    elsewhere = open_journey(WIDE)
    elsewhere.given.signed_in_as(UNDECIDED)
    elsewhere.given.a_page("/today")
    elsewhere.when.they_follow("Carry on with the application that you started")
    elsewhere.then.they_see_the_page(COHORT)
    expect(elsewhere.when.page.get_by_text("Completed", exact=True)).to_have_count(3)
    elsewhere.when.they_follow("People you must not be paired with")
    expect(elsewhere.when.page.get_by_role("textbox")).to_have_value("Somebody 1")
