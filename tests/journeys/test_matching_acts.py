"""Matching in two seats: pairs are proposed, weighed, signed and published; each act shows what it changes before it is done."""

import re
from collections.abc import Callable
from typing import Any, Final
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.facilitating import types_a_day
from tests.journeys.matching_by_api import MATCHING, MatchedCohort
from tests.journeys.steps import Journey, OpenJourney, key

pytestmark = pytest.mark.browser
REASON: Final = "They have met at the board and got on well."
SUBSTITUTE: Final = "Sian Chikwanda"
"""The trust's evaluator, who has signed in before they are entered."""
Matched = Callable[[int], MatchedCohort]


@pytest.fixture(scope="session")
def matched(at: Addresses) -> Matched:
    """One cohort for each width, for journeys that leave its pairs alone."""
    made: dict[int, MatchedCohort] = {}

    def cohort(width: int) -> MatchedCohort:
        if width not in made:
            made[width] = MatchedCohort(at, f"Matching cohort {width}")
        return made[width]

    return cohort


@pytest.fixture
def cohort(at: Addresses) -> MatchedCohort:
    return MatchedCohort(at, f"Matching cohort {uuid4().hex[:8]}")


@pytest.fixture
def proposed(cohort: MatchedCohort) -> MatchedCohort:
    cohort.posts("proposals")
    return cohort


def test_a_facilitator_proposes_pairs_and_weighs_them(journey: Journey, cohort: MatchedCohort) -> None:
    given, when, then = journey
    at = f"/rounds/{cohort.round}"
    given.signed_in_as("facilitator")
    when.they_open(at)
    when.page.get_by_role("button", name="Propose pairs").click()
    then.they_see_the_page("Propose pairs")
    then.they_read("6 of 6", "None yet", "Nobody outside matching sees the proposal.")
    then.the_page_is_sound()
    when.they_select("Propose pairs")
    then.they_are_at(at)
    then.they_read("The pairs are proposed", "3 pairs")
    first, second = cohort.pairs[0], cohort.pairs[1]
    when.they_open(f"{at}/pairs/{first[0]}/{first[1]}")
    when.page.get_by_role("button", name="Pin this pair").click()
    then.they_see_the_page("Pin this pair")
    then.they_read("3, as before", "stay as they are until somebody proposes again", "None: the best pairs stay as they are")
    then.the_page_is_sound()
    cohort.posts("vetoes", {"one": second[0], "other": second[1]})
    when.they_select("Pin this pair")
    then.they_read("This was changed after you opened the page", "Nothing has been done yet.")
    then.the_page_is_sound()
    when.they_select("Pin this pair")
    then.they_are_at(at)
    then.they_read("The pair is pinned. Propose again to see the new pairs")
    when.page.get_by_role("button", name="Propose pairs again").click()
    then.they_read("Pinned", "Vetoed", "takes the place of the one that is there")
    then.the_page_is_sound()
    when.page.get_by_role("row", name=re.compile("Pinned")).get_by_role("link", name="Release").click()
    then.they_see_the_page("Release this pair")
    then.the_page_is_sound()
    when.they_select("Release this pair")
    then.they_read("The pair is released.")
    they_swap(journey, cohort, first)
    when.they_open(at)
    when.page.get_by_role("button", name="Propose pairs again").click()
    when.they_select("Propose pairs again")
    then.they_read("The pairs are proposed")


def they_swap(journey: Journey, cohort: MatchedCohort, first: tuple[str, str]) -> None:
    _, when, then = journey
    at = f"/rounds/{cohort.round}"
    when.they_open(f"{at}/swap?one={first[0]}")
    then.they_see_the_page("Swap the partners of two people")
    then.the_page_is_sound()
    when.page.get_by_role("combobox").select_option(value=cohort.can_swap_with(first[0]))
    when.they_select("Continue")
    then.they_read("Each of them gets the other's partner.", "They swap partners")
    then.the_page_is_sound()
    when.they_select("Swap their partners")
    then.they_read("The partners are swapped. Propose again to see the new pairs")


