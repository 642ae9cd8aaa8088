"""The session that somebody has: asking how long it lasts, staying, signing out, leaving, and what is sent after its end."""

import psycopg
import pytest
from services.portal.tests.browsing import Browser, OpenBrowser, Page

from plp_testkit.fixtures.services import ServiceDatabase
from portal.site import clock

SESSION = "__Host-plp"
ORIGIN = "http://127.0.0.1:9"
JSON = {"Accept": "application/json"}
A_DAY = 24 * 3600


def cookies(page: Page) -> dict[str, str]:
    """The Set-Cookie headers by the cookie's name."""
    return {cookie.partition("=")[0]: cookie for cookie in page.headers.getlist("Set-Cookie")}


def age(database: ServiceDatabase, minutes: int) -> None:
    """The session was last used so long ago."""
    with psycopg.connect(database.admin_url) as db:
        db.execute("UPDATE sessions SET last_used_at = now() - %s * interval '1 minute'", (minutes,))


def test_signing_out_ends_the_session_here_and_in_the_browser(browser: Browser, database: ServiceDatabase) -> None:
    browser.sign_in("facilitator")
    token = browser.token_of(browser.get("/worried"))
    signed_out = browser.post("/sign-out", form_token=token)
    assert (signed_out.status, signed_out.location) == (303, "/signed-out")
    assert "Max-Age=0" in cookies(signed_out)[SESSION]
    assert "You have signed out" in browser.get(signed_out.location).text
    with psycopg.connect(database.admin_url) as db:
        assert db.execute("SELECT count(*) FROM sessions").fetchone() == (0,)


@pytest.mark.parametrize("said", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": ORIGIN}], ids=["Sec-Fetch-Site", "Origin"])
@pytest.mark.parametrize("path", ["/sign-out", "/leave"])
def test_a_page_left_open_from_an_earlier_session_ends_the_one_that_is_there_now(
    browser: Browser, database: ServiceDatabase, path: str, said: dict[str, str]
) -> None:
    browser.sign_in("facilitator")
    stale = browser.token_of(browser.get("/worried"))
    browser.sign_in("facilitator")
    assert browser.client.post(path, data={"form_token": stale}, headers=said).status_code == 303
    assert browser.client.get_cookie(SESSION) is None
    with psycopg.connect(database.admin_url) as db:
        assert db.execute("SELECT count(*) FROM sessions").fetchone() == (0,)


@pytest.mark.parametrize("site", ["same-site", "cross-site", "none"])
def test_another_origin_ends_no_session(browser: Browser, site: str) -> None:
    browser.sign_in("facilitator")
    said = {"Sec-Fetch-Site": site, "Origin": "https://evil.test"}
    assert [browser.client.post(path, headers=said).status_code for path in ("/sign-out", "/leave")] == [403, 303]
    assert browser.get("/").location == "/today"


@pytest.mark.parametrize("path", ["/sign-out", "/session"])
def test_another_site_cannot_send_forms(browser: Browser, path: str) -> None:
    browser.sign_in("facilitator")
    for forged in ({}, {"form_token": "0" * 64}):
        refused = browser.post(path, **forged)
        assert (refused.status, "We could not do that" in refused.text) == (403, True)
    assert browser.get("/").location == "/today"


def test_leaving_quickly_signs_out(browser: Browser) -> None:
    browser.sign_in("facilitator")
    left = browser.post("/leave", form_token=browser.token_of(browser.get("/worried")))
    assert (left.status, left.location) == (303, "https://weather.test/today")
    assert browser.get("/today").location.startswith("/?")


def test_leaving_quickly_works_for_everybody_and_from_another_site_ends_no_session(browser: Browser) -> None:
    assert browser.post("/leave").location == "https://weather.test/today"
    browser.sign_in("facilitator")
    assert browser.post("/leave", form_token="0").location == "https://weather.test/today"
    assert browser.get("/").location == "/today"


def test_a_session_can_be_prolonged(browser: Browser) -> None:
    browser.sign_in("facilitator")
    form = {"form_token": browser.token_of(browser.get("/worried"))}
    assert browser.client.post("/session", data=form, headers=JSON).get_json()["seconds"] == 900
    assert browser.post("/session", **form).location == "/session"


def test_asking_how_long_it_lasts_does_not_prolong_it(browser: Browser, database: ServiceDatabase) -> None:
    browser.sign_in("facilitator")
    age(database, 14)
    for _ in range(2):
        left = browser.client.get("/session", headers=JSON).get_json()
        assert left["seconds"] in {59, 60}
        assert left["most"] > 7 * 3600
    assert "If you do nothing, we will sign you out at about " in browser.get("/session").text
    assert browser.client.get("/session", headers=JSON).get_json()["seconds"] <= 60


def test_what_a_page_sends_by_itself_does_not_prolong_it(browser: Browser, database: ServiceDatabase) -> None:
    browser.sign_in("facilitator")
    form = {"form_token": browser.token_of(browser.get("/worried"))}
    age(database, 13)
    left = browser.client.post("/session", data=form, headers={**JSON, "X-Plp-By-Itself": "yes"}).get_json()
    assert left["seconds"] in {119, 120}
    assert browser.client.post("/session", data=form, headers=JSON).get_json()["seconds"] == 900


def test_without_a_refresh_token_the_session_ends_with_the_token(open_browser: OpenBrowser) -> None:
    browser = open_browser(scopes="openid")
    browser.sign_in("facilitator")
    left = browser.client.get("/session", headers=JSON).get_json()
    assert left["seconds"] == left["most"]
    assert 290 <= left["most"] <= 300
    assert "Your sign-in reaches its time limit at about " in browser.get("/session").text


def test_what_is_sent_after_the_end_is_not_sent_again(browser: Browser, database: ServiceDatabase) -> None:
    browser.sign_in("facilitator")
    token = browser.token_of(browser.get("/worried"))
    age(database, 15)
    ended = browser.post("/session", form_token=token)
    assert (ended.status, ended.location) == (303, "/session-expired?next=%2Fsession&sent=no")
    page = browser.get(ended.location)
    assert "We did not save what you sent just now" in page.text
    assert 'href="/sign-in?next=%2Fsession"' in page.html
    assert "We did not save" not in browser.get("/session-expired?next=%2Fsession").text


def test_what_is_sent_after_signing_out_elsewhere_is_not_sent_again(browser: Browser) -> None:
    assert browser.post("/session").location == "/session-expired?next=%2Fsession&sent=no"


def test_a_tab_left_open_works_when_the_same_person_has_signed_in_again(browser: Browser) -> None:
    browser.sign_in("facilitator")
    old = browser.token_of(browser.get("/worried"))
    browser.client.delete_cookie(SESSION)
    browser.sign_in("facilitator")
    assert browser.post("/session", form_token=old).status == 303


def test_somebody_elses_tab_never_works(browser: Browser) -> None:
    browser.sign_in("facilitator")
    theirs = browser.token_of(browser.get("/worried"))
    browser.sign_in("evaluator")
    refused = browser.post("/session", form_token=theirs)
    assert (refused.status, "We could not do that" in refused.text) == (403, True)


def test_a_form_of_yesterday_works_and_an_older_one_does_not(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    browser.sign_in("facilitator")
    token, now = browser.token_of(browser.get("/worried")), clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + A_DAY)
    assert browser.post("/session", form_token=token).status == 303
    monkeypatch.setattr(clock, "now", lambda: now + 2 * A_DAY)
    assert browser.post("/session", form_token=token).status == 403
