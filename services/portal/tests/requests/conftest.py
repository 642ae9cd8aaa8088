"""The pages about requests, with services behind them that answer as their OpenAPI says."""

import pytest
from flask.testing import FlaskClient
from services.portal.tests.browsing import OpenBrowser, ServeApp
from services.portal.tests.parsed import sign_in_with
from services.portal.tests.stub import Stub

from plp_kit.web.roles import Role
from portal.site.calls import Service


@pytest.fixture
def stub() -> Stub:
    return Stub({"state": "looked_at", "kind": "complaint", "own": False, "outcomes": ["granted", "refused"]})


@pytest.fixture
def decision_maker(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub) -> FlaskClient:
    return signed_in(open_browser, serve_app, stub, Role.DECISION_MAKER)


@pytest.fixture
def officer(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub) -> FlaskClient:
    return signed_in(open_browser, serve_app, stub, Role.DPO)


def signed_in(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub, role: Role) -> FlaskClient:
    browser = open_browser({service: serve_app(stub.app(service)) for service in Service})
    sign_in_with(browser, role)
    return browser.client
