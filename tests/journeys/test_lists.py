"""A facilitator invites people from a list whose titles nobody knows, and says by a staff list who reports to whom."""

import csv
import re
from io import StringIO
from typing import Any, Final, NamedTuple
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.steps import Journey, key
from tests.support.browsing.seen import NARROW, WIDE

pytestmark = pytest.mark.browser
RECRUITMENT: Final = "recruitment"
RECRUITING: Final = "Winter 2022"
MATCHING: Final = "Autumn 2021"
TITLES: Final = ("Wie heißen Sie?", "Ihre Adresse", "Wo arbeiten Sie?")
INVITED: Final = {WIDE: ("Imani Testwell", "Osian Probert"), NARROW: ("Zuri Testwell", "Idris Probert")}
"""Of nobody else, at addresses of their own."""
ENTERED: Final = {WIDE: "ebony.calloway@wrenfield.example", NARROW: "malik.achebe@wrenfield.example"}
"""People for whom a facilitator has entered an application, so that lists know them."""
UNKNOWN: Final = {WIDE: "s305", NARROW: "c305"}
"""Accepted, and on no list."""
PRIVATE: Final = "who-is-on-sick-leave.csv"


class Reached(NamedTuple):
    name: str
    application: str
    address: str


def address_of(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@lists.example"


def as_csv(*rows: tuple[str, ...]) -> bytes:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def list_of(names: tuple[str, ...]) -> bytes:
    """With somebody whose address is none."""
    people = [(name, address_of(name), "Ward <b>7</b>") for name in names]
    return as_csv(TITLES, *people, ("Nobody Known", "not given", "Ward 7"))


@pytest.fixture(scope="session")
def cohorts(at: Addresses) -> dict[str, str]:
    """Their addresses by their titles."""
    found: list[dict[str, Any]] = ApiClient(at).get(RECRUITMENT, key("facilitator"), "/cohorts")
    return {each["title"]: f"/cohorts/{each['cohort']}" for each in found}


def chooses(journey: Journey, data: bytes, name: str = PRIVATE) -> None:
    chosen = journey.when.page.get_by_label("Choose the list")
    chosen.set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})


def test_people_are_invited_from_a_list_whose_columns_are_named_by_hand(journey: Journey, cohorts: dict[str, str]) -> None:
    given, when, then = journey
    names = INVITED[when.visit.width]
    given.signed_in_as("facilitator")
    when.they_open(cohorts[RECRUITING])
    when.they_follow("Invite people from a list")
    then.they_see_the_page(f"{RECRUITING} Invite people from a list")
    then.the_page_is_sound()
    chooses(journey, list_of(names))
    when.they_select("Upload this list")
    when.page.get_by_role("link", name="Select how these people heard about the cohort").click()
    expect(when.page.locator(".nhsuk-error-message").first).to_contain_text("Choose the file again")
    when.page.get_by_label("Intranet").check()
    chooses(journey, list_of(names))
    when.they_select("Upload this list")
    then.they_see_the_page("Which column is which?")
    then.they_read("We did not find these titles in your list: 'Email', 'Name'.", "3 rows", "In row 1")
    assert PRIVATE not in when.page.url
    then.the_page_is_sound()
    when.they_select("Continue")
    then.they_read("Choose the column with email addresses", "Choose the column with names")
    when.page.get_by_label("Email address").select_option("A: Wie heißen Sie?")
    when.page.get_by_label("Name").select_option("B: Ihre Adresse")
    when.they_select("Continue")
    then.they_see_the_page("Check the list before anything is done")
    then.they_read("This is not one email address.")
    when.they_follow("Change which column is which")
    when.page.get_by_label("Email address").select_option("B: Ihre Adresse")
    when.page.get_by_label("Name").select_option("A: Wie heißen Sie?")
    when.they_select("Continue")
    then.they_read("Wo arbeiten Sie?", "Correct it, with one address in the cell.", "Nothing in these columns is kept.")
    then.the_page_is_sound()
    when.they_select("Invite 2 people")
    then.they_see_the_page("What was done with the list")
    then.they_read("The list is imported", "People invited")
    then.the_page_is_sound()
    when.they_go_back()
    then.they_see_the_page("What was done with the list")
    when.they_follow("See the people who are invited")
    then.they_read(*names)


def test_the_same_list_invites_nobody_a_second_time(journey: Journey, cohorts: dict[str, str]) -> None:
    given, when, then = journey
    name = f"Twice {when.visit.width}"
    rows = (("Email", "Name"), (f"twice.{when.visit.width}@lists.example", name))
    given.signed_in_as("facilitator")
    for button, invited in (("Invite 1 person", "1"), ("Finish without changing anything", "0")):
        when.they_open(f"{cohorts[RECRUITING]}/import")
        when.page.get_by_label("Intranet").check()
        chooses(journey, as_csv(*rows))
        when.they_select("Upload this list")
        then.they_see_the_page("Check the list before anything is done")
        when.they_select(button)
        expect(when.page.locator("dd").nth(2)).to_have_text(invited)
    when.they_follow("See the people who are invited")
    expect(when.page.get_by_role("link", name=name)).to_have_count(1)


