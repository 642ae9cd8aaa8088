"""Pages about oneself where a service is away, slow or does not know the person, and files that are handed on unread."""

import json
import time
from collections.abc import Callable
from typing import Final

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from services.portal.tests.browsing import OpenBrowser, ServeApp
from services.portal.tests.parsed import sign_in_with
from services.portal.tests.stub import Stub

from plp_kit.web.roles import Role
from portal.site.answers import SECONDS_TO_ANSWER
from portal.site.calls import Service

NOBODY_THERE: Final = "http://127.0.0.1:1"
AWAY: Final = "We cannot show this part at the moment"
Opened = Callable[..., FlaskClient]


def slow() -> Flask:
    """A service that takes its time."""
    app = Flask("slow")

    @app.route("/<path:_path>")
    def answer(_path: str) -> Response:
        time.sleep(SECONDS_TO_ANSWER * 2)
        return Response("{}", content_type="application/json")

    return app


@pytest.fixture
def opened(open_browser: OpenBrowser, serve_app: ServeApp) -> Opened:
    """Somebody who is signed in, with these services in the place of stubs."""

    def make(role: Role = Role.PARTICIPANT, **instead: str) -> FlaskClient:
        stubs = {service: serve_app(Stub().app(service)) for service in Service}
        browser = open_browser({service: instead.get(service, url) for service, url in stubs.items()})
        sign_in_with(browser, role)
        return browser.client

    return make


def test_a_service_that_is_away_leaves_a_sentence_in_its_part(opened: Opened) -> None:
    page = opened(matching=NOBODY_THERE).get("/my-data").text
    assert page.count(AWAY) == 1
    assert "Everything that is on record: Your partnership" in page


def test_no_service_is_waited_for_longer_than_a_second(opened: Opened, serve_app: ServeApp) -> None:
    client, begun = opened(evaluation=serve_app(slow())), time.monotonic()
    page = client.get("/my-data").text
    assert time.monotonic() - begun < SECONDS_TO_ANSWER * 1.8
    assert page.count(AWAY) == 1


def test_a_list_of_looks_that_is_not_complete_says_so(opened: Opened) -> None:
    assert "This list is not complete at the moment" in opened(partnership_journal=NOBODY_THERE).get("/my-data/readers").text


def test_a_file_is_what_the_service_sent_and_nobody_keeps_it(opened: Opened) -> None:
    file = opened().get("/my-data/download/partnership/json")
    assert {"facts", "partnerships"} <= json.loads(file.data).keys()
    assert file.headers["Content-Disposition"] == 'attachment; filename="your-data-partnership.json"'
    assert (file.headers["Cache-Control"], file.content_type) == ("no-store", "application/json")


@pytest.mark.parametrize("kind", ["json", "page"])
def test_there_is_no_file_of_a_part_that_is_away_or_that_there_is_not(opened: Opened, kind: str) -> None:
    client = opened(matching=NOBODY_THERE)
    assert client.get(f"/my-data/download/matching/{kind}").status_code == 503
    assert client.get(f"/my-data/download/elsewhere/{kind}").status_code == 404


def test_there_are_requests_of_four_kinds_and_no_others(opened: Opened) -> None:
    client = opened()
    kinds = ("rectification", "restriction", "objection", "complaint", "erasure", "hold")
    assert [client.get(f"/my-data/requests/new/{kind}").status_code for kind in kinds] == [200, 200, 200, 200, 404, 404]


def test_an_erasure_needs_a_fresh_sign_in_and_what_is_on_every_page_that_deletes(opened: Opened) -> None:
    page = opened().get("/my-data/erasure")
    assert "The trust may have to keep a sealed copy for a time, for example for a legal claim." in page.text


def test_who_cannot_apply_is_not_led_to_pages_that_are_not_for_them(opened: Opened) -> None:
    page = opened(Role.OPERATOR).get("/my-data").text
    assert 'href="/my-data/readers"' in page
    assert 'href="/my-data/consents"' not in page
