"""The code of an entered application is shown to its maker when it is made, and not again."""

from typing import Final

import pytest
from flask.testing import FlaskClient
from services.portal.tests.browsing import OpenBrowser, ServeApp
from services.portal.tests.parsed import Parsed, sign_in_with
from services.portal.tests.stub import ID, Stub

from plp_kit.web.roles import Role
from portal.site.calls import Service

AT: Final = f"/applications/{ID}/join-code"
CODE: Final = "BCDF GHJK MNPQ RSTV"


@pytest.fixture
def stub() -> Stub:
    return Stub({"state": "applied", "code": CODE})


@pytest.fixture
def client(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub) -> FlaskClient:
    browser = open_browser({service: serve_app(stub.app(service)) for service in Service})
    sign_in_with(browser, Role.FACILITATOR)
    return browser.client


def test_the_code_is_seen_once_and_made_once(client: FlaskClient, stub: Stub) -> None:
    form = Parsed(client.get(AT).text).fields
    assert [client.post(AT, data=form).location for _ in range(2)] == [AT] * 2
    assert len({asked.key for asked in stub.changes}) == 1
    shown = client.get(AT).text
    assert CODE in shown
    assert "until 12 April 2021" in shown
    assert "http://127.0.0.1:9/apply/join" in shown
    assert CODE not in client.get(AT).text


def test_a_code_that_opens_no_more_is_not_shown(client: FlaskClient, stub: Stub) -> None:
    form = Parsed(client.get(AT).text).fields
    stub.said = {**stub.said, "code": None}
    client.post(AT, data=form)
    assert "The code can no longer be shown." in client.get(AT).text


def test_an_application_that_the_person_sent_has_none(client: FlaskClient, stub: Stub) -> None:
    stub.said = {**stub.said, "entered_by": None}
    assert not Parsed(client.get(AT).text).has_form
    assert "Make a join code" not in client.get(f"/applications/{ID}").text
