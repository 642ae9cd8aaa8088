"""A facilitator finds applications and decides on them, while colleagues do too."""

import re
from collections.abc import Iterator
from typing import Any, Final
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.steps import Journey, key
from tests.support.browsing.seen import NARROW, WIDE

pytestmark = pytest.mark.browser
KEPT: Final = "s402"
"""Whose application other journeys look at."""
OF_ANOTHER_COHORT: Final = ("s103", "c103")
ACCEPTED: Final = "s401"
WAITING: Final = {WIDE: "s403", NARROW: "c402"}
DECLINED: Final = {WIDE: "c403", NARROW: "c404"}
"""Whom each journey decides on, so that none takes what another needs. The declined have applied for the group served."""
RECRUITMENT: Final = "recruitment"


class Facilitator:
    """A colleague, who does things through the APIs."""

    def __init__(self, client: ApiClient) -> None:
        self.client, self.key = client, key("facilitator")
        self.kept = client.get(RECRUITMENT, key(KEPT), "/applications/mine")[0]
        self.cohort = f"/cohorts/{self.kept['cohort']}"

    def listed(self, state: str) -> list[dict[str, Any]]:
        asked = f"{self.cohort}/applications?state={state}&limit=100"
        found: list[dict[str, Any]] = self.client.get(RECRUITMENT, self.key, asked)["applications"]
        return [each for each in found if each["application"] != self.kept["application"]]

    def own(self, person: str) -> str:
        """The id of somebody's application."""
        found: str = self.client.get(RECRUITMENT, key(person), "/applications/mine")[0]["application"]
        return found

    def posts(self, path: str, body: object = None) -> None:
        self.client.post(RECRUITMENT, self.key, path, body, str(uuid4()))


@pytest.fixture(scope="session")
def colleague(at: Addresses) -> Facilitator:
    return Facilitator(ApiClient(at))


@pytest.fixture(scope="session")
def newcomers(colleague: Facilitator) -> Iterator[str]:
    """Applications that are begun and not sent."""
    begun = [
        colleague.client.post(RECRUITMENT, key(person), f"{colleague.cohort}/interests", {"channel": "Intranet"}, str(uuid4()))[
            "id"
        ]
        for person in OF_ANOTHER_COHORT
    ]
    return iter(begun)


def test_a_facilitator_finds_an_application_and_puts_it_on_the_waiting_list(journey: Journey, colleague: Facilitator) -> None:
    given, when, then = journey
    application = colleague.own(WAITING[when.visit.width])
    chosen = next(each for each in colleague.listed("applied") if each["application"] == application)
    given.signed_in_as("facilitator")
    when.they_open("/cohorts")
    when.they_follow("Winter 2022")
    when.they_follow("Applications by name")
    then.they_see_the_page("Winter 2022 Applications")
    then.the_page_is_sound()
    when.page.get_by_role("link", name=re.compile(r"^Waiting for a decision \(\d+\)$")).click()
    expect(when.page.locator("[aria-current=page]").last).to_have_text(re.compile("^Waiting for a decision"))
    when.they_follow(chosen["name"])
    when.page.get_by_role("button", name="Put this application on the waiting list").click()
    then.they_see_the_page("Put this application on the waiting list")
    then.the_page_is_sound()
    when.they_select("Put this application on the waiting list")
    then.they_are_at(f"/applications/{chosen['application']}")
    then.they_read("The application is on the waiting list")
    when.page.reload()
    expect(when.page.get_by_role("main")).not_to_contain_text("The application is on the waiting list")
    when.they_go_back()
    then.they_read("This application cannot be put on the waiting list, because of its status.")
    when.they_open(f"{colleague.cohort}/waiting-list")
    then.they_see_the_page("Winter 2022 Waiting list")
    then.they_read(chosen["name"], "16 November 2021 at about ")
    then.the_page_is_sound()


def test_a_facilitator_declines_an_application_with_a_reason_that_fits(journey: Journey, colleague: Facilitator) -> None:
    given, when, then = journey
    chosen = colleague.own(DECLINED[when.visit.width])
    given.signed_in_as("facilitator")
    given.a_page(f"/applications/{chosen}/decline")
    when.they_select("Decline this application")
    expect(when.page).to_have_title(re.compile("^Error: "))
    when.page.get_by_role("link", name="Select why you decline the application").click()
    when.page.get_by_label("They applied as a senior leader and are not in a senior role").check()
    when.they_select("Decline this application")
    expect(when.page.locator(".nhsuk-error-message")).to_contain_text("did not apply as a senior leader")
    then.the_page_is_sound()
    colleague.posts(f"/applications/{chosen}/waiting-list-places")
    when.page.get_by_label("The cohort is full").check()
    when.they_select("Decline this application")
    then.they_read("This was changed after you opened the page", "Nothing has been done yet.", "On the waiting list")
    expect(when.page.get_by_label("The cohort is full")).to_be_checked()
    when.they_select("Decline this application")
    then.they_are_at(f"/applications/{chosen}")
    then.they_read("The application is declined", "Declined")
    when.they_open(f"/applications/{chosen}/decline")
    then.they_read("This application cannot be declined, because of its status.")


def test_somebody_who_asks_for_it_is_removed_from_the_invited(journey: Journey, colleague: Facilitator) -> None:
    given, when, then = journey
    chosen = colleague.listed("invited")[0]["application"]
    given.signed_in_as("facilitator")
    given.a_page(f"/applications/{chosen}")
    when.page.get_by_role("button", name="Remove this invitation").click()
    then.they_see_the_page("Remove this invitation")
    then.the_page_is_sound()
    when.they_select("Remove this invitation")
    then.they_read("The invitation is removed")
    assert chosen not in {each["application"] for each in colleague.listed("invited")}


def test_somebody_is_reminded_once_a_day(journey: Journey, newcomers: Iterator[str]) -> None:
    given, when, then = journey
    chosen = next(newcomers)
    given.signed_in_as("facilitator")
    given.a_page(f"/applications/{chosen}/remind")
    then.they_see_the_page("Remind this person")
    then.the_page_is_sound()
    when.they_select("Remind this person")
    then.they_are_at(f"/applications/{chosen}")
    then.they_read("The person is reminded")
    when.they_open(f"/applications/{chosen}/remind")
    when.they_select("Remind this person")
    then.they_read("This person has been reminded today.")


def test_a_departure_is_recorded_and_taken_back(journey: Journey, colleague: Facilitator) -> None:
    given, when, then = journey
    chosen = colleague.own(ACCEPTED)
    given.signed_in_as("facilitator")
    given.a_page(f"/applications/{chosen}")
    when.page.get_by_role("button", name="Record that this person is leaving").click()
    then.the_page_is_sound()
    for box, text in (("Day", "1"), ("Month", "4"), ("Year", "2032")):
        when.page.get_by_label(box).fill(text)
    when.they_select("Record that this person is leaving")
    expect(when.page.locator(".nhsuk-error-message")).to_contain_text("lies within a year of today")
    when.page.get_by_label("Year").fill("2022")
    when.they_select("Record that this person is leaving")
    then.they_read("The departure is on record", "1 April 2022")
    when.page.get_by_role("button", name="Record that this person is staying").click()
    then.the_page_is_sound()
    when.they_select("Record that this person is staying")
    then.they_read("The departure is taken back")
    expect(when.page.get_by_role("main")).not_to_contain_text("1 April 2022")
