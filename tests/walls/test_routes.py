"""Every route of every service, asked by every role from the trust itself, another, an unknown one, and without a token.

pytest tests/walls/test_routes.py -s prints the whole table.
"""

import re
from collections.abc import Iterable
from typing import Final

import pytest

from plp_kit.service import Service
from plp_kit.web.guards import Access, Route
from plp_kit.web.roles import Role
from plp_operate.deployment.services import SERVICES
from tests.walls.answering import naively
from tests.walls.asking import Answer, Asking, Everybody, Who
from tests.walls.bodies import MARK
from tests.walls.estate import Estate
from tests.walls.holdings import holdings
from tests.walls.matrix import Matrix

EACH = pytest.mark.parametrize("service", SERVICES, ids=[service.name for service in SERVICES])
AN_ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}")
STRANGERS = (Who.FOREIGN, Who.UNKNOWN, Who.NONE)
TOLD_TO_EVERYBODY = {
    "GET /trusts": "Before they sign in, people choose their trust by its name.",
    "GET /trusts/<string:tenant>/public": "What a trust publishes: its signposts, and the facts of its privacy notice.",
}
"""Routes without a token that tell of a trust, each with its reason."""
DOORS = {
    "POST /former/<string:tenant>/codes": None,
    "POST /former/<string:tenant>/tokens": "leaver_code_wrong",
}
"""Routes without a token by which people are let in, who have left, with the refusal of a wrong code.

They keep for an hour that somebody has asked, and how often a code was tried; the leavers' own tests hold what they tell.
"""
AT_THE_DOOR = {"role_missing", "tenant_unknown"}
"""Refused before the service looks at anything. Another refusal with 403 is a decision, as of somebody else's note."""


@EACH
def test_a_route_tells_and_changes_nothing_of_another_trust(
    everybody: Everybody, matrix: Matrix, estate: Estate, service: Service
) -> None:
    asking = everybody(service)
    before = holdings(estate, asking.at)
    assert any(sign in str(before) for sign in signs(asking))
    _ask(asking, matrix, STRANGERS, [route for route in asking.at.routes if not is_a_door(route)])
    assert holdings(estate, asking.at) == before
    _ask(asking, matrix, STRANGERS, [route for route in asking.at.routes if is_a_door(route)])
    _ask(asking, matrix, (Who.OWN,), asking.at.routes)
    assert matrix.missing(service.name, asking.at.routes) == []


def _ask(asking: Asking, matrix: Matrix, whom: tuple[Who, ...], routes: Iterable[Route]) -> None:
    for route in routes:
        for role in Role:
            for who in whom:
                answer = asking.ask(route, role, who)
                assert is_right(asking, route, role, who, answer), (route, role, who, answer, answer.text)
                assert may_be_told(route, who) or not told_of(asking, answer), (route, role, who, answer.text)
                matrix.note(asking.at.service.name, route, role, who, str(answer))


def is_a_door(route: Route) -> bool:
    return f"{route.method} {route.path}" in DOORS


def may_be_told(route: Route, who: Who) -> bool:
    return who is Who.OWN or f"{route.method} {route.path}" in TOLD_TO_EVERYBODY


def is_right(asking: Asking, route: Route, role: Role, who: Who, answer: Answer) -> bool:
    access = route.access or Access(frozenset())
    if not access.roles:
        wrong = DOORS.get(f"{route.method} {route.path}")
        is_unknown = access.tenant_in is not None and who is Who.UNKNOWN
        return answer.status == 404 if is_unknown else answer.status == 200 or (wrong is not None and answer.code == wrong)
    if who is Who.NONE:
        return answer.is_refused(401, "token_missing")
    if role not in access.roles or (who is Who.FOREIGN and access.is_operators) or (who is Who.UNKNOWN and access.spans):
        return answer.is_refused(403, "role_missing")
    if who is Who.UNKNOWN or (who is Who.FOREIGN and asking.at.service.own_tenant):
        return answer.is_refused(403, "tenant_unknown")
    if who is Who.FOREIGN:
        return is_nothing(route, answer)
    is_decided = answer.status in {200, 201, 409, 412} or (answer.status == 403 and answer.code not in AT_THE_DOOR)
    return is_decided and (not answer.is_empty_list or _is_of_somebody_new(asking, route, role))


def _is_of_somebody_new(asking: Asking, route: Route, role: Role) -> bool:
    """A list of one's own, of a person of whom nothing was seeded, or at whom nobody has looked."""
    return route.path == "/me/access-records" or (route.path.startswith("/me/") and role not in asking.seeded.people)


def is_nothing(route: Route, answer: Answer) -> bool:
    """Without an id, a path is about the stranger's own trust."""
    if "<" not in route.path:
        return answer.status in {200, 201, 404, 409, 412}
    return answer.is_refused(404, "no_such_") or (route.method == "GET" and answer.is_empty_list)


@EACH
def test_the_head_of_an_answer_is_guarded_as_the_whole(everybody: Everybody, service: Service) -> None:
    asking = everybody(service)
    client = asking.at.app.test_client()
    assert {client.head(asking.path(route)).status_code for route in asking.at.guarded if route.method == "GET"} == {401}


def told_of(asking: Asking, answer: Answer) -> set[str]:
    return {sign for sign in signs(asking) if sign in answer.text}


def signs(asking: Asking) -> set[str]:
    """What gives the trust's own data away: its ids, and a mark in its words, which matching has only under seal."""
    return {MARK, *(value for value in asking.seeded.ids.values() if AN_ID.fullmatch(value))}


@EACH
def test_a_service_that_mistakes_one_trust_for_another_is_caught(everybody: Everybody, service: Service) -> None:
    asking = everybody(service)
    naive = Asking(naively(asking.at), asking.seeded)
    reading = [route for route in asking.at.guarded if route.method == "GET" and not is_operators(route)]
    caught = {route.path for route in reading if is_caught(naive, route)}
    assert caught >= {route.path for route in reading if "<" in route.path}
    assert caught


def is_operators(route: Route) -> bool:
    """Its tenant is said in the path, or is every one."""
    return route.access is not None and route.access.is_operators


def is_caught(naive: Asking, route: Route) -> bool:
    roles = route.access.roles if route.access else frozenset()
    answers = {role: naive.ask(route, role, Who.FOREIGN) for role in roles}
    return all(
        not is_right(naive, route, role, Who.FOREIGN, answer) or told_of(naive, answer) for role, answer in answers.items()
    )


@EACH
def test_every_route_is_asked_with_all_that_it_needs(everybody: Everybody, service: Service) -> None:
    """A refusal for a missing body or a made-up id would hide that the trust is not looked at."""
    asking = everybody(service)
    for route in asking.at.guarded:
        assert asking.path(route), route
        explanation = f"{route}: BODIES in tests/walls/bodies.py has a good body for each route that takes one, and for no other"
        assert asking.has_body(route) == takes_body(asking, route), explanation


def takes_body(asking: Asking, route: Route) -> bool:
    document = asking.at.app.test_client().get("/openapi.json").get_json()
    path = "/".join(f"{{{part[1:-1].partition(':')[2]}}}" if part.startswith("<") else part for part in route.path.split("/"))
    return "requestBody" in document["paths"][path][route.method.lower()]
