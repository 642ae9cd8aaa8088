"""An applicant says whom they must not be paired with, after they have applied."""

from typing import Final

import pytest
from flask.testing import FlaskClient
from services.portal.tests.browsing import OpenBrowser, ServeApp
from services.portal.tests.parsed import Parsed, sign_in_with
from services.portal.tests.stub import ID, Stub

from plp_kit.web.roles import Role
from portal.site.calls import Service

AT: Final = f"/my-application/{ID}/do-not-pair"
PEOPLE: Final = [{"name": "Sam Okafor", "email": None, "department": "Ward 4"}]


@pytest.fixture
def stub() -> Stub:
    return Stub({"people": PEOPLE})


@pytest.fixture
def client(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub) -> FlaskClient:
    browser = open_browser({service: serve_app(stub.app(service)) for service in Service})
    sign_in_with(browser, Role.PARTICIPANT)
    return browser.client


def test_whom_they_named_is_there_to_change_and_the_answer_is_saved(client: FlaskClient, stub: Stub) -> None:
    form = Parsed(client.get(AT).text).fields
    assert form["people"].strip() == "Sam Okafor, Ward 4"
    saved = client.post(AT, data=form)
    (asked,) = stub.changes
    assert (asked.method, asked.if_match, asked.body) == ("PUT", '"5"', {"people": PEOPLE})
    assert "Saved" in client.get(saved.location).text
    assert "Sam Okafor" not in client.get(saved.location).text


def test_where_another_tab_was_first_both_are_shown(client: FlaskClient, stub: Stub) -> None:
    form = Parsed(client.get(AT).text).fields | {"people": "Ada Byron"}
    stub.refuses = (412, {"code": "changed_since_read", "detail": "Changed."})
    again = client.post(AT, data=form)
    assert again.status_code == 412
    assert ("Sam Okafor, Ward 4" in again.text, "Ada Byron" in again.text) == (True, True)
