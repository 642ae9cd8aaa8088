"""A facilitator and a network co-chair read a proposal: the pairs, two of them closely, who has no partner, what has changed."""

import re
from typing import Any, Final

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.steps import Journey, key

pytestmark = pytest.mark.browser
COHORT: Final = "Autumn 2021"


@pytest.fixture(scope="session")
def cohort(at: Addresses) -> str:
    found: list[dict[str, Any]] = ApiClient(at).get("recruitment", key("facilitator"), "/cohorts")
    return next(str(each["cohort"]) for each in found if each["title"] == COHORT)


@pytest.fixture(scope="session")
def round_id(at: Addresses, cohort: str) -> str:
    (found,) = ApiClient(at).get("matching", key("facilitator"), f"/cohorts/{cohort}/rounds")
    return str(found["round"])


def test_a_facilitator_comes_from_a_cohort_to_its_pairs_and_reads_one_of_them(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("facilitator")
    when.they_go_to_the_area("Matching")
    when.they_follow("Matching by cohort")
    then.they_see_the_page("Matching by cohort")
    then.the_page_is_sound()
    when.they_follow(COHORT)
    then.they_see_the_page(f"{COHORT} Matching")
    then.they_read("First round", "What to do next")
    then.the_page_is_sound()
    when.they_follow("First round")
    then.they_see_the_page(f"{COHORT}, First round Proposed pairs")
    then.they_read("8 pairs, 16 of 17 people", "Lowest score", "It is on record that you have looked at these scores.")
    then.the_page_is_sound()
    then.no_tablet_cuts_it_off()
    worst = when.page.locator("table tbody tr").first
    expect(worst.locator("svg")).not_to_have_count(0)
    worst.get_by_role("link").click()
    then.they_read("They are a pair in the proposal.", "What the score is made of", "of 1,000")
    then.the_page_is_sound()
    when.they_follow("Read both profiles")
    then.they_see_the_page("Two profiles side by side")
    then.they_read("Both people can see it.", "Would like to learn about", "Could share")
    then.the_page_is_sound()
    when.they_follow_the_back_link()
    when.they_follow("Other possible partners of")
    then.they_read("their partner is", "What it would cost")
    then.the_page_is_sound()


def test_a_co_chair_sees_who_has_no_partner_and_why_and_finds_somebody_by_name(journey: Journey, cohort: str) -> None:
    given, when, then = journey
    given.signed_in_as("co_chair")
    when.they_open("/matching")
    when.they_follow(COHORT)
    then.they_are_at(f"/cohorts/{cohort}/matching")
    when.they_follow("First round")
    when.they_follow("1 person without a partner, and why")
    then.they_see_the_page("People without a partner")
    then.they_read("There are more people in their group than in the other.")
    then.the_page_is_sound()
    name = when.page.locator("table tbody tr").first.get_by_role("link").inner_text()
    when.they_follow_the_back_link()
    when.page.get_by_label("Find somebody in this proposal").fill(name.upper())
    when.they_select("Find")
    then.they_read("Nobody with that name has a partner in this proposal.")
    assert name.partition(" ")[0].lower() not in when.page.url.lower()
    when.they_follow(name)
    then.they_read("they have no partner")
    when.they_follow_the_back_link()
    when.page.get_by_label("Find somebody in this proposal").fill("Nobody of this name")
    when.they_select("Find")
    then.they_read("Nobody in this proposal has that name.")
    then.the_page_is_sound()


def test_a_co_chair_compares_and_reads_notes(journey: Journey, round_id: str) -> None:
    given, when, then = journey
    given.signed_in_as("co_chair")
    when.they_open(f"/rounds/{round_id}")
    when.they_follow("Notes for and against pairs")
    then.they_see_the_page("Notes for and against pairs")
    then.the_page_is_sound()
    when.they_open(f"/rounds/{round_id}/compare")
    then.they_see_the_page("What has changed")
    expect(when.page.get_by_role("main")).to_contain_text(re.compile("first proposal of the round|Compared with"))
    then.the_page_is_sound()
