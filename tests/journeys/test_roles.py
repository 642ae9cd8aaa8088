"""What each role does from sign-in to the end of its work, where no other journey is about it; which role has which page."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.steps import PEOPLE, Journey, OpenJourney, key
from tests.support.browsing.roles import table
from tests.support.browsing.seen import NARROW, routes_of
from tests.support.portal_routes import portal_for_its_routes

pytestmark = pytest.mark.browser
APPLICANT = "s402"
"""Whose application other journeys look at, too."""
OF_NO_TRUST = frozenset({"operator", "national_analyst"})


@pytest.fixture
def app() -> Iterator[Flask]:
    with portal_for_its_routes() as app:
        yield app


def test_an_edi_lead_sees_how_far_each_cohort_is_and_opens_none(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("edi_lead")
    when.they_go_to_the_area("Your trust")
    then.they_see_the_page("Your trust")
    when.they_follow("All cohorts")
    then.they_see_the_page("Cohorts")
    then.they_read("Winter 2022", "Recruiting from 19 October 2021 until 29 November 2021", "Autumn 2021", "Launched")
    expect(when.page.get_by_role("cell", name=" of ").first).to_be_visible()
    expect(when.page.get_by_role("main").get_by_role("link")).to_have_count(0)
    expect(when.page.get_by_role("button", name="Set up a new cohort")).to_have_count(0)
    then.the_page_is_sound()


def test_a_decision_maker_comes_to_the_page_on_which_a_private_address_is_entered(
    open_journey: OpenJourney, at: Addresses
) -> None:
    """What is done there is another journey's, with a facilitator."""
    given, when, then = open_journey(NARROW)
    own = ApiClient(at).get("recruitment", key(APPLICANT), "/applications/mine")[0]
    given.signed_in_as("decision_maker")
    when.they_open(f"/people/{own['person']}/private-address")
    expect(when.page.get_by_role("textbox").first).to_be_visible()
    then.the_page_is_sound()


@pytest.mark.parametrize("role", [role for role in PEOPLE if role not in OF_NO_TRUST])
def test_somebody_with_the_role_finds_what_is_held_of_them(open_journey: OpenJourney, role: str) -> None:
    given, when, then = open_journey(NARROW)
    given.signed_in_as(role)
    when.page.get_by_role("banner").get_by_role("link", name="Your data", exact=True).click()
    then.they_see_the_page("Your data")


def test_the_table_names_each_page_once_for_each_of_its_roles(app: Flask) -> None:
    pages = table(routes_of(app))
    assert {"/cohorts/<uuid:cohort>/enter", "/applications/<uuid:application>/join-code"} <= set(pages["facilitator"])
    assert {"/apply/join", "/my-data"} <= set(pages["participant"])
    assert "/cohorts" in pages["edi_lead"]
    assert "/cohorts/<uuid:cohort>/enter" not in pages["edi_lead"]
