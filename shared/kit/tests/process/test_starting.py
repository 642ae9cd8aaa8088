"""No process of a service does anything before it is prepared."""

import threading
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from flask.views import MethodView

from plp_kit.core.database import Db
from plp_kit.core.slices import Slices
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.process import web
from plp_kit.process.gate import Gate
from plp_kit.process.runtime import Runtime
from plp_kit.process.starting import prepare, prepare_with_retries
from plp_kit.service import Preserving, Service
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import requires
from plp_kit.web.roles import Role
from plp_testkit.fixtures.running_services import MakeRunningService

blueprint = Blueprint("things", __name__, description="Things")


@blueprint.route("/things")
class Things(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.response(200)
    def get(self) -> dict[str, str]:
        """Things."""
        return {}


class Recovering(Runtime):
    """Its servers are away at its first attempt."""

    tries = 0

    def reconcile_erasures(self) -> None:
        type(self).tries += 1
        if self.tries == 1:
            raise psycopg.OperationalError("away")


@pytest.fixture
def runtime(make_running_service: MakeRunningService, tmp_path: Path) -> Recovering:
    (tmp_path / "migrations").mkdir()
    service = Service("recruitment", "A service", Slices(()), PublishedLanguage(), tmp_path / "migrations")
    Recovering.tries = 0
    return Recovering(service, make_running_service(service, (), "rha").runtime.settings)


@pytest.fixture
def gate(runtime: Recovering) -> Gate:
    return Gate(runtime)


@pytest.fixture
def app(runtime: Recovering, gate: Gate) -> Flask:
    return web.app(runtime, [blueprint], gate)


def test_no_route_is_served_before(app: Flask, runtime: Recovering) -> None:
    statuses = [app.test_client().get("/things").status_code for _ in range(3)]
    assert statuses == [503, 401, 401]
    assert runtime.tries == 2


def test_it_is_not_ready_before(runtime: Recovering, gate: Gate) -> None:
    health = web.health(runtime, gate)
    assert [health.checked()["prepared"] for _ in range(2)] == [False, True]


def test_what_tells_of_the_routes_is_answered_at_any_time(app: Flask, runtime: Recovering) -> None:
    assert app.test_client().get("/openapi.json").status_code == 200
    assert runtime.tries == 0


def test_how_a_process_is_is_said_where_no_client_of_its_routes_can_ask(app: Flask) -> None:
    assert [rule.rule for rule in app.url_map.iter_rules() if rule.rule in {"/live", "/ready", "/metrics"}] == []


def test_work_waits_for_servers_that_are_away(runtime: Recovering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plp_kit.process.starting.AFTER_FAILURE", 0.01)
    prepare_with_retries(runtime, threading.Event())
    assert runtime.tries == 2


def test_work_that_is_told_to_stop_waits_no_longer(runtime: Recovering) -> None:
    stop = threading.Event()
    stop.set()
    prepare_with_retries(runtime, stop)
    assert runtime.tries == 0


def test_a_process_that_answers_is_prepared_for_every_trust_without_the_schedulers_login(
    make_running_service: MakeRunningService, tmp_path: Path
) -> None:
    (tmp_path / "migrations").mkdir()
    seen: list[str] = []

    def preserving(db: Db) -> Preserving:
        ((tenant,),) = db.execute("SELECT current_setting('app.tenant')").fetchall()
        seen.append(tenant)
        return Preserving({}, frozenset(), frozenset())

    service = Service("recruitment", "A service", Slices(()), PublishedLanguage(), tmp_path / "migrations", preserving=preserving)
    settings = make_running_service(service, (), "rha", "tzb").runtime.settings
    runtime = Runtime(service, replace(settings, scheduler_database_url=""))
    prepare(runtime)
    assert seen == ["rha", "tzb"]
    runtime.database.close()
    runtime.vault_database.close()
