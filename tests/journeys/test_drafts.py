"""What somebody has typed and not sent is kept, and found again: in another browser, and after the session has ended."""

from typing import Final
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.steps import Journey, OpenJourney, key
from tests.support.browsing.seen import NARROW

pytestmark = pytest.mark.browser
APPLICANT: Final = "s402"
"""Has handed in an application that can still be changed."""
RECRUITMENT: Final = "recruitment"
KEEP: Final = "Save as a draft"
SAVE: Final = "Save this answer"
SAVED: Final = "How people at the front desk work"
KEPT_BY_ITSELF: Final = "We have kept what you typed on this page as a draft. Only you can see it."
KEPT: Final = "We kept what you typed on "


@pytest.fixture(scope="session")
def client(at: Addresses) -> ApiClient:
    return ApiClient(at)


@pytest.fixture
def address(client: ApiClient) -> str:
    """Of the page of an answer that has just been saved, so that no draft of it is kept."""
    application = client.get(RECRUITMENT, key(APPLICANT), "/applications/mine")[0]["application"]
    client.put(RECRUITMENT, key(APPLICANT), f"/applications/{application}/own", {"question": 3, "answer": SAVED})
    return f"/my-application/{application}/profile/3"


def typed_in(page: Page, text: str) -> str:
    page.get_by_role("textbox").fill(text)
    return text


def some_words() -> str:
    return f"I would like to hear, {uuid4().hex}"


def test_a_draft_is_found_again_in_another_browser_and_goes_when_it_is_saved(
    journey: Journey, open_journey: OpenJourney, address: str
) -> None:
    given, when, then = journey
    given.signed_in_as(APPLICANT)
    given.a_page(address)
    then.they_read("Select Save this answer by about")
    words = typed_in(when.page, some_words())
    when.they_select(KEEP)
    then.they_are_at(address)
    then.they_read("Your draft is saved", KEPT)
    then.the_page_is_sound()
    at_home = open_journey(NARROW)
    at_home.given.signed_in_as(APPLICANT)
    at_home.given.a_page(address)
    at_home.then.they_read(KEPT)
    expect(at_home.when.page.get_by_role("textbox")).to_have_value(words)
    at_home.when.they_select(SAVE)
    at_home.then.they_read("Your answer is saved", words)
    when.they_open(address)
    expect(when.page.get_by_role("main")).not_to_contain_text(KEPT)
    expect(when.page.get_by_role("textbox")).to_have_value(words)


def test_a_draft_is_deleted_and_the_saved_answer_is_there_again(journey: Journey, address: str) -> None:
    given, when, then = journey
    given.signed_in_as(APPLICANT)
    given.a_page(address)
    typed_in(when.page, some_words())
    when.they_select(KEEP)
    when.they_select("Delete this draft")
    then.they_read("The draft is deleted")
    expect(when.page.get_by_role("textbox")).to_have_value(SAVED)


def test_the_page_says_once_that_an_answer_is_saved(scripted_journey: Journey, address: str) -> None:
    """With JavaScript, which brings the focus to what the page says, and with which axe runs on it."""
    given, when, then = scripted_journey
    given.signed_in_as(APPLICANT)
    given.a_page(address)
    typed_in(when.page, some_words())
    when.they_select(SAVE)
    banner = when.page.get_by_role("alert")
    expect(banner).to_contain_text("Your answer is saved")
    expect(banner).to_be_focused()
    then.they_are_at(address.partition("/profile")[0])
    then.the_page_is_sound()
    when.page.reload()
    expect(banner).to_have_count(0)


def test_what_was_sent_after_the_end_is_lost_and_the_page_leads_to_the_draft(journey: Journey, address: str) -> None:
    given, when, then = journey
    given.signed_in_as(APPLICANT)
    given.a_page(address)
    words = typed_in(when.page, some_words())
    when.they_select(KEEP)
    typed_in(when.page, "What comes too late")
    given.the_session_was_last_used(seconds_ago=900)
    when.they_select(SAVE)
    then.they_read("We did not save what you sent just now", "If it keeps a draft")
    when.they_select("Sign in again")
    when.they_sign_in_as(APPLICANT)
    then.they_are_at(address)
    then.they_read(KEPT)
    expect(when.page.get_by_role("textbox")).to_have_value(words)


def test_somebody_who_goes_away_while_typing_finds_it_again(scripted_journey: Journey, address: str) -> None:
    """With JavaScript, which alone keeps what nobody has sent. That does not make the session longer."""
    given, when, then = scripted_journey
    given.time_that_can_be_moved()
    given.signed_in_as(APPLICANT)
    given.a_page(address)
    words = typed_in(when.page, some_words())
    given.the_session_was_last_used(seconds_ago=785)
    when.minutes_pass("13:05")
    expect(then.they_are_asked_whether_to_stay().get_by_text(KEPT_BY_ITSELF)).to_be_visible()
    then.the_page_is_sound()
    when.minutes_pass("02:00")
    given.the_session_was_last_used(seconds_ago=900)
    when.minutes_pass("00:15")
    then.they_see_the_page("Your session has ended")
    when.they_select("Sign in again")
    when.they_sign_in_as(APPLICANT)
    then.they_are_at(address)
    expect(when.page.get_by_role("textbox")).to_have_value(words)


def test_somebody_who_stays_types_on_and_saves(open_journey: OpenJourney, address: str) -> None:
    """With JavaScript, which has kept a draft that is not on the page."""
    given, when, then = open_journey(NARROW, javascript=True)
    given.time_that_can_be_moved()
    given.signed_in_as(APPLICANT)
    given.a_page(address)
    typed_in(when.page, some_words())
    given.the_session_was_last_used(seconds_ago=785)
    when.minutes_pass("13:05")
    expect(then.they_are_asked_whether_to_stay().get_by_text(KEPT_BY_ITSELF)).to_be_visible()
    when.they_press("Escape")
    then.they_are_not_asked()
    words = typed_in(when.page, some_words())
    when.they_select(KEEP)
    then.they_read("Your draft is saved")
    expect(when.page.get_by_role("textbox")).to_have_value(words)


def test_what_another_window_kept_is_beside_what_is_typed(journey: Journey, address: str) -> None:
    given, when, then = journey
    given.signed_in_as(APPLICANT)
    given.a_page(address)
    left_open = when.they_open_a_second_tab(address)
    first = typed_in(when.page, some_words())
    when.they_select(KEEP)
    when.they_return_to(left_open)
    second = typed_in(when.page, some_words())
    when.they_select(KEEP)
    then.they_read("This was changed after you opened the page", "at about", first)
    expect(when.page.get_by_role("textbox")).to_have_value(second)
    when.they_select(KEEP)
    then.they_read("Your draft is saved")
    expect(when.page.get_by_role("textbox")).to_have_value(second)
