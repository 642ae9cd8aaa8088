"""What people who have left reach with their own token: over all routes of all services, what is theirs and nothing else."""

import time
from collections.abc import Mapping
from typing import Final
from uuid import uuid4

import pytest

from plp_kit.service import LEAVERS, Service
from plp_kit.web.guards import Route
from plp_kit.web.leavers import signing_key, token
from plp_operate.deployment.services import SERVICES
from tests.walls.asking import Answer, Asking, Everybody, made_up
from tests.walls.estate import THEIRS

EACH = pytest.mark.parametrize("service", SERVICES, ids=[service.name for service in SERVICES])
OF_EVERY_SERVICE: Final = {"GET /me", "GET /me/data", "GET /me/access-records", "GET /today"}
OPEN: Final[Mapping[str, set[str]]] = {
    "recruitment": {
        *OF_EVERY_SERVICE,
        "GET /me/writing",
        "GET /me/requests",
        "POST /me/requests",
        "GET /me/requests/<uuid:request>/answer",
        "POST /me/erasures",
        "POST /me/erasures/retractions",
        "GET /me/private-address",
        "PUT /me/private-address",
        "POST /me/private-address/confirmations",
        "GET /me/drafts/<string:form>/<uuid:subject>",
        "GET /me/drafts/<string:form>/<uuid:subject>/<string:question>",
        "PUT /me/drafts/<string:form>/<uuid:subject>/<string:question>",
        "DELETE /me/drafts/<string:form>/<uuid:subject>/<string:question>",
        "GET /applications/mine",
        "GET /applications/<uuid:application>/own",
        "POST /applications/<uuid:application>/consents",
        "POST /names",  # Of those who have read something of theirs; the route decides whose.
        "GET /trust/signposts",  # Everybody may read them.
    },
    "matching": OF_EVERY_SERVICE,
    "partnership_journal": OF_EVERY_SERVICE | {"GET /me/writing"},
    "evaluation": OF_EVERY_SERVICE,
    "insights": set(),
}
"""All that such a token opens, by service."""


def named(route: Route) -> str:
    return f"{route.method} {route.path}"


def answers(asking: Asking, token: str) -> dict[str, Answer]:
    return {named(route): asking.with_token(route, token) for route in asking.at.guarded}


def issued(asking: Asking, *, tenant: str | None = None, key_of: str | None = None, living: bool = True) -> str:
    """As recruitment issues it, to somebody of the trust."""
    runtime, person = asking.at.running.runtime, uuid4()
    own = tenant or asking.at.own
    if living:
        runtime.context(own).vault.register([person])
    secret = runtime.secrets(key_of or own).get(LEAVERS, b"of nobody")
    return token(signing_key(secret, key_of or own), own, person, int(time.time()))


@EACH
def test_somebody_who_has_left_reaches_what_is_theirs_and_nothing_else(everybody: Everybody, service: Service) -> None:
    asking = made_up(everybody(service).at)
    found = answers(asking, issued(asking))
    if LEAVERS not in service.secrets:
        assert {answer.code for answer in found.values()} == {"token_invalid"}
        return
    opened = {route for route, answer in found.items() if not answer.is_refused(403, "role_missing")}
    assert opened == OPEN[service.name]
    assert {route for route in opened if found[route].status == 401} == set()


@EACH
def test_a_token_of_another_trust_or_of_nobody_opens_nothing(everybody: Everybody, service: Service) -> None:
    asking = made_up(everybody(service).at)
    for forged in (issued(asking, key_of=THEIRS), issued(asking, living=False)):
        found = answers(asking, forged)
        assert {route for route in OPEN[service.name] if not found[route].is_refused(401, "token_invalid")} == set()


def test_insights_has_nothing_of_a_trusts_people() -> None:
    """So it never gets the secret with which their tokens are signed."""
    assert [service.name for service in SERVICES if LEAVERS not in service.secrets] == ["insights"]
