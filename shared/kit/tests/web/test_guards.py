"""Who may use a route: token, role and tenant, asked for before anything of the request is read."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask import Flask

from plp_kit.web.app import create_app
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.contents import Content
from plp_kit.web.guards import UnguardedRoute, requires, routes
from plp_kit.web.roles import Role
from plp_kit.web.tenancy import ServedTenants
from plp_kit.web.wiring import Wiring
from plp_testkit.http import Person, Signer

ANY = UUID(int=9)


def test_without_a_token_nobody_is_let_in(app: Flask) -> None:
    answered = app.test_client().get(f"/counters/{ANY}")
    assert (answered.status_code, answered.get_json()["code"]) == (401, "token_missing")
    assert answered.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("header", ["Basic YTpi", "Bearer", "Bearer ", "Token x", "x"])
def test_another_kind_of_authorization_is_none(app: Flask, header: str) -> None:
    answered = app.test_client().get(f"/counters/{ANY}", headers={"Authorization": header})
    assert (answered.status_code, answered.get_json()["code"]) == (401, "token_missing")


def test_a_bad_token_is_refused_with_its_reason(app: Flask) -> None:
    answered = app.test_client().get(f"/counters/{ANY}", headers={"Authorization": "bearer x.y.z"})
    assert (answered.status_code, answered.get_json()["code"]) == (401, "token_invalid")
    assert 'error="invalid_token"' in answered.headers["WWW-Authenticate"]


def test_every_route_refuses_every_role_that_it_does_not_name(app: Flask, person: Callable[..., Person]) -> None:
    guarded = [route for route in routes(app) if route.access and route.access.roles]
    assert len(guarded) == 9
    for route in guarded:
        path = route.path.replace("<uuid:counter>", str(ANY)).replace("<tenant>", "rha")
        for role in set(Role) - (route.access.roles if route.access else set()):
            answered = app.test_client().open(path, method=route.method, headers=signed_in(person(role)))
            assert (answered.status_code, answered.get_json()["code"]) == (403, "role_missing"), (route, role)


def signed_in(person: Person) -> dict[str, str]:
    return {"Authorization": f"Bearer {person.token}"}


def test_roles_are_asked_before_the_body_is_read(person: Callable[..., Person]) -> None:
    assert person(Role.PARTICIPANT).post("/counters", {"wrong": 1}).code == "role_missing"


def test_a_trust_that_is_not_known_is_refused(person: Callable[..., Person]) -> None:
    answered = person(Role.FACILITATOR, tenant="unknown").post("/counters", {"number": 1})
    assert (answered.status, answered.code) == (403, "tenant_unknown")


def test_a_trust_that_this_deployment_does_not_serve_is_refused() -> None:
    served = ServedTenants(lambda _tenant: True, frozenset({"rha"}))
    assert served("rha")
    assert not served("tzb")
    assert not ServedTenants(lambda _tenant: True)("RHA'; --")


def test_a_new_trust_is_noticed_within_five_seconds() -> None:
    known: set[str] = set()
    now = [0.0]
    served = ServedTenants(lambda tenant: tenant in known, clock=lambda: now[0])
    assert not served("rha")
    known.add("rha")
    now[0] = 5.1
    assert served("rha")


def test_an_operator_works_in_the_trust_that_the_path_names(person: Callable[..., Person]) -> None:
    operator = person(Role.OPERATOR, tenant="platform")
    assert operator.post("/trusts/tzb/checks").status == 200
    assert operator.post("/trusts/unknown/checks").code == "tenant_unknown"
    assert operator.post("/trusts/No'Trust/checks").code == "tenant_unknown"


@pytest.mark.parametrize("tenant", ["tzb", "rha", "unknown"])
def test_nobody_of_a_trust_is_an_operator_whatever_the_token_says(person: Callable[..., Person], tenant: str) -> None:
    assert person(Role.OPERATOR, tenant=tenant).post("/trusts/rha/checks").code == "role_missing"


def test_the_path_names_no_trust_for_anybody_else(person: Callable[..., Person]) -> None:
    assert person(Role.FACILITATOR, tenant="tzb").post("/trusts/rha/checks").code == "role_missing"


def test_content_is_closed_to_a_token_by_one_of_its_roles_whatever_it_carries_beside(wiring: Wiring, signer: Signer) -> None:
    tables = Blueprint("tables", __name__)

    @tables.route("/table")
    @requires(Role.EVALUATOR, gives=Content.ANSWERS)
    def table() -> dict[str, str]:
        return {}

    app = create_app("tables", "Tables", [tables], wiring)
    answered = {role: Person(app, signer, "rha", frozenset({Role.EVALUATOR, role})).get("/table") for role in Role}
    closed = {role for role, answer in answered.items() if (answer.status, answer.code) == (403, "content_closed")}
    assert closed == {Role.FACILITATOR, Role.CO_CHAIR}
    assert {answered[role].status for role in set(Role) - closed} == {200}
    assert Person(app, signer, "rha", frozenset({Role.FACILITATOR})).get("/table").code == "role_missing"


def test_an_app_with_an_unmarked_route_does_not_start(wiring: Wiring) -> None:
    loose = Blueprint("loose", __name__)

    @loose.route("/loose", methods=["POST"])
    def loose_end() -> dict[str, str]:
        return {}

    with pytest.raises(UnguardedRoute):
        create_app("loose", "Loose", [loose], wiring)


def test_a_mark_above_the_route_is_noticed(wiring: Wiring) -> None:
    loose = Blueprint("loose", __name__)

    @requires(Role.DPO)
    @loose.route("/loose")
    def loose_end() -> dict[str, str]:
        return {}

    with pytest.raises(UnguardedRoute):
        create_app("loose", "Loose", [loose], wiring)


def test_a_route_that_comes_in_by_the_back_door_answers_nobody(app: Flask, signer: Signer) -> None:
    app.add_url_rule("/back-door", "back_door", lambda: "come in")
    answered = Person(app, signer, "rha", frozenset(Role)).get("/back-door")
    assert (answered.status, answered.code) == (500, "unexpected")


def test_requiring_no_role_is_a_mistake() -> None:
    with pytest.raises(UnguardedRoute):
        requires()
