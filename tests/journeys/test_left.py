"""Somebody leaves a private address, and signs in by a code to it when they have left. Nobody learns whether one is known."""

import re
from typing import Final
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.inbox import Mailboxes
from tests.journeys.steps import Journey, Then, When, key
from tests.support.browsing.seen import NARROW, WIDE

pytestmark = pytest.mark.browser
A_TIME: Final = re.compile(r"[0-9]{2}:[0-9]{2}")
REMOVES: Final = "c108"
NAME: Final = "Wrenfield Vale Partnership NHS Foundation Trust (synthetic)"
LEAVERS: Final = {WIDE: "s106", NARROW: "c109"}
GONE, STAYS = "s208", "s301"
"""Of the one it is on record that she left the trust."""
KNOWN: Final = {WIDE: "s109", NARROW: "s107"}
"""They have left an address by another way."""
WRONG: Final = "BBBB BBBB"
RECRUITMENT: Final = "recruitment"


@pytest.fixture(scope="session")
def mailboxes(at: Addresses) -> Mailboxes:
    return Mailboxes(at.mail)


def ask_for_a_code(when: When, address: str) -> None:
    when.they_open("/left")
    when.page.get_by_label("Which trust did you work for?").select_option(label=NAME)
    when.page.get_by_label("Your private e-mail address").fill(address)
    when.they_select("Send me a code")


def type_code(when: When, label: str, code: str, button: str) -> None:
    when.page.get_by_label(label).fill(code)
    when.they_select(button)


def text_of(when: When, address: str) -> str:
    return when.page.get_by_role("main").inner_text().replace(address, "the address")


def test_somebody_leaves_an_address_and_signs_in_by_a_code_to_it(journey: Journey, mailboxes: Mailboxes, at: Addresses) -> None:
    given, when, then = journey
    address = f"home.{when.visit.width}@elsewhere.example"
    given.signed_in_as(LEAVERS[when.visit.width])
    given.a_page("/my-data/address")
    then.they_read("You have not given us a private address.")
    then.the_page_is_sound()
    type_code(when, "What is your private e-mail address?", "home", "Send me a code")
    expect(when.page.get_by_role("link", name="Enter an e-mail address in the correct format")).to_be_visible()
    type_code(when, "What is your private e-mail address?", address, "Send me a code")
    then.they_see_the_page("What is the code in the e-mail?")
    then.they_read(f"We sent a code to {address}.")
    then.the_page_is_sound()
    type_code(when, "What is the code in the e-mail?", WRONG, "Confirm this address")
    then.they_read("This is not the code that we sent")
    type_code(when, "What is the code in the e-mail?", mailboxes.code(address).lower(), "Confirm this address")
    then.they_read("Your private address is confirmed", f"Your private address is {address}.")
    when.they_select("Sign out")
    when.they_follow("Sign in with a code by e-mail")
    then.the_page_is_sound()
    ask_for_a_code(when, address)
    then.they_see_the_page("Type your code")
    then.the_page_is_sound()
    type_code(when, "The code from the e-mail", mailboxes.code(address, after=1), "Sign in")
    comes_to_what_is_theirs(when, then)
    when.page.goto(f"{at.issuer}/inbox")
    expect(when.page.get_by_text(f"To {address}").first).to_be_visible()


def comes_to_what_is_theirs(when: When, then: Then) -> None:
    """And to nothing else."""
    when.visit.role = ""
    then.they_see_the_page("Home")
    then.they_read_in_the_header(NAME)
    expect(when.page.get_by_role("banner")).not_to_contain_text("Home")
    then.they_read("You have signed in with a code.", "We will sign you out at about")
    then.the_page_is_sound()
    when.they_follow("Your data")
    then.they_see_the_page("Your data")
    then.they_read_in_the_header(NAME, "Your data", "Sign out")
    then.the_page_is_sound()
    for path in ("/apply", "/today/partnership", "/cohorts", "/invitation"):
        when.they_open(path)
        then.they_see_the_page("Page not found")
    when.they_open("/my-data/address/remove")
    then.they_read("When you sign out, you cannot sign in again.")
    then.the_page_is_sound()
    when.they_select("Sign out")
    then.nobody_is_signed_in()
    when.they_go_back()
    when.page.reload()
    then.they_are_at("/?next=%2Fmy-data%2Faddress%2Fremove")


