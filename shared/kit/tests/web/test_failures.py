"""Whatever goes wrong is a problem with a code, and says nothing of what was sent."""

import logging
from dataclasses import replace
from typing import NoReturn

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient

from plp_kit.core.database import Db, LostRace
from plp_kit.service import TenantContext
from plp_kit.web import app as apps
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import public
from plp_kit.web.wiring import Wiring
from plp_testkit.http import Person

MARKER = "marker-in-an-error"


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "no_such_address"),
        ("GET", "/counters/", 404, "no_such_address"),
        ("GET", "//counters", 404, "no_such_address"),
        ("GET", "/counters/7", 404, "no_such_address"),
        ("DELETE", "/counters", 405, "method_not_allowed"),
        ("OPTIONS", "/counters", 405, "method_not_allowed"),
        ("GET", "/trusts/%00/checks", 400, "malformed_request"),
    ],
)
def test_what_flask_refuses_is_a_problem_too(client: FlaskClient, method: str, path: str, status: int, code: str) -> None:
    answered = client.open(path, method=method)
    problem = answered.get_json()
    assert (answered.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert answered.mimetype == "application/problem+json"
    assert problem["type"] == "about:blank"
    assert set(problem) == {"type", "title", "status", "code", "detail"}


def test_a_method_that_is_not_allowed_names_those_that_are(client: FlaskClient) -> None:
    assert client.delete("/counters").headers["Allow"] == "POST"


def test_an_unexpected_error_is_recorded_by_place_and_never_by_text(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answered = client.get("/failures")
    assert (answered.status_code, answered.get_json()["code"]) == (500, "unexpected")
    recorded = caplog.records[-1].getMessage()
    assert answered.get_json()["reference"] in recorded
    assert "conftest.py" in recorded
    assert MARKER not in answered.text + caplog.text


def test_no_cache_keeps_an_answer(client: FlaskClient) -> None:
    for path in ("/nowhere", "/openapi.json", "/failures"):
        assert client.get(path).headers["Cache-Control"] == "no-store"


def test_a_database_that_is_away_is_said_to_be_away(wiring: Wiring) -> None:
    away = Blueprint("away", __name__)
    errors = iter([psycopg.OperationalError(MARKER), LostRace()])

    @away.route("/away")
    @public
    def gone() -> object:
        raise next(errors)

    client = apps.create_app("away", "Away", [away], wiring).test_client()
    for _ in range(2):
        answered = client.get("/away")
        assert (answered.status_code, answered.get_json()["code"]) == (503, "unavailable")
        assert answered.headers["Retry-After"] == "1"


def test_a_command_that_loses_every_race_may_be_sent_again(facilitator: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = facilitator.post("/counters", {"number": 1}).body["id"]
    wired: Wiring = facilitator.app.extensions["plp_http"]
    tried: list[Db] = []

    class AlwaysLate:
        def now(self, db: Db) -> NoReturn:
            tried.append(db)
            raise LostRace

    def late(tenant: str) -> TenantContext:
        return replace(wired.context(tenant), clock=AlwaysLate())

    monkeypatch.setitem(facilitator.app.extensions, "plp_http", replace(wired, context=late))
    answered = facilitator.post(f"/counters/{counter}/numbers", {"number": 1})
    assert (answered.status, answered.code, len(tried)) == (503, "unavailable", 3)
