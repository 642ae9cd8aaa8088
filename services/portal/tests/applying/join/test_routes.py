"""Somebody types the code of the application that was entered for them."""

from typing import Final

import pytest
from flask.testing import FlaskClient
from services.portal.tests.browsing import OpenBrowser, ServeApp
from services.portal.tests.parsed import Parsed, sign_in_with
from services.portal.tests.stub import ID, Stub

from plp_kit.web.roles import Role
from portal.site.calls import Service

AT: Final = "/apply/join"
CODE: Final = "BCDF GHJK MNPQ RSTV"


@pytest.fixture
def stub() -> Stub:
    return Stub()


@pytest.fixture
def client(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub) -> FlaskClient:
    browser = open_browser({service: serve_app(stub.app(service)) for service in Service})
    sign_in_with(browser, Role.PARTICIPANT)
    return browser.client


def test_the_code_is_sent_in_the_body_and_leads_to_the_application(client: FlaskClient, stub: Stub) -> None:
    form = Parsed(client.get(AT).text).fields | {"code": CODE}
    joined = client.post(AT, data=form)
    assert joined.location == f"/my-application/{ID}"
    (asked,) = stub.changes
    assert (asked.path, asked.body) == ("/me/joins", {"code": CODE})
    assert "The application is yours now" in client.get(joined.location).text


@pytest.mark.parametrize("code", ["join_code_wrong", "join_code_used", "join_code_expired"])
def test_what_is_wrong_with_a_code_is_said_at_it(client: FlaskClient, stub: Stub, code: str) -> None:
    form = Parsed(client.get(AT).text).fields | {"code": CODE}
    stub.refuses = (409, {"code": code, "detail": "A sentence of its own."})
    refused = client.post(AT, data=form)
    assert (refused.status_code, refused.text.count("A sentence of its own.")) == (409, 2)
    assert "Enter the code that the facilitator gave you" in client.post(AT, data={**form, "code": ""}).text