def test_a_co_chair_vetoes_a_pair_and_sees_what_it_changes_first(journey: Journey, proposed: MatchedCohort) -> None:
    given, when, then = journey
    senior, colleague = proposed.pairs[0]
    given.signed_in_as("co_chair")
    when.they_open(f"/rounds/{proposed.round}/pairs/{senior}/{colleague}")
    when.page.get_by_role("button", name="Veto this pair").click()
    then.they_see_the_page("Veto this pair")
    then.they_read("3, as before", "New pairs", "From now on no proposal has this pair")
    then.the_page_is_sound()
    when.they_select("Veto this pair")
    then.they_read("The pair is vetoed. Propose again to see the new pairs")


def test_a_note_says_who_may_read_it_before_it_is_saved_and_its_author_withdraws_it(journey: Journey, matched: Matched) -> None:
    given, when, then = journey
    cohort = matched(when.visit.width)
    given.signed_in_as("co_chair")
    when.they_open(f"/rounds/{cohort.round}/notes")
    when.page.get_by_role("button", name="Write a note about two people").click()
    then.they_see_the_page("Write a note about two people")
    then.they_read("Both people may ask to read this note.", "without your name")
    then.the_page_is_sound()
    when.they_select("Save this note")
    expect(when.page).to_have_title(re.compile("^Error: "))
    then.they_read("Enter why")
    for person, place in (("Who is the first person?", 1), ("Who is the second person?", 4)):
        when.page.get_by_label(person).select_option(index=place)
    when.page.get_by_label("For the pair").check()
    when.page.get_by_label("Why?").fill(REASON)
    when.they_select("Save this note")
    then.they_read("The note is saved")
    when.they_open(f"/rounds/{cohort.round}/notes")
    then.they_read(REASON)
    when.page.get_by_role("button", name="Withdraw this note").click()
    then.they_see_the_page("Withdraw your note")
    then.they_read(REASON, "does not count any more")
    then.the_page_is_sound()
    when.they_select("Withdraw your note")
    then.they_read("The note is withdrawn")
    assert cohort.sees("/notes") == []


def test_what_a_matcher_enters_is_shown_to_nobody_else(journey: Journey, open_journey: OpenJourney, matched: Matched) -> None:
    given, when, then = journey
    cohort = matched(when.visit.width)
    given.signed_in_as("facilitator")
    when.they_open(f"/cohorts/{cohort.id}/matching")
    when.page.get_by_role("button", name="People who must not be paired").click()
    then.they_read("You have entered nobody.", "Nobody else sees it")
    then.the_page_is_sound()
    when.page.get_by_role("button", name="Enter two people").click()
    then.they_see_the_page("Enter two people who must not be paired")
    then.the_page_is_sound()
    for person, place in (("Who is the first person?", 1), ("Who is the second person?", 4)):
        when.page.get_by_label(person).select_option(index=place)
    when.page.get_by_label("One of them has declared a conflict of interest").check()
    when.they_select("Enter these two people")
    then.they_read("The two people are on your list")
    then.the_page_is_sound()
    other = open_journey(when.visit.width)
    other.given.signed_in_as("co_chair")
    other.given.a_page(f"/cohorts/{cohort.id}/do-not-pair")
    other.then.they_read("You have entered nobody.")
    when.they_follow("Remove")
    then.they_see_the_page("Remove two people from your list")
    then.the_page_is_sound()
    when.they_select("Remove two people from your list")
    then.they_read("The two people are removed from your list", "You have entered nobody.")


