"""People see what is held about them, who has looked, and change their consents; they ask for something, and take copies."""

import json
from typing import Final

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.applying_by_api import applies
from tests.journeys.steps import Journey, key
from tests.support.browsing.seen import NARROW, WIDE

pytestmark = pytest.mark.browser
READER: Final = "c201"
"""Who has a partner, texts, and a request that waits. These journeys only read."""
ACTING: Final = {WIDE: "c105", NARROW: "c106"}
WITHDRAWING: Final = {WIDE: "c107", NARROW: "c104"}
"""Whom no other journey uses up."""
SEALED_COPY: Final = "The trust may have to keep a sealed copy for a time"
PARTS: Final = ("Applying, and your account", "Matching", "Your partnership", "Surveys")


def test_somebody_reads_what_is_held_about_them_and_who_has_looked(journey: Journey, at: Addresses) -> None:
    given, when, then = journey
    ApiClient(at).put("recruitment", key("facilitator"), "/me/name", {"name": "Gita Roscoe"})
    ApiClient(at).put("recruitment", key("co_chair"), "/me/name", {"name": "Ifeoma Ibekwe"})
    given.signed_in_as(READER)
    when.they_go_to_the_area("Your partnership")
    when.they_follow("Your data")
    then.they_see_the_page("Your data")
    then.they_read(*PARTS, "Summer 2021: Accepted", "Summer 2021, since 6 July 2021", "9 November 2021")
    then.the_page_is_sound()
    record = when.page.locator("details", has_text="Everything that is on record: Applying")
    record.locator("summary").click()
    expect(record).to_contain_text("You made a request about your data")
    expect(record).to_contain_text("I moved to Canal Street in June.")
    when.they_follow("Who has looked at your data")
    then.they_see_the_page("Who has looked at your data")
    then.they_read("6 July 2021", "Gita Roscoe", "Why a pair with you was proposed")
    then.the_page_is_sound()
    when.they_follow_the_back_link()
    when.they_follow("Ask for something about your data, or complain")
    then.they_see_the_page("Requests about your data")
    then.they_read("Correction", "9 November 2021", "Being looked at by a person")
    when.they_follow("Correction")
    then.they_see_the_page("Your request")
    then.they_read("We answer by", "9 December 2021", "What happens next")
    then.the_page_is_sound()


def test_somebody_takes_copies_of_everything_and_of_their_writing(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as(READER)
    given.a_page("/my-data")
    when.they_follow("What you have written")
    then.they_see_the_page("What you have written")
    then.they_read("In your applications", "Shadowing somebody for a morning.", "Agreement: your aims")
    then.the_page_is_sound()
    assert "Shadowing somebody for a morning." in when.they_save("Download these texts as a file").read_text(encoding="utf-8")
    when.they_follow_the_back_link()
    when.they_follow("Download your data")
    then.they_see_the_page("Download your data")
    then.the_page_is_sound()
    for part in PARTS:
        held = json.loads(when.they_save(f"File for a program (JSON) of {part}").read_bytes())
        assert held["facts"]
        page = when.they_save(f"Page to read of {part}").read_text(encoding="utf-8")
        assert f"<h1>Your data: {part}</h1>" in page


def test_each_consent_is_taken_back_and_given_again_on_its_own(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as(ACTING[when.visit.width])
    given.a_page("/my-data")
    when.they_follow("Your consents")
    then.they_see_the_page("Your consents")
    then.the_page_is_sound()
    when.they_follow("Contact later")
    then.they_see_the_page("Contact later")
    then.the_page_is_sound()
    button = when.page.get_by_role("main").get_by_role("button").first.inner_text()
    other = {"Take back this consent": "You have taken back this consent", "Give this consent": "You have given this consent"}
    when.they_select(button)
    then.they_see_the_page("Your consents")
    then.they_read(other[button])
    when.page.reload()
    expect(when.page.get_by_role("main")).not_to_contain_text(other[button])
    when.they_go_back()
    then.they_read("This is already your answer.")
    when.they_open("/my-data/consents")
    when.they_follow("Contact later")
    when.they_select(next(each for each in other if each != button))
    then.they_see_the_page("Your consents")
    when.they_follow("Taking part")
    then.they_read("You cannot take part without this consent.")


def test_somebody_complains_and_asks_to_be_erased_and_takes_that_back(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as(ACTING[when.visit.width])
    given.a_page("/my-data/requests")
    then.the_page_is_sound()
    when.they_follow("Complain about how we have dealt with your data")
    then.they_see_the_page("Complain about how we have dealt with your data")
    then.the_page_is_sound()
    when.they_select("Send this request")
    then.they_read("There is a problem", "Write what you ask for")
    when.page.get_by_role("textbox").fill("Nobody answered me.")
    when.they_select("Send this request")
    then.they_see_the_page("Your request")
    then.they_read("We have your request", "Complaint", "We let you know that we have it by", "16 December 2021")
    then.the_page_is_sound()
    when.page.reload()
    expect(when.page.get_by_role("main")).not_to_contain_text("We have your request")
    when.they_open("/my-data/requests")
    when.they_follow("Ask for your data to be erased")
    then.they_see_the_page("Ask for your data to be erased")
    then.they_read(SEALED_COPY, "Your answers to surveys", "Download your data first")
    then.the_page_is_sound()
    when.they_select("Ask for my data to be erased")
    then.they_see_the_page("Your request")
    then.they_read("We have your request to erase your data", "Asked", "23 November 2021", SEALED_COPY)
    when.they_go_back()
    then.they_read("You have asked for this already.")
    when.they_follow("See how far it is")
    when.they_follow("Take back this request")
    then.they_see_the_page("Take back your request to be erased")
    then.the_page_is_sound()
    when.they_select("Take back my request")
    then.they_read("You have taken back your request. Your data is not erased", "Taken back")
    when.they_open("/my-data/erasure/take-back")
    then.they_read("There is nothing to take back.")


def test_somebody_withdraws_their_application(journey: Journey, at: Addresses) -> None:
    given, when, then = journey
    person = WITHDRAWING[when.visit.width]
    application = applies(ApiClient(at), person)
    given.signed_in_as(person)
    given.a_page(f"/my-application/{application}")
    when.they_follow("Withdraw your application")
    then.they_see_the_page("Withdraw your application")
    then.they_read("Winter 2022", "Facilitators see that you have withdrawn.", "12 months", SEALED_COPY)
    then.the_page_is_sound()
    when.they_select("Withdraw my application")
    then.they_see_the_page("Your application")
    then.they_read("Your application is withdrawn", "Withdrawn")
    expect(when.page.get_by_role("link", name="Withdraw your application")).to_have_count(0)
    when.they_go_back()
    then.they_read("This application is over, so it cannot be withdrawn.")
