"""Which role has which page, as the guards of the portal's routes say; and what of it no journey has seen."""

from collections.abc import Iterable, Mapping
from typing import Final

from plp_kit.web.roles import IN_A_TRUST, Role
from portal.site.guards import SIGNED_IN
from tests.support.browsing.seen import Answered, Route

EVERY_PAGE_OF_ONESELF: Final = frozenset(IN_A_TRUST)
FIRST: Final = frozenset({"/today"})
"""Of the pages for everybody who signs in, these are opened with each role."""


def table(routes: Iterable[Route]) -> Mapping[str, list[str]]:
    """The pages of each role by their rules, without those that need no sign-in."""
    pages = [each for each in routes if each.method == "GET" and each.guard.title and not each.guard.is_public]
    return {role: sorted(each.rule for each in pages if each.guard.admits(frozenset({role}))) for role in Role}


def unseen(routes: Iterable[Route], answered: Iterable[Answered]) -> list[str]:
    """Pages that are for some roles, and that no journey has opened with one of them, a line each."""
    seen = {(each.rule, each.role) for each in answered if each.method == "GET" and each.is_page and each.status < 400}
    return [
        f"GET {route.rule}: no journey opens it as {role}"
        for route in routes
        if route.method == "GET" and route.guard.title and not route.guard.is_public
        for role in sorted(_named(route))
        if (route.rule, role) not in seen
    ]


def _named(route: Route) -> frozenset[str]:
    """Those that the guard names. What is for everybody of a trust, or who is signed in, is one page for all of them.

    People who have left sign in by a code, and journeys name no role for them.
    """
    who = route.guard.who
    if route.rule in FIRST:
        return frozenset(Role) - {Role.FORMER}
    if SIGNED_IN in who or who >= EVERY_PAGE_OF_ONESELF:
        return frozenset()
    return frozenset(each for each in who if isinstance(each, Role)) - {Role.FORMER}
