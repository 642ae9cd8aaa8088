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
    """Parts of the portal with pages that are for a role, of which no journey has opened any with it, a line each.

    A part is all pages whose addresses begin alike: two roles that have the same page see it alike, but each comes there.
    """
    seen = {(_part(each.rule), each.role) for each in answered if each.method == "GET" and each.is_page and each.status < 400}
    pages = [each for each in routes if each.method == "GET" and each.guard.title and not each.guard.is_public]
    wanted = {(_part(route.rule), role) for route in pages for role in _named(route)}
    return [f"{part}: no journey opens a page of it as {role}" for part, role in sorted(wanted - seen)]


def _part(rule: str) -> str:
    return "/" + rule.split("/")[1]


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
