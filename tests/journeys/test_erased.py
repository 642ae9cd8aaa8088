"""Somebody applies, is accepted, withdraws, takes a copy of everything, and is erased. It moves programme time."""

import json
from typing import Final
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.applying_by_api import RECRUITMENT, WROTE, applies
from tests.journeys.steps import Journey, OpenJourney, key
from tests.support.browsing.seen import NARROW
from tests.support.commands import Operator, Plp

pytestmark = pytest.mark.browser
PERSON: Final = "c109"
"""Who took part before, in a partnership that has ended, and whom no other journey uses."""
ASKED_ON: Final = "16 November 2021"
NOT_BEFORE: Final = "23 November 2021"
AFTERWARDS: Final = "2021-11-24"


def acts(client: ApiClient, role: str, path: str, body: object = None) -> None:
    client.post(RECRUITMENT, key(role), path, body, str(uuid4()))


def test_somebody_applied_was_accepted_withdrew_downloaded_everything_and_was_erased(
    open_journey: OpenJourney, at: Addresses, running_midlife: Plp
) -> None:
    client = ApiClient(at)
    application = applies(client, PERSON)
    acts(client, "facilitator", f"/applications/{application}/acceptances")
    journey = open_journey(NARROW)
    withdraws(journey, application)
    downloads(journey)
    request = asks(journey)
    moved = Operator(running_midlife.platform).asks_the_demo("clock", AFTERWARDS)
    assert (moved.returncode, moved.stderr) == (0, "")
    sees_that_a_person_looks_at_it(journey, request)
    grants(open_journey(NARROW), request)
    moved = Operator(running_midlife.platform).asks_the_demo("clock", "2021-11-25")
    assert (moved.returncode, moved.stderr) == (0, "")
    is_somebody_new(open_journey(NARROW), application)
    facilitator = open_journey(NARROW)
    facilitator.given.signed_in_as("facilitator")
    facilitator.given.a_page(f"/applications/{application}")
    facilitator.then.they_see_the_page("Page not found")


def withdraws(journey: Journey, application: str) -> None:
    given, when, then = journey
    given.signed_in_as(PERSON)
    given.a_page(f"/my-application/{application}")
    then.they_read("Accepted")
    when.they_follow("Withdraw your application")
    then.they_read("If you have a partner", "12 months")
    when.they_select("Withdraw my application")
    then.they_read("Your application is withdrawn")


def downloads(journey: Journey) -> None:
    given, when, then = journey
    given.a_page("/my-data")
    then.they_read("Winter 2022: Withdrawn", "Spring 2021: Accepted")
    when.they_follow("Download your data")
    held = json.loads(when.they_save("File for a program (JSON) of Applying, and your account").read_bytes())
    assert {"Applied", "Accepted", "Withdrawn"} <= {fact["what"] for fact in held["facts"]}
    assert WROTE in json.dumps(held)
    journal = json.loads(when.they_save("File for a program (JSON) of Your partnership").read_bytes())
    assert journal["partnerships"]
    page = when.they_save("Page to read of Applying, and your account").read_text(encoding="utf-8")
    assert WROTE in page
    assert "You withdrew your application" in page


def asks(journey: Journey) -> str:
    """Returns the request's id."""
    given, when, then = journey
    given.a_page("/my-data")
    when.they_follow("Ask for your data to be erased")
    when.they_select("Ask for my data to be erased")
    then.they_see_the_page("Your request")
    then.they_read("Asked", ASKED_ON, NOT_BEFORE)
    return when.page.url.rpartition("/")[2]


def sees_that_a_person_looks_at_it(journey: Journey, request: str) -> None:
    """Their trust has approved no rule, so a person looks at all."""
    _, when, then = journey
    when.they_open(f"/my-data/requests/{request}")
    then.they_read("Being looked at by a person")
    expect(when.page.get_by_role("main")).not_to_contain_text(NOT_BEFORE)


def grants(journey: Journey, request: str) -> None:
    """The decision-maker's, from the line on Home."""
    given, when, then = journey
    given.signed_in_as("decision_maker")
    when.page.locator(f'a[href="/requests/{request}/decide"]').click()
    then.they_see_the_page("Answer this request")
    then.they_read("Erasure", "They wrote nothing", "nothing can bring it back")
    when.page.get_by_role("radio", name="Grant it").check()
    when.they_select("Send this answer")
    then.they_read("The erasure is granted")


def is_somebody_new(journey: Journey, application: str) -> None:
    given, when, then = journey
    given.signed_in_as(PERSON)
    given.a_page("/my-data")
    then.they_see_the_page("Your data")
    expect(when.page.get_by_role("main")).not_to_contain_text("Winter 2022")
    expect(when.page.get_by_role("main")).not_to_contain_text("Spring 2021")
    when.they_open("/my-data/requests")
    then.they_read("You have not asked for anything yet.")
    when.they_open(f"/my-application/{application}")
    then.they_see_the_page("Page not found")
