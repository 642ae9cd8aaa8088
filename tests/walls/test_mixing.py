"""Every route of every service, asked with every pair of roles in one token."""

from itertools import combinations

import pytest

from plp_kit.service import Service
from plp_kit.web import contents
from plp_kit.web.contents import Content
from plp_kit.web.guards import Route
from plp_kit.web.roles import Role
from plp_operate.deployment.services import SERVICES
from tests.walls import mixing
from tests.walls.asking import Answer, Asking, Everybody
from tests.walls.mixing import OUTSIDER, REFUSALS, Pair

EACH = pytest.mark.parametrize("service", SERVICES, ids=[service.name for service in SERVICES])
PAIRS: tuple[Pair, ...] = tuple(map(frozenset, combinations(Role, 2)))


def is_right(route: Route, answer: Answer, refusal: str | None) -> bool:
    looks = route.method == "GET" or (route.access is not None and route.access.looks)
    if refusal is None and not looks:
        return answer.code in {"idempotency_key_missing", "if_match_missing"}
    if refusal is None:
        return answer.code not in REFUSALS and answer.status < 500
    return (answer.status, answer.code) == (403, refusal)


def wrong(asking: Asking, route: Route, pair: Pair) -> str | None:
    """A change that may be made is asked for without its key, so that nothing changes: the guard answers before that."""
    expected = mixing.refusal(asking.at.service.name, route, pair)
    answer = asking.with_roles(route, mixing.subject_of(asking, pair), *sorted(pair), whole=expected is not None)
    if is_right(route, answer, expected):
        return None
    return f"{route.method} {route.path} as {'+'.join(sorted(pair))}: {answer.status} {answer.code}, not {expected}"


@EACH
def test_no_pair_of_roles_opens_what_the_programme_closes(everybody: Everybody, service: Service) -> None:
    asking = everybody(service)
    assert [found for route in asking.at.guarded for pair in PAIRS if (found := wrong(asking, route, pair))] == []


def test_a_guard_that_forgot_what_is_closed_is_caught(everybody: Everybody, monkeypatch: pytest.MonkeyPatch) -> None:
    (evaluation,) = (service for service in SERVICES if service.name == "evaluation")
    asking, pair = everybody(evaluation), frozenset({Role.EVALUATOR, Role.FACILITATOR})
    closed = [route for route in asking.at.routes if f"{route.method} {route.path}" in mixing.ANSWERS]
    assert [wrong(asking, route, pair) for route in closed] == [None] * len(mixing.ANSWERS)
    monkeypatch.setattr(contents, "CLOSED_TO", dict.fromkeys(Content, frozenset()))
    assert all(wrong(asking, route, pair) for route in closed)


@EACH
def test_a_service_that_does_not_look_at_who_asks_is_caught(everybody: Everybody, service: Service) -> None:
    """Somebody who takes part in nothing is answered as such a service would answer the subject."""
    asking = everybody(service)
    closed = [
        (route, pair)
        for route in asking.at.routes
        for pair in PAIRS
        if Role.PARTICIPANT in pair and mixing.refusal(service.name, route, pair) not in {None, "role_missing", "not_substitute"}
    ]
    for route, pair in closed:
        answer = asking.with_roles(route, OUTSIDER, *sorted(pair - {Role.PARTICIPANT}))
        assert not is_right(route, answer, mixing.refusal(service.name, route, pair)), (route, pair)
    assert bool(closed) == (service.name in {"recruitment", "matching", "evaluation"})


def test_every_refusal_of_the_table_is_asked_for(everybody: Everybody) -> None:
    expected = {
        mixing.refusal(service.name, route, pair)
        for service in SERVICES
        for route in everybody(service).at.routes
        for pair in PAIRS
    }
    assert expected == {*REFUSALS, None}
