"""Signing in at the real issuer and out again, and everything that must not let anybody in."""

from uuid import UUID

import psycopg
import pytest
from services.portal.tests.browsing import Browser, OpenBrowser, Page

from plp_testkit.fixtures.services import ServiceDatabase
from portal.site.calls import Service

SESSION = "__Host-plp"
ATTEMPT = "__Host-plp-sign-in"
ORIGIN = "http://127.0.0.1:9"


def cookies(page: Page) -> dict[str, str]:
    """The Set-Cookie headers by the cookie's name."""
    return {cookie.partition("=")[0]: cookie for cookie in page.headers.getlist("Set-Cookie")}


def test_somebody_signs_in(browser: Browser) -> None:
    signed_in = browser.sign_in("facilitator")
    assert (signed_in.status, signed_in.location) == (303, "/today")
    page = browser.get("/worried")
    assert "Ada &lt;b&gt;Garbutt" in page.html
    assert browser.get("/").location == "/today"


def test_the_cookie_is_for_this_host_alone(browser: Browser) -> None:
    set_cookies = cookies(browser.sign_in("facilitator"))
    assert set_cookies[SESSION].split("; ", 1)[1] == "Secure; HttpOnly; Path=/; SameSite=Lax"
    assert "Max-Age=0" in set_cookies[ATTEMPT]


def test_people_come_to_the_page_that_they_wanted(browser: Browser) -> None:
    page = "/cohorts/00000000-0000-4000-8000-00000000000a"
    redirected = browser.get(page)
    assert (redirected.status, redirected.location) == (303, f"/?next={page.replace('/', '%2F')}")
    assert f'href="/sign-in?next={page.replace("/", "%2F")}"' in browser.get(redirected.location).html
    assert browser.sign_in("facilitator", f"/sign-in?next={page}").location == page


@pytest.mark.parametrize(
    "page",
    [
        "https://evil.test/",
        "//evil.test/cohorts",
        "/\\evil.test",
        "/sign-in",
        "/metrics",
        "/worried",
        "/static/portal.js",
    ],
)
def test_people_come_to_no_other_address(browser: Browser, page: str) -> None:
    assert browser.sign_in("facilitator", f"/sign-in?next={page}").location == "/today"


def test_signing_in_gives_a_new_id(browser: Browser) -> None:
    first = cookies(browser.sign_in("facilitator"))[SESSION]
    stolen = browser.client.get_cookie(SESSION)
    assert stolen is not None
    assert cookies(browser.sign_in("facilitator"))[SESSION] != first
    browser.client.set_cookie(SESSION, stolen.value)
    assert browser.get("/today").location.startswith("/session-expired")


def test_nobody_can_finish_a_sign_in_that_somebody_else_began(browser: Browser) -> None:
    """An address from one browser is opened in another, which does not have the cookie."""
    callback = browser.come_back(browser.get("/sign-in").location, "facilitator")
    browser.client.delete_cookie(ATTEMPT)
    assert browser.get(callback).status == 400
    browser.get("/sign-in")
    refused = browser.get(callback)
    assert (refused.status, "We could not sign you in" in refused.text) == (400, True)


def test_an_answer_works_once(browser: Browser) -> None:
    callback = browser.come_back(browser.get("/sign-in").location, "facilitator")
    attempt = browser.client.get_cookie(ATTEMPT)
    assert attempt is not None
    assert browser.get(callback).status == 303
    browser.client.set_cookie(ATTEMPT, attempt.value)
    assert browser.get(callback).status == 400


@pytest.mark.parametrize("query", ["", "?error=access_denied&state=x", "?code=x&state=x", "?code=%00"])
def test_a_wrong_answer_is_explained(browser: Browser, query: str) -> None:
    browser.get("/sign-in")
    assert browser.get(f"/sign-in/callback{query}").status == 400


@pytest.mark.parametrize("sealed", ["", "x", "é", "AAAA", "A" * 400])
def test_an_attempt_that_we_did_not_seal_is_refused(browser: Browser, sealed: str) -> None:
    browser.client.set_cookie(ATTEMPT, sealed)
    assert browser.get("/sign-in/callback?code=x&state=x").status == 400


def test_the_session_keeps_the_id_that_the_services_have(browser: Browser, database: ServiceDatabase) -> None:
    def person(who: str) -> UUID | None:
        browser.sign_in(who)
        with psycopg.connect(database.admin_url) as db:
            ((kept,),) = db.execute("SELECT person FROM sessions").fetchall()
        return kept  # type: ignore[no-any-return]

    first, again, other, nobody = person("facilitator"), person("facilitator"), person("evaluator"), person("nobody")
    assert first == again
    assert None not in {first, other}
    assert first != other
    assert nobody is None


def test_nobody_is_signed_in_while_no_service_says_who_they_are(open_browser: OpenBrowser) -> None:
    away = open_browser(dict.fromkeys(Service, "http://127.0.0.1:1"))
    page = away.sign_in("facilitator")
    assert (page.status, "A part of this service is not working" in page.text) == (503, True)
    assert away.get("/cohorts").location.startswith("/?")
