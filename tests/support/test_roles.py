"""A part of the portal that is for two roles has to be opened with each of them."""

from typing import Final

import pytest

from plp_kit.web.roles import IN_A_TRUST, Role
from portal.site.guards import EVERYBODY, SIGNED_IN, Guard, Who
from tests.support.browsing.roles import table, unseen
from tests.support.browsing.seen import WIDE, Answered, Route


def page(*who: Who, rule: str = "/cohorts") -> Route:
    return Route("GET", rule, Guard(frozenset(who), "Cohorts"))


BOTH: Final = page(Role.FACILITATOR, Role.EDI_LEAD)
OPENED: Final = Answered("GET", "/cohorts", 200, is_page=True, width=WIDE, role="facilitator")


def test_a_role_that_no_journey_opened_the_page_with_is_named() -> None:
    assert unseen([BOTH], [OPENED]) == ["/cohorts: no journey opens a page of it as edi_lead"]
    assert unseen([page(Role.FACILITATOR)], [OPENED]) == []


@pytest.mark.parametrize("who", [(SIGNED_IN, Role.FORMER), IN_A_TRUST, (EVERYBODY,)], ids=["signed in", "a trust's", "everybody"])
def test_what_is_one_page_for_all_is_opened_with_any_role(who: tuple[Who, ...]) -> None:
    assert unseen([page(*who)], []) == []


def test_the_first_page_is_opened_with_every_role_but_by_leavers() -> None:
    assert len(unseen([page(SIGNED_IN, rule="/today")], [])) == len(Role) - 1


def test_a_role_has_the_pages_that_its_guard_admits() -> None:
    pages = table([BOTH, page(SIGNED_IN, rule="/today"), page(EVERYBODY, rule="/worried")])
    assert (pages[Role.EDI_LEAD], pages[Role.DPO]) == (["/cohorts", "/today"], ["/today"])