def test_a_file_that_cannot_be_read_says_so_at_the_field(journey: Journey, cohorts: dict[str, str]) -> None:
    given, when, then = journey
    given.signed_in_as("facilitator")
    given.a_page(f"{cohorts[RECRUITING]}/import")
    when.page.get_by_label("Intranet").check()
    chooses(journey, b"PK\x03\x04 and nothing more", "list.xlsx")
    when.they_select("Upload this list")
    expect(when.page).to_have_title(re.compile("^Error: "))
    expect(when.page.locator(".nhsuk-error-message")).to_contain_text("This file cannot be read. Open it in Excel")
    then.the_page_is_sound()
    when.they_open(f"{cohorts[MATCHING]}/import")
    then.they_read("Recruiting for this cohort has closed")


def test_home_leads_to_the_list_whose_columns_nobody_has_named(journey: Journey) -> None:
    given, when, then = journey
    given.signed_in_as("facilitator")
    when.they_follow("Finish importing a list")
    then.they_see_the_page("Which column is which?")
    then.they_read("A: What are you called?", "B: Where can we reach you?", "5 rows")
    then.the_page_is_sound()


def test_a_staff_list_says_whom_an_applicant_reports_to_and_nothing_of_others(journey: Journey, cohorts: dict[str, str]) -> None:
    given, when, then = journey
    given.signed_in_as("facilitator")
    when.they_open(cohorts[RECRUITING])
    when.they_follow("Upload a staff list")
    then.they_see_the_page(f"{RECRUITING} Upload a staff list")
    then.the_page_is_sound()
    others = [(f"other{each}@lists.example", "boss@lists.example", "Ward 8") for each in range(3)]
    chooses(
        journey, as_csv(("Email", "Manager email", "Team"), (ENTERED[when.visit.width], "boss@lists.example", "Ward 7"), *others)
    )
    when.they_select("Upload this staff list")
    then.they_read("Rows of people who have not applied, of which nothing is kept", "Every column is used.")
    then.the_page_is_sound()
    when.they_select("Record the managers of 1 person")
    then.they_read("The list is imported", "People whose managers or team are recorded")
    then.the_page_is_sound()


@pytest.fixture
def reached(journey: Journey, at: Addresses) -> Reached:
    """Somebody who is accepted, and has given an address since."""
    client, person = ApiClient(at), key(UNKNOWN[journey.when.visit.width])
    own = client.get(RECRUITMENT, person, "/applications/mine")[0]["application"]
    name = client.get(RECRUITMENT, key("facilitator"), f"/applications/{own}")["name"]
    contact = {"name": name, "address": address_of(name)}
    client.post(RECRUITMENT, person, "/me/contacts", contact, str(uuid4()))
    return Reached(name, own, contact["address"])


def test_somebody_whose_manager_is_not_known_is_found_on_a_list_by_the_confirmed_address(
    journey: Journey, cohorts: dict[str, str], reached: Reached
) -> None:
    given, when, then = journey
    given.signed_in_as("facilitator")
    when.they_open(cohorts[MATCHING])
    when.they_follow("People whose manager is not known")
    then.they_see_the_page(f"{MATCHING} People whose manager is not known")
    then.they_read("They could be paired with their own manager.", reached.name)
    then.the_page_is_sound()
    when.they_open(f"/applications/{reached.application}")
    when.page.get_by_role("button", name="Confirm this person's email address").click()
    then.they_see_the_page("Confirm this person's email address")
    then.they_read(reached.name, reached.address)
    then.the_page_is_sound()
    when.they_select("Confirm this person's email address")
    then.they_read("The email address is confirmed")
    when.they_open(f"{cohorts[MATCHING]}/staff-list")
    row = (reached.address, "director@lists.example", f"Team of {reached.name}")
    chooses(journey, as_csv(("Email", "Manager email", "Team"), row))
    when.they_select("Upload this staff list")
    when.they_select("Record the managers of 1 person")
    when.they_open(f"{cohorts[MATCHING]}/managers")
    expect(until_it_is_gone(journey, reached.name)).not_to_contain_text(reached.name)


def until_it_is_gone(journey: Journey, name: str) -> Locator:
    """Matching hears of it within seconds."""
    shown = journey.when.page.get_by_role("main")
    for _ in range(40):
        if name not in shown.inner_text():
            break
        journey.when.page.wait_for_timeout(500)
        journey.when.page.reload()
    return shown
