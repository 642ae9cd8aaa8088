"""What is true of every address of the portal. The browser of these tests checks headings, titles and links of each page."""

import re
from collections.abc import Iterator

import pytest
from services.portal.tests.browsing import Browser

from plp_kit.web.guards import routes
from plp_kit.web.roles import Role
from plp_testkit.fixtures.services import ServiceDatabase
from portal import service

FILLED = {"uuid": "00000000-0000-4000-8000-00000000000a", "int": "1", "string": "take_part"}
PUBLIC = ["/", "/session-expired", "/signed-out", "/worried", "/privacy", "/accessibility", "/cookies", "/nothing-here"]


def pages_for_facilitators(browser: Browser) -> Iterator[str]:
    for route in routes(browser.client.application):
        if route.access is not None and route.access.roles == {Role.FACILITATOR} and route.method == "GET":
            yield re.sub(r"<(\w+):\w+>", lambda part: FILLED[part[1]], route.path)


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_are_whole(browser: Browser, path: str) -> None:
    assert browser.get(path).status == (404 if path == "/nothing-here" else 200)


def test_pages_of_cohorts_and_applications_are_for_facilitators_only(browser: Browser) -> None:
    paths = list(pages_for_facilitators(browser))
    assert len(paths) >= 4
    assert {browser.get(path).status for path in paths} == {303}
    browser.sign_in("evaluator")
    assert {browser.get(path).status for path in paths} == {404}


def test_no_page_may_load_or_send_anything_elsewhere(browser: Browser) -> None:
    policy = dict(part.split(" ", 1) for part in browser.get("/").headers["Content-Security-Policy"].split("; "))
    nonce = policy.pop("script-src").removeprefix("'self' ")
    assert policy == {
        "default-src": "'none'",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self' https://weather.test",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert nonce not in browser.get("/").headers["Content-Security-Policy"]


def test_the_one_inline_script_has_the_nonce_of_its_answer(browser: Browser) -> None:
    page = browser.get("/")
    nonce = page.html.partition('nonce="')[2].partition('"')[0]
    assert f"'nonce-{nonce}'" in page.headers["Content-Security-Policy"]
    assert page.html.count("<script") == 2


def test_static_files_may_be_kept(browser: Browser) -> None:
    for name, kept in (("nhsuk-frontend-10.6.1/nhsuk-frontend.min.css", "31536000, immutable"), ("portal.js", "3600")):
        with browser.client.get(f"/static/{name}") as file:
            assert (file.status_code, file.headers["Cache-Control"]) == (200, f"public, max-age={kept}")
    assert browser.get("/static/../settings.py").status == 404


def test_health_says_whether_the_database_answers(browser: Browser, database: ServiceDatabase) -> None:
    health = service.health(browser.wiring)
    assert health.checked() == {"database": True}
    database.drop()
    assert health.checked() == {"database": False}


def test_how_the_portal_is_is_no_page(browser: Browser) -> None:
    assert [browser.get(path).status for path in ("/live", "/ready", "/metrics")] == [404, 404, 404]


def test_without_its_database_pages_say_so_and_leaving_works(browser: Browser, database: ServiceDatabase) -> None:
    browser.sign_in("facilitator")
    database.drop()
    away = browser.get("/cohorts")
    assert (away.status, "Sorry, the service is not available" in away.text) == (503, True)
    assert browser.get("/nothing-here").status == 404
    assert browser.post("/leave", form_token="x").status == 303


def broken_view() -> str:
    raise ZeroDivisionError


def test_an_unexpected_error_has_a_page_too(browser: Browser) -> None:
    browser.client.application.view_functions["help.worried"] = broken_view
    broken = browser.get("/worried")
    assert (broken.status, "Sorry, there is a problem with the service" in broken.text) == (500, True)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "POST"])
def test_a_page_answers_no_other_method(browser: Browser, method: str) -> None:
    assert browser.client.open("/worried", method=method).status_code == 405
