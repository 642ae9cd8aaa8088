"""Every guarded route of every service refuses every token that nobody may believe."""

import pytest

from plp_kit.service import Service
from plp_kit.web.guards import Route
from plp_kit.web.roles import Role
from plp_kit.web.tenancy import PLATFORM
from plp_operate.deployment.services import SERVICES
from tests.walls.answering import credulously
from tests.walls.asking import Answer, Asking, Everybody, made_up
from tests.walls.forgeries import EXPIRED, INVALID, ROLELESS, Forger, claiming

EACH = pytest.mark.parametrize("service", SERVICES, ids=[service.name for service in SERVICES])


def answers(asking: Asking, forge: Forger) -> dict[str, Answer]:
    return {str(route): asking.with_token(route, forged(asking, route, forge)) for route in asking.at.guarded}


def forged(asking: Asking, route: Route, forge: Forger) -> str:
    """For somebody whom the route lets in."""
    access = route.access
    assert access
    tenant = PLATFORM if access.is_operators else asking.at.own
    return forge(asking.at.running.signer, tenant, min(access.roles, key=list(Role).index))


def refused(found: dict[str, Answer], status: int, code: str) -> dict[str, Answer]:
    assert found
    return {route: answer for route, answer in found.items() if not answer.is_refused(status, code)}


@EACH
def test_a_forged_token_is_refused_everywhere(everybody: Everybody, service: Service) -> None:
    asking = made_up(everybody(service).at)
    for forge in INVALID.values():
        assert refused(answers(asking, forge), 401, "token_invalid") == {}
    assert refused(answers(asking, EXPIRED), 401, "token_expired") == {}


@EACH
def test_a_token_without_a_role_opens_nothing(everybody: Everybody, service: Service) -> None:
    asking = made_up(everybody(service).at)
    for forge in ROLELESS.values():
        assert refused(answers(asking, forge), 403, "role_missing") == {}


@EACH
def test_the_same_token_unforged_is_let_in(everybody: Everybody, service: Service) -> None:
    asking = made_up(everybody(service).at)
    found = answers(asking, claiming())
    assert {route: answer for route, answer in found.items() if answer.status in {401, 403}} == {}


@EACH
@pytest.mark.parametrize("forgery", ["no signature", "somebody else's key", "another issuer", "another trust's claim put in"])
def test_a_service_that_believes_every_token_is_caught(everybody: Everybody, service: Service, forgery: str) -> None:
    credulous = made_up(credulously(everybody(service).at))
    found = answers(credulous, INVALID[forgery])
    assert refused(found, 401, "token_invalid") == found