def test_a_wrong_code_is_refused_five_times_and_an_unknown_address_reads_alike(
    journey: Journey, mailboxes: Mailboxes, at: Addresses
) -> None:
    _, when, then = journey
    known, unknown = (f"{who}.{when.visit.width}@elsewhere.example" for who in ("known", "nobody"))
    confirm(at, mailboxes, KNOWN[when.visit.width], known)
    shown = []
    for address in (known, unknown):
        ask_for_a_code(when, address)
        then.they_see_the_page("Type your code")
        asked = text_of(when, address)
        type_code(when, "The code from the e-mail", WRONG, "Sign in")
        then.they_read("This is not the last code that we sent to this address")
        shown.append((asked, text_of(when, address)))
    first, second = ([A_TIME.sub("a time", text) for text in texts] for texts in shown)
    assert first == second  # But for the minute in which each was asked for.
    for _ in range(4):
        type_code(when, "The code from the e-mail", WRONG, "Sign in")
    then.they_see_the_page("Ask for another code")
    then.they_read("You have typed a wrong code 5 times")
    when.page.get_by_role("button", name="Get a code").click()
    then.they_see_the_page("Get a code to sign in")
    assert (len(mailboxes.to(known)), mailboxes.to(unknown)) == (2, [])


def test_an_address_that_is_not_wanted_any_more_is_removed(journey: Journey, mailboxes: Mailboxes, at: Addresses) -> None:
    given, when, then = journey
    confirm(at, mailboxes, REMOVES, f"removed.{when.visit.width}@elsewhere.example")
    given.signed_in_as(REMOVES)
    when.they_open("/my-data/address/remove")
    then.the_page_is_sound()
    when.they_select("Remove this address")
    then.they_read("Your private address is removed")


def test_a_facilitator_enters_an_address_for_somebody_who_has_left(journey: Journey, mailboxes: Mailboxes, at: Addresses) -> None:
    """On a wide screen. On a narrow one it is somebody who can do so themselves."""
    given, when, then = journey
    has_left = when.visit.width == WIDE
    address, client = "noted@elsewhere.example", ApiClient(at)
    own = client.get(RECRUITMENT, key(GONE if has_left else STAYS), "/applications/mine")[0]
    given.signed_in_as("facilitator")
    when.they_open(f"/applications/{own['application']}")
    if has_left:
        when.they_follow("Enter a private address for this person")
    else:
        when.they_open(f"/people/{own['person']}/private-address")
    then.they_see_the_page("Enter a private address")
    then.the_page_is_sound()
    fill_in(when, address)
    if has_left:
        then.they_see_the_page("What is the code that they read out?")
        type_code(when, "What is the code that they read out?", mailboxes.code(address), "Confirm this address")
        then.they_read("The person can now sign in with a code.")
        when.they_open(f"/people/{own['person']}/private-address")
        fill_in(when, address)
        then.they_read("This person has confirmed a private address.")
    else:
        then.they_read("It is not on record that this person left the trust.")
    when.they_open(f"/people/{own['person']}/private-address/code")
    type_code(when, "What is the code that they read out?", WRONG, "Confirm this address")
    then.they_read("No address waits for a code.")
    then.the_page_is_sound()


def fill_in(when: When, address: str) -> None:
    when.page.get_by_label("Their private e-mail address").fill(address)
    when.page.get_by_label("By phone").check()
    for box, number in (("Day", "16"), ("Month", "11"), ("Year", "2021")):
        when.page.get_by_label(box).fill(number)
    when.page.get_by_label("Who asked, and what did they agree to?").fill("She rang me, and I know her voice.")
    when.they_select("Send a code to this address")


def confirm(at: Addresses, mailboxes: Mailboxes, person: str, address: str) -> None:
    """The person has confirmed that the address is theirs."""
    client = ApiClient(at)
    client.put(RECRUITMENT, key(person), "/me/private-address", {"address": address})
    body = {"code": mailboxes.code(address)}
    client.post(RECRUITMENT, key(person), "/me/private-address/confirmations", body, str(uuid4()))
