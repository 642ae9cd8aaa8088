"""Home asks the services of the person's areas side by side, and shows what has come within a second."""

import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue
from services.portal.tests.browsing import OpenBrowser, ServeApp

from plp_kit.web.roles import Role
from portal.site.calls import Service
from portal.site.current import COOKIE
from portal.site.signed_in import Secret, SignedIn

COHORT = "00000000-0000-4000-8000-00000000000a"


def service(kind: str, seconds: float = 0) -> Flask:
    """In which one thing waits for everybody. The document's own answer is tested where the service is."""
    app = Flask(kind)

    @app.get("/today")
    def today() -> ResponseReturnValue:
        time.sleep(seconds)
        waiting = {"kind": kind, "id": COHORT, "count": 3, "since": "2021-03-01", "due": None}
        return {"on": "2021-03-02", "waiting": [waiting]}

    return app


@pytest.fixture
def facilitator(open_browser: OpenBrowser, serve_app: ServeApp) -> FlaskClient:
    """Recruitment answers, matching takes too long, the journal is away, and evaluation is not asked."""
    recruitment, matching = serve_app(service("applications_to_decide")), serve_app(service("round_to_propose", 2))
    nowhere = dict.fromkeys(Service, "http://127.0.0.1:1")
    browser = open_browser({**nowhere, Service.RECRUITMENT: recruitment, Service.MATCHING: matching})
    secret = Secret("a token", "Ada", "https://issuer.test", "ada")
    signed_in = SignedIn("rha", frozenset({Role.FACILITATOR}), datetime.now(UTC) + timedelta(hours=1), secret, uuid4())
    browser.client.set_cookie(COOKIE, browser.wiring.sessions.begin(signed_in), secure=True)
    return browser.client


def test_home_shows_what_has_come_within_a_second_and_says_what_has_not(facilitator: FlaskClient) -> None:
    page = facilitator.get("/today")
    assert "Propose pairs" not in page.text
    assert "3 applications are waiting for a decision" in page.text
    assert f'href="/cohorts/{COHORT}/applications"' in page.text
    assert page.text.count("a part of the service is not answering") == 2
    assert (page.headers["X-Plp-Route"], page.headers["Server-Timing"]) == ("/today", "api;desc=4")


def test_an_area_asks_its_own_services(facilitator: FlaskClient) -> None:
    page = facilitator.get("/today/cohorts")
    assert "3 applications are waiting for a decision" in page.text
    assert page.headers["Server-Timing"] == "api;desc=3"
