"""Somebody whom an e-mail has invited takes the invitation up, and somebody else has theirs removed."""

from typing import Any, Final

import pytest

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.inbox import Mailboxes
from tests.journeys.steps import Journey, When, key
from tests.support.browsing.seen import WIDE

pytestmark = pytest.mark.browser
INVITED: Final = "s104"
"""Who takes one up, and who wants none."""
RECRUITING: Final = "s402"
RECRUITMENT: Final = "recruitment"
COHORT: Final = "Winter 2022"
NOBODYS: Final = "1b345531-eed8-51f8-9b72-a3c2d74b9dec"


def invited(at: Addresses) -> list[str]:
    """Their applications, the last that came first."""
    client = ApiClient(at)
    cohort = client.get(RECRUITMENT, key(RECRUITING), "/applications/mine")[0]["cohort"]
    asked = f"/cohorts/{cohort}/applications?state=invited&limit=100"
    found: list[dict[str, Any]] = client.get(RECRUITMENT, key("facilitator"), asked)["applications"]
    return [each["application"] for each in reversed(found)]


def type_it(when: When, number: str, code: str, button: str) -> None:
    when.page.get_by_label("Invitation number").fill(number)
    when.page.get_by_label("Code", exact=True).fill(code)
    when.they_select(button)


def test_an_invitation_is_taken_up_or_removed_with_its_code(journey: Journey, at: Addresses) -> None:
    """Taken up on a wide screen, removed on a narrow one: there are few."""
    given, when, then = journey
    number = invited(at)[0]
    code = Mailboxes(at.mail).invitation(number)
    when.they_open("/invitation")
    given.signed_in_as(INVITED)
    when.they_open("/invitation")
    then.they_see_the_page("Your invitation")
    then.the_page_is_sound()
    for wrong in ((number, "another"), (NOBODYS, code)):
        type_it(when, *wrong, "Continue to my application")
        then.they_read("We do not know an invitation with this number and this code.")
    if when.visit.width == WIDE:
        type_it(when, number, code, "Continue to my application")
        then.they_see_the_page(COHORT)
        then.they_read("Your invitation is taken up", "Answer in any order.")
    when.they_open("/invitation")
    when.they_follow("Remove me instead")
    then.they_see_the_page("Remove your invitation")
    then.the_page_is_sound()
    if when.visit.width != WIDE:
        type_it(when, number, code, "Remove my invitation")
        then.they_read("Your invitation is removed")
    assert number not in invited(at)