def test_a_proposal_is_signed_in_two_seats_published_and_taken_back(
    journey: Journey, open_journey: OpenJourney, proposed: MatchedCohort
) -> None:
    given, when, then = journey
    cohort = proposed
    at = f"/rounds/{cohort.round}"
    given.signed_in_as("facilitator")
    when.they_open(f"{at}/sign")
    then.they_read("Read the proposal first.")
    when.they_follow("Read the proposed pairs")
    when.page.get_by_role("button", name="Sign this proposal").click()
    then.they_see_the_page("Sign this proposal")
    then.they_read("Still missing", "You sign the proposal that you have just read.")
    then.the_page_is_sound()
    pair = cohort.pairs[0]
    cohort.posts("vetoes", {"one": pair[0], "other": pair[1]}, person="co_chair")
    cohort.posts("proposals", person="co_chair")
    when.they_select("Sign this proposal")
    then.they_read("The proposal was replaced after you read it.")
    expect(when.page.get_by_role("button", name="Sign this proposal")).to_have_count(0)
    then.the_page_is_sound()
    assert cohort.sees()["signed_seats"] == []
    when.they_follow("Read the proposed pairs")
    when.page.get_by_role("button", name="Sign this proposal").click()
    when.they_select("Sign this proposal")
    then.they_read("You have signed the proposal", "Nothing. You have signed these pairs.")
    expect(when.page.get_by_role("button", name="Sign this proposal")).to_have_count(0)
    when.page.get_by_role("button", name="See who has signed").click()
    then.they_read("Signed by Gita Roscoe", "Still missing")
    when.they_open(f"{at}/publish")
    then.they_read("can be published when both signatures are there")
    then.the_page_is_sound()
    a_co_chair_signs(open_journey(when.visit.width), at)
    when.they_open(at)
    when.page.get_by_role("button", name="Publish these pairs").click()
    then.they_read("Each pair becomes a partnership.")
    then.the_page_is_sound()
    when.they_select("Publish these pairs")
    then.they_are_at(at)
    then.they_read("The pairs are published", "Published pairs")
    when.page.get_by_role("button", name="Take these pairs back").click()
    then.they_see_the_page("Take these pairs back")
    then.they_read("The proposal stays, without signatures.")
    then.the_page_is_sound()
    when.they_select("Take these pairs back")
    then.they_read("The pairs are taken back")
    assert cohort.sees()["published_on"] is None


def a_co_chair_signs(journey: Journey, at: str) -> None:
    """And looks at how the signed pairs could be changed."""
    given, when, then = journey
    given.signed_in_as("co_chair")
    given.a_page(at)
    when.page.get_by_role("button", name="Sign this proposal").click()
    then.they_read("Signed by Gita Roscoe")
    when.they_select("Sign this proposal")
    then.they_read("You have signed the proposal")
    when.page.get_by_role("button", name="Change signed pairs as little as possible").click()
    then.they_see_the_page("Change signed pairs as little as possible")
    then.they_read("Nothing has to change")
    then.the_page_is_sound()


def test_of_signed_pairs_only_those_change_that_must(open_journey: OpenJourney, proposed: MatchedCohort) -> None:
    given, when, then = open_journey()
    cohort, at = proposed, f"/rounds/{proposed.round}"
    cohort.is_signed_by("facilitator", "co_chair")
    vetoed, *_ = cohort.pairs
    cohort.posts("vetoes", {"one": vetoed[0], "other": vetoed[1]})
    given.signed_in_as("facilitator")
    when.they_open(at)
    when.page.get_by_role("button", name="Change signed pairs as little as possible").click()
    then.they_read("As many people as possible get a partner.")
    then.the_page_is_sound()
    when.they_select("Propose this change")
    then.they_read("Select a change")
    when.page.get_by_role("radio").first.check()
    when.they_select("Propose this change")
    then.they_are_at(at)
    then.they_read("The pairs are proposed")
    assert vetoed not in cohort.pairs
    assert cohort.sees()["signed_seats"] == []


