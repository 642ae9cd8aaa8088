"""Changing an answer of one's own application, and accepting one while a colleague does something with it."""

import re
from typing import Final
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.applying_by_api import applies
from tests.journeys.steps import Journey, key
from tests.support.browsing.seen import NARROW, WIDE

pytestmark = pytest.mark.browser
APPLICANT: Final = "s402"
"""Has handed in an application that can still be changed."""
UNDECIDED: Final = {WIDE: "c101", NARROW: "c102"}
"""They apply here, so that no other journey decides on it first."""
RECRUITMENT: Final = "recruitment"
LONGEST: Final = 4000


@pytest.fixture(scope="session")
def client(at: Addresses) -> ApiClient:
    return ApiClient(at)


@pytest.fixture
def own(client: ApiClient) -> str:
    return str(client.get(RECRUITMENT, key(APPLICANT), "/applications/mine")[0]["application"])


def test_somebody_changes_an_answer_and_corrects_one_that_is_too_long(journey: Journey, own: str) -> None:
    given, when, then = journey
    given.signed_in_as(APPLICANT)
    given.a_page(f"/my-application/{own}")
    then.they_see_the_page("Your application")
    then.the_page_is_sound()
    when.page.get_by_role("link", name=re.compile("^Change")).first.click()
    then.the_page_is_sound()
    when.page.get_by_role("textbox").fill("x" * (LONGEST + 1))
    when.they_select("Save this answer")
    expect(when.page).to_have_title(re.compile("^Error: "))
    expect(when.page.locator(".nhsuk-error-summary")).to_be_focused()
    expect(when.page.get_by_role("textbox")).to_have_value("x" * (LONGEST + 1))
    when.page.get_by_role("link", name="Your answer must be 4,000 characters or less").click()
    expect(when.page.get_by_role("textbox")).to_be_focused()
    written = f"I plan shifts, {uuid4().hex}"
    when.page.get_by_role("textbox").fill(written)
    when.they_select("Save this answer")
    then.they_are_at(f"/my-application/{own}")
    then.they_read(written)


def test_somebody_picks_other_topics_and_another_way_to_meet(journey: Journey, own: str) -> None:
    given, when, then = journey
    given.signed_in_as(APPLICANT)
    given.a_page(f"/my-application/{own}")
    when.they_follow("Change Topics to learn about")
    then.they_see_the_page("Which topics would you like to learn about?")
    for box in when.page.get_by_role("checkbox").all():
        box.uncheck()
    when.they_select("Save what I picked")
    then.they_read("Select at least one topic to learn about")
    then.the_page_is_sound()
    topics = when.page.get_by_role("checkbox").all()
    topics[0].check()
    topics[-1].check()
    picked = [str(topic.get_attribute("value")) for topic in (topics[0], topics[-1])]
    when.they_select("Save what I picked")
    then.they_are_at(f"/my-application/{own}")
    then.they_read("What you picked is saved", *picked)
    when.they_follow("Change How and where")
    when.page.get_by_role("radio", name="Online").check()
    when.they_select("Save what I picked")
    then.they_read("Online")


def test_what_another_tab_saved_first_is_shown_beside_what_is_typed(journey: Journey, own: str) -> None:
    given, when, then = journey
    given.signed_in_as(APPLICANT)
    address, first, second = f"/my-application/{own}/profile/2", f"First, {uuid4().hex}", f"Second, {uuid4().hex}"
    given.a_page(address)
    left_open = when.they_open_a_second_tab(address)
    when.page.get_by_role("textbox").fill(first)
    when.they_select("Save this answer")
    when.they_return_to(left_open)
    when.page.get_by_role("textbox").fill(second)
    when.they_select("Save this answer")
    then.they_read("This was changed after you opened the page", first)
    expect(when.page.get_by_role("textbox")).to_have_value(second)
    when.they_select("Save this answer")
    then.they_read(second)


def test_a_facilitator_accepts_an_application_that_a_colleague_put_on_the_waiting_list_meanwhile(
    journey: Journey, client: ApiClient
) -> None:
    given, when, then = journey
    application = applies(client, UNDECIDED[when.visit.width])
    given.signed_in_as("facilitator")
    given.a_page(f"/applications/{application}")
    then.they_read("Waiting for a decision")
    then.the_page_is_sound()
    when.page.get_by_role("button", name="Accept this application").click()
    then.they_see_the_page("Accept this application")
    then.the_page_is_sound()
    client.post(RECRUITMENT, key("facilitator"), f"/applications/{application}/waiting-list-places", None, str(uuid4()))
    when.they_select("Accept this application")
    then.they_read("This was changed after you opened the page", "Nothing has been done yet.", "On the waiting list")
    when.they_select("Accept this application")
    then.they_are_at(f"/applications/{application}")
    then.they_read("Accepted")
    when.they_open(f"/applications/{application}/accept")
    then.they_read("This application cannot be accepted, because of its status.")
