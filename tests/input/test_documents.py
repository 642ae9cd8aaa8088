"""Every OpenAPI document against its running service: no server error, and no answer that the document does not have.

pytest tests/input/test_documents.py -s prints what was answered how often, and the seed.
"""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest
from flask import Flask, Response, jsonify
from flask.views import MethodView
from marshmallow import Schema, fields

from plp_kit.process import web
from plp_kit.service import Service
from plp_kit.web.app import create_app
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import requires
from plp_kit.web.roles import Role
from plp_kit.web.tenancy import PLATFORM
from plp_operate.deployment.services import SERVICES
from tests.input.battery import Document, Found, Seeds, found
from tests.input.conftest import At
from tests.walls.asking import NOBODY, Asking
from tests.walls.bodies import BODIES

DOCUMENTS: Final = Path(__file__).resolve().parents[2] / "contracts" / "openapi"
PHASES: Final = {"coverage", "fuzzing"}
GOOD, BAD, ELSEWHERE = 200, 422, 405


def token(asking: Asking, role: str, path: str) -> str:
    tenant = PLATFORM if "{tenant}" in path else asking.at.own
    return asking.at.running.signer.token(asking.seeded.people.get(Role(role), str(NOBODY)), tenant, Role(role))


def sent(asking: Asking, app: Flask, document: Document) -> Found:
    seeds = Seeds(asking.seeded.ids, bodies(asking.at.service))
    return found(app, document, seeds, lambda role, path: token(asking, role, path))


def bodies(service: Service) -> dict[tuple[str, str], object]:
    """The good ones of the walls' tests, under the paths that documents have."""
    named = {tuple(route.split(" ")): body for route, body in BODIES.get(service.name, {}).items()}
    return {(method, re.sub(r"<\w+:(\w+)>", r"{\1}", path)): body for (method, path), body in named.items()}


def test_every_document_is_a_services() -> None:
    assert {file.stem for file in DOCUMENTS.glob("*.json")} == {service.name for service in SERVICES}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("service", SERVICES, ids=[service.name for service in SERVICES])
def test_a_service_answers_whatever_is_sent_as_its_document_says(at: At, service: Service) -> None:
    asking = at(service)
    document = json.loads((DOCUMENTS / f"{service.name}.json").read_text(encoding="utf-8"))
    seen = sent(asking, asking.at.app, document)
    print(f"\n{service.name}, {seen}")  # noqa: T201 (shown with -s, and when the test fails)
    assert seen.failures == {}, str(seen)
    assert {phase for phase, _ in seen.answered} >= PHASES
    assert {status for _, status in seen.answered} >= {GOOD, BAD, ELSEWHERE}


naive = Blueprint("naive", __name__)


class NoteSchema(Schema):
    text = fields.String(required=True)


class NotedSchema(Schema):
    words = fields.Integer(required=True)


@naive.route("/trusting/<uuid:cohort>")
class Trusting(MethodView):
    """Written as if everybody sent what was asked for."""

    @requires(Role.FACILITATOR)
    @naive.arguments(NoteSchema)
    @naive.response(200, NotedSchema)
    def post(self, note: dict[str, str], cohort: UUID) -> object:
        """Say how long the words are."""
        words = note["text"].split()
        return {"words": len(note["text"]) // len(words), "cohort": cohort}


@naive.route("/careless/<uuid:cohort>")
class Careless(MethodView):
    """Written as if nobody read the document."""

    @requires(Role.FACILITATOR)
    @naive.response(200, NotedSchema)
    def get(self, cohort: UUID) -> Response:
        """Say how many words there are."""
        return jsonify(words="many") if cohort == NOBODY else Response("many", 202)


@pytest.mark.timeout(300)
def test_a_naive_route_is_caught(at: At) -> None:
    asking = at(SERVICES[0])
    wiring = replace(web.wiring(asking.at.running.runtime), verifier=asking.at.running.signer.verifier)
    app = create_app("naive", "Naive", [naive], wiring)
    seen = sent(asking, app, app.test_client().get("/openapi.json").get_json())
    assert set(seen.failures) >= {
        ("POST /trusting/{cohort}", "not_a_server_error"),
        ("GET /careless/{cohort}", "status_code_conformance"),
        ("GET /careless/{cohort}", "response_schema_conformance"),
    }, str(seen)