@pytest.mark.parametrize("comes_by", ["cohort", "partnership"])
def test_people_whose_partners_have_gone_are_matched_again(
    open_journey: OpenJourney, cohort: MatchedCohort, comes_by: str
) -> None:
    given, when, then = open_journey()
    partnership = cohort.two_are_left()
    given.signed_in_as("facilitator")
    when.they_open(f"/partnerships/{partnership}/rematch" if comes_by == "partnership" else f"/cohorts/{cohort.id}/rematch")
    then.they_read("Act by", "14 days left", "Partners who are together stay together.")
    when.they_select("Open a re-match")
    then.they_read("The re-match is open", "Re-match Proposed pairs", "Ready to propose pairs")


def test_a_lead_enters_a_substitute_who_reads_the_round_and_signs(
    journey: Journey, open_journey: OpenJourney, proposed: MatchedCohort
) -> None:
    given, when, then = journey
    cohort = proposed
    given.signed_in_as("edi_lead")
    decision_maker = open_journey(when.visit.width)
    decision_maker.given.signed_in_as("decision_maker")
    for each in (decision_maker, journey):
        each.when.they_open(f"/rounds/{cohort.round}/substitutes")
        each.then.they_see_the_page("Enter a substitute")
        each.then.the_page_is_sound()
    when.they_select("Enter this substitute")
    expect(when.page).to_have_title(re.compile("^Error: "))
    evaluator = open_journey(when.visit.width)
    evaluator.given.signed_in_as("evaluator")
    when.they_open(f"/rounds/{cohort.round}/substitutes")
    when.page.get_by_label("Who was named?").select_option(label=SUBSTITUTE)
    when.page.get_by_label("Network co-chair").check()
    when.page.get_by_label("The staff network").check()
    types_a_day(when, "On which day were they named?", "1 1 2020")
    when.they_select("Enter this substitute")
    then.they_read("not between the opening of the round and today")
    opened = cohort.sees("/signatures")["opened_on"]
    types_a_day(when, "On which day were they named?", " ".join(reversed(opened.split("-"))))
    when.they_select("Enter this substitute")
    then.they_read("The substitute is entered", "named by the staff network")
    evaluator.when.they_open("/today")
    evaluator.when.they_follow("Sign the proposed pairs")
    evaluator.then.they_see_the_page("Sign this proposal")
    evaluator.then.they_read("The pairs that you sign", "Ottoline Farrow")
    evaluator.then.the_page_is_sound()
    evaluator.when.they_select("Sign this proposal")
    evaluator.then.they_read("You have signed the proposal")
    assert cohort.sees()["signed_seats"] == ["co_chair"]


def test_people_whose_partner_has_gone_are_shown_with_the_days_left(journey: Journey, at: Addresses) -> None:
    given, when, then = journey
    client = ApiClient(at)
    cohorts: list[dict[str, Any]] = client.get("recruitment", key("facilitator"), "/cohorts")
    launched = [each["cohort"] for each in cohorts if each["launched"]]
    left = {cohort: client.get(MATCHING, key("facilitator"), f"/cohorts/{cohort}/left-behind")["people"] for cohort in launched}
    cohort, people = next((cohort, people) for cohort, people in left.items() if people)
    given.signed_in_as("facilitator")
    when.they_open(f"/cohorts/{cohort}/rematch")
    then.they_see_the_page("People whose partner has gone")
    then.they_read("Act by", "Close with care", "There are three ways")
    then.the_page_is_sound()
    first, *_ = client.get(MATCHING, key("facilitator"), f"/cohorts/{cohort}/rounds")
    pairs = client.get(MATCHING, key("facilitator"), f"/rounds/{first['round']}")["proposal"]["pairs"]
    theirs = next(pair for pair in pairs if people[0]["person"] in (pair["senior"], pair["colleague"]))
    when.they_open(f"/partnerships/{theirs['partnership']}/rematch")
    then.they_see_the_page("People whose partner has gone")
    then.the_page_is_sound()
