"""What journeys have not seen of a portal is named."""

from collections.abc import Callable

import pytest

from plp_kit.web.roles import Role
from portal.site.guards import Guard
from tests.support.browsing.seen import NARROW, WIDE, Answered, Route, Seen

PAGE = Route("GET", "/cohorts", Guard(frozenset({Role.FACILITATOR}), "Cohorts"))
BUTTON = Route("POST", "/sign-out", Guard(frozenset({Role.FACILITATOR}), None))


def answered(method: str, rule: str, width: int = WIDE, status: int = 200, *, is_page: bool = True) -> Answered:
    return Answered(method, rule, status, is_page, width, "facilitator")


def whole() -> Seen:
    pages = {answered("GET", "/cohorts", width) for width in (WIDE, NARROW)}
    button = answered("POST", "/sign-out", status=303, is_page=False)
    return Seen({*pages, button}, {("/cohorts", WIDE), ("/cohorts", NARROW)})


def test_nothing_is_missing_of_what_was_seen_and_checked() -> None:
    assert whole().missing([PAGE, BUTTON]) == []


@pytest.mark.parametrize(
    ("plant", "said"),
    [
        (lambda seen: seen.answered.discard(answered("GET", "/cohorts", NARROW)), "GET /cohorts: no journey opens it at 320 px"),
        (lambda seen: seen.checked.discard(("/cohorts", WIDE)), "GET /cohorts: axe never ran on it at 1280 px"),
        (lambda seen: seen.answered.clear(), "GET /cohorts: no journey reaches it"),
    ],
    ids=["width", "axe", "journey"],
)
def test_what_is_missing_is_named(plant: Callable[[Seen], None], said: str) -> None:
    seen = whole()
    plant(seen)
    assert said in seen.missing([PAGE, BUTTON])


def test_a_page_that_is_refused_was_not_reached() -> None:
    seen = Seen({answered("GET", "/cohorts", status=404)})
    assert seen.missing([PAGE]) == ["GET /cohorts: no journey reaches it"]


def test_a_route_that_shows_a_page_needs_a_title() -> None:
    seen = whole()
    seen.answered.add(answered("POST", "/sign-out"))
    assert "POST /sign-out: shows a page, and says @no_page" in seen.missing([PAGE, BUTTON])
