"""Somebody who was just paired continues, or says that it cannot work; partners read each other's profile and the Guide."""

from typing import Final

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.pairing_by_api import JOURNAL, Pair, Platform
from tests.journeys.steps import Journey
from tests.support.browsing.seen import NARROW, WIDE

pytestmark = pytest.mark.browser
PLACES: Final = {WIDE: 0, NARROW: 1}
LAST_DAY: Final = "19 November 2021"
"""The third working day after Tuesday 16 November."""
WITH_A_SESSION: Final = "s204"
"""Whose cohort has had its launch session."""


@pytest.fixture(scope="session")
def platform(at: Addresses) -> Platform:
    return Platform(ApiClient(at))


@pytest.fixture(scope="session")
def pairs(platform: Platform) -> list[Pair]:
    """Of today. Each journey takes its own: of four, two continue and two do not."""
    return platform.pairs()


def test_both_continue_and_read_each_others_profile(journey: Journey, pairs: list[Pair], platform: Platform) -> None:
    given, when, then = journey
    pair = pairs[PLACES[when.visit.width]]
    address = f"/partner/{pair.partnership}"
    given.signed_in_as(pair.senior)
    when.they_follow("You have a partner. Say whether you continue")
    then.they_are_at(address)
    then.they_read("You were paired on 16 November 2021.", f"Tell us by {LAST_DAY}")
    assert "hear how you see our work" not in when.page.content()
    then.the_page_is_sound()
    when.page.get_by_role("button", name="Continue with this pairing").click()
    then.they_see_the_page("Continue with this pairing")
    when.they_select("Continue with this pairing")
    then.they_read("Select yes if your partner may see your e-mail address")
    then.the_page_is_sound()
    when.page.get_by_label("Yes").check()
    when.they_select("Continue with this pairing")
    then.they_are_at(address)
    then.they_read("You are continuing", "Your partner will see it when you can read each other's profile")
    when.they_open(f"{address}/go-on")
    then.they_read("There is nothing to decide here any more.")
    platform.posts(JOURNAL, pair.colleague, f"/partnerships/{pair.partnership}/continuations", {"shows_address": True})
    platform.hears_of_opening(pair)
    when.they_open(address)
    then.they_read("I want to hear how you see our work.", f"Write to {pair.colleague}@wrenfield.example.")
    then.the_page_is_sound()
    when.they_follow("Change whether your partner can see your e-mail address")
    then.they_see_the_page("Your e-mail address and your partner")
    then.the_page_is_sound()
    when.page.get_by_label("No. They can ask a facilitator to put us in touch").check()
    when.they_select("Save this answer")
    then.they_read("Your answer is saved", "Your partner cannot see it.")
    when.they_open(f"{address}/cannot-work")
    then.they_read("There is nothing to decide here any more.")


def test_a_pairing_that_cannot_work_is_taken_back_and_the_other_learns_only_that(
    journey: Journey, pairs: list[Pair], platform: Platform
) -> None:
    given, when, then = journey
    pair = pairs[2 + PLACES[when.visit.width]]
    address = f"/partner/{pair.partnership}"
    platform.posts(JOURNAL, pair.senior, f"/partnerships/{pair.partnership}/continuations", {"shows_address": True})
    given.signed_in_as(pair.colleague)
    when.they_go_to_the_area("Your partnership")
    then.they_read("You have a partner. Say whether you continue", f"By {LAST_DAY}")
    when.they_open(address)
    when.page.get_by_role("button", name="This pairing cannot work").click()
    then.they_see_the_page("Say that this pairing cannot work")
    then.they_read("You two are never paired with each other again.", "Nobody asks you why.")
    then.the_page_is_sound()
    when.they_select("Take this pairing back")
    then.they_see_the_page("This pairing was taken back")
    then.they_read("We have taken this pairing back", "by 30 November 2021")
    then.the_page_is_sound()
    when.they_open(f"{address}/contact")
    then.they_read("There is nothing to decide here any more.")
    told = platform.gets(JOURNAL, pair.senior, f"/partnerships/{pair.partnership}")
    assert (told["ended_on"], told["opening"]["opened"]) == ("2021-11-16", False)


def test_partners_find_each_other_the_guide_and_their_launch_session(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as(WITH_A_SESSION)
    when.they_go_to_the_area("Your partnership")
    when.they_follow("Your partner")
    then.they_read("Your partner's profile", "Your partner can see in their data that you looked at it.")
    partner = when.page.url.removeprefix(when.visit.portal)
    when.they_follow("Read the Guide for Learning Partners")
    then.they_see_the_page("Guide for Learning Partners")
    then.the_page_is_sound()
    when.page.get_by_role("main").get_by_role("listitem").first.get_by_role("link").click()
    expect(when.page.get_by_role("heading", level=1)).to_be_visible()
    then.the_page_is_sound()
    when.they_open(partner)
    when.they_follow("Launch session on 3 August 2021")
    then.they_see_the_page("Launch session")
    then.they_read("Online", "Two colleagues learn from each other as equals.")
    then.the_page_is_sound()


def test_several_partners_are_a_list_and_nobody_is_an_empty_one(journey: Journey, pairs: list[Pair]) -> None:
    given, when, then = journey
    given.signed_in_as(pairs[PLACES[when.visit.width]].senior)
    when.they_open("/partner")
    then.they_see_the_page("Your partner")
    then.they_read("16 November 2021", "In progress")
    then.the_page_is_sound()


def test_somebody_without_a_partner_is_told_what_comes(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("s404")
    when.they_open("/partner")
    then.they_read("You do not have a partner yet.")
