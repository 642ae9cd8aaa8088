"""Every page of the portal, asked by every role from the trust itself, another, an unknown one, and by who is not signed in."""

from collections.abc import Iterator

import pytest

from plp_kit.web.guards import Access, Route
from plp_kit.web.roles import Role
from plp_testkit.http import Signer
from tests.walls.asking import Answer, Who, everybody_at
from tests.walls.bodies import MARK
from tests.walls.estate import standing
from tests.walls.matrix import Matrix
from tests.walls.portal_asking import OF_MATCHING, PortalAsking, portal_asking

OF_ONE_PERSON = "/my-application/"
"""Pages that nobody sees but the person whose they are, and nobody here is."""
OF_AN_APPLICATION = ("/apply/<uuid:cohort>/", "/apply/join", "/cohorts/<uuid:cohort>/enter/")
"""Pages on which an application is filled in. Some show nothing of the trust's, or lead to the list of what is to be answered."""
ENTERED = "/applications/<uuid:application>/entered"
"""Of an application that a facilitator entered; this one was sent by the person."""
OF_A_LIST = "/imports/"
"""Pages of a list. Some lead on to what is to be done first."""
OF_ONESELF = ("/my-data", "/invitation", "/partner/", "/guide/", "/launch/")
"""Pages about who is signed in, and for those who take part. Some need a fresh sign-in, and no service knows all people here."""
SHOWS_NOTHING = "/people/<uuid:person>/private-address"
"""Pages on which something is typed, which show nothing of the trust's, but for a name that may be seen."""
EVERYBODY_WHO_WORKS_HERE = frozenset(Role) - {Role.FORMER}
ASKS_ONLY = {
    "/access-log/by/<uuid:person>",
    "/access-log/by/<uuid:person>/parts/<slug>",
    "/access-log/find",
    "/applications/<uuid:application>/address",
    "/breach-export/<kind>",
    "/cohorts/new",
    "/cohorts/<uuid:cohort>/dates/check",
    "/cohorts/<uuid:cohort>/set-up/guide/new",
    "/exceptions/new",
    "/exceptions/new/<uuid:person>",
    "/holds/new",
    "/partner",
    "/retention",
    "/settings/check",
    "/signposts/new",
}
"""They ask for something, and show nothing of what the trust has, or only counts, or what somebody read who has read nothing."""
OF_THE_SETTINGS = {"/settings", "/settings/check", "/processing-record", "/processing-record/<kind>"}
"""A trust that is not onboarded has none."""
LISTS_OF_THE_OWN_TRUST = {
    *(f"/access-log/{of}parts/<slug>" for of in ("", "of/<uuid:person>/", "by/<uuid:person>/")),
    "/breach-export/<kind>",
}
"""What is in their addresses is no one trust's: everybody finds their own trust's list there."""
TRUSTS_BY_NAME = {"/trusts", "/trusts/new", "/trusts/new/typed", "/trusts/<trust>", "/services", "/services/<service>/<trust>"}
TOLD_TO_EVERYBODY = {"/worried", "/worried/<tenant>", "/privacy", "/privacy/<tenant>", "/left"}
"""They show what a trust publishes, and the names of the trusts."""


@pytest.fixture(scope="module")
def portal(signer: Signer) -> Iterator[PortalAsking]:
    """On an estate of its own: what others write there would be on its pages."""
    with standing() as estate, everybody_at(estate, signer) as everybody, portal_asking(estate, everybody, signer) as asking:
        yield asking


@pytest.mark.timeout(600)
def test_a_page_shows_nothing_of_another_trust(portal: PortalAsking, matrix: Matrix) -> None:
    wrong = []
    for route in portal.routes:
        for role in Role:
            for who in Who:
                answer = portal.ask(route, role, who)
                if not is_right(route, role, who, answer):
                    wrong.append((route.method, route.path, role, who, answer.status, answer.code, MARK in answer.text))
                matrix.note("portal", route, role, who, str(answer))
    assert not wrong, "\n".join(map(str, wrong))
    assert matrix.missing("portal", portal.routes) == []


def is_right(route: Route, role: Role, who: Who, answer: Answer) -> bool:
    roles = (route.access or Access(frozenset())).roles
    leaks = MARK in answer.text
    if not roles:
        return answer.status in {200, 303, 400, 403, 404, 503} and (route.path in TOLD_TO_EVERYBODY or not leaks)
    if who is Who.NONE:
        first = "/?next=" if route.method == "GET" else "/session-expired?next="
        return answer.status == 303 and (answer.code or "").startswith(first) and not leaks
    if role not in roles:
        return answer.status == 404 and not leaks
    if roles == {Role.OPERATOR}:
        return _is_right_for_operators(route, who, answer)
    if route.path.startswith(OF_ONESELF):
        return answer.status in ({200, 303, 404, 503} if route.method == "GET" else {403}) and not leaks
    if roles >= EVERYBODY_WHO_WORKS_HERE:
        shown = {200, 404} if "<" in route.path else {200}  # The area of another role is not there.
        return answer.status in (shown if route.method == "GET" else {403}) and (who is Who.OWN or not leaks)
    if route.method == "POST":
        return answer.status == 403 and not leaks  # It carries no form token.
    return (_is_right_of_matching if OF_MATCHING.match(route.path) else _is_right_for_its_role)(route, who, answer)


def _is_right_of_matching(route: Route, who: Who, answer: Answer) -> bool:
    """Some of these pages need the cohort of recruitment, which is another here; others ask for something and show nothing."""
    if who is Who.OWN:
        return answer.status in {200, 303, 404}
    is_asked = who is Who.UNKNOWN or not route.path.startswith("/rounds/")
    return answer.status in ({200, 404, 503} if is_asked else {404}) and MARK not in answer.text


def _is_right_for_operators(route: Route, who: Who, answer: Answer) -> bool:
    """They see trusts, and what waits in services, of all that are deployed; never content. A token of a trust opens none."""
    if route.method == "POST":
        return answer.status == 403
    own = {200} if who is Who.OWN else {200, 404}
    return answer.status in own and (MARK not in answer.text or (who is Who.OWN and route.path in TRUSTS_BY_NAME))


def _is_right_for_its_role(route: Route, who: Who, answer: Answer) -> bool:
    leaks = MARK in answer.text
    if route.path.startswith(OF_ONE_PERSON):
        return answer.status in {404, 503} and not leaks
    if route.path.startswith(SHOWS_NOTHING):
        return answer.status == 200 and not leaks
    if who is Who.OWN and route.path.startswith(OF_ONESELF):
        return answer.status == 200 and not leaks
    if who is Who.OWN and route.path in ASKS_ONLY:
        return answer.status in {200, 303}
    if who is Who.OWN:
        if route.path == ENTERED:
            return answer.status == 404
        leads_on = route.path.startswith((*OF_AN_APPLICATION, OF_A_LIST))
        return answer.status in {200, 303} if leads_on else answer.status == 200 and leaks
    if who is Who.UNKNOWN:
        return answer.status in {200, 404, 503} and not leaks
    return answer.status == _elsewhere(route) and not leaks


def _elsewhere(route: Route) -> int:
    """What somebody of another trust is answered."""
    if route.path.startswith("/signposts/<uuid:signpost>"):
        return 303  # To the list, on which it is not.
    is_of_one = "<" in route.path and route.path not in LISTS_OF_THE_OWN_TRUST
    return 404 if is_of_one or route.path in OF_THE_SETTINGS else 200
