"""People who have left sign in by a code, and reach their own pages alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import psycopg
import pytest
from services.portal.tests.browsing import Browser, OpenBrowser, Page, ServeApp
from services.portal.tests.parsed import sign_in_with
from services.portal.tests.stub import ID, PLANTED, Stub

from plp_kit.web.roles import Role
from plp_testkit.fixtures.services import ServiceDatabase
from portal.site.calls import Service
from portal.site.current import CODE_COOKIE, COOKIE
from portal.site.guards import EVERYBODY, guards
from portal.site.sign_in import waiting

ADDRESS, CODE = "ada@home.test", "BCDF GHJK"
WRONG = (403, {"code": "leaver_code_wrong", "detail": "This is not the last code."})


@dataclass
class Door:
    browser: Browser
    stub: Stub = field(repr=False)

    def fields(self, page: Page) -> dict[str, str]:
        """Of the page's own form, which is the one with a nonce."""
        (form,) = re.findall(r"<form(?:(?!</form>).)*?name=\"nonce\".*?</form>", page.html, re.DOTALL)
        return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))

    def ask(self, address: str = ADDRESS, **changed: str) -> Page:
        return self.browser.post(
            "/left", **self.fields(self.browser.get("/left")) | {"trust": "rha", "address": address} | changed
        )

    def type(self, code: str = CODE, **changed: str) -> Page:
        return self.browser.post("/left/code", **self.fields(self.browser.get("/left/code")) | {"code": code} | changed)

    def cookie(self, name: str) -> str | None:
        found = self.browser.client.get_cookie(name)
        return found.value if found else None

    def sign_in(self) -> Page:
        self.ask()
        return self.type()

    @property
    def asked(self) -> list[tuple[str, object]]:
        return [(each.path, each.body) for each in self.stub.changes]


@pytest.fixture
def stub() -> Stub:
    return Stub({"trust": "rha", "name": "Rowan Heath", "seconds": 1800, "synthetic": False})


@pytest.fixture
def door(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub) -> Door:
    return Door(open_browser({service: serve_app(stub.app(service)) for service in Service}), stub)


def test_somebody_asks_for_a_code_types_it_and_is_signed_in(door: Door) -> None:
    assert door.ask().location == "/left/code"
    shown = door.browser.get("/left/code")
    assert (
        f"If {ADDRESS} is a private address that somebody has confirmed at Rowan Heath, we have sent a code to it." in shown.text
    )
    assert door.type().location == "/today"
    assert door.asked == [
        ("/former/rha/codes", {"address": ADDRESS}),
        ("/former/rha/tokens", {"address": ADDRESS, "code": CODE}),
    ]
    home = door.browser.get("/today")
    assert ("You have signed in with a code" in home.text, door.cookie(CODE_COOKIE)) == (True, None)


def test_the_header_has_the_trust_their_data_and_signing_out(door: Door) -> None:
    door.sign_in()
    header = door.browser.get("/today").html.partition("<header")[2].partition("</header>")[0]
    assert re.findall(r'href="([^"]+)"', header) == ["/", "/my-data"]
    assert ("Rowan Heath" in header, "Sign out" in header) == (True, True)


def own_pages(door: Door) -> Iterator[tuple[str, str]]:
    """Addresses with their methods that somebody who has left may open, and that not everybody may."""
    app = door.browser.client.application
    for rule in app.url_map.iter_rules():
        for method in {"GET", "POST"} & set(rule.methods or ()):
            guard = guards(app).get((rule.endpoint, method))
            if guard and EVERYBODY not in guard.who and Role.FORMER in guard.who:
                yield method, rule.rule


def test_every_other_page_answers_as_one_that_is_not_there(door: Door) -> None:
    door.sign_in()
    app, allowed = door.browser.client.application, set(own_pages(door))
    assert {rule for _, rule in allowed if not rule.startswith("/my-data")} == {"/today", "/session"}
    tried = 0
    for rule in app.url_map.iter_rules():
        address = re.sub(r"<(\w+):\w+>", lambda part: {"uuid": ID, "int": "1"}.get(part[1], "x"), rule.rule)
        for method in sorted({"GET", "POST"} & set(rule.methods or ())):
            guard = guards(app)[rule.endpoint, method]
            if guard.is_public or (method, rule.rule) in allowed:
                continue
            answered = door.browser.client.open(address.replace("<slug>", "partnership"), method=method)
            assert (answered.status_code, "We cannot show you this page" in answered.text) == (404, True), (method, rule.rule)
            tried += 1
    assert tried > 30


@pytest.mark.parametrize("address", [ADDRESS, "a@b.test", f"{'a' * 60}@{'b' * 60}.test", "ada.'\"<b>@home.test"])
def test_what_the_browser_keeps_is_sealed_and_of_one_length(door: Door, address: str) -> None:
    door.ask(address)
    kept = door.cookie(CODE_COOKIE) or ""
    assert (len(kept), address in kept) == (2088, False)
    shown = door.browser.get("/left/code")
    assert "<b>" not in shown.html.replace('<b class="nhsuk', "")


def test_every_wrong_code_is_refused_with_one_sentence_and_the_sixth_is_not_asked(door: Door, stub: Stub) -> None:
    door.ask()
    stub.refuses = WRONG
    shown = [door.type("BBBB BBBB") for _ in range(4)]
    assert {page.status for page in shown} == {409}
    assert all('href="#code"' in page.html and "This is not the last code." in page.text for page in shown)
    last = door.browser.get("/left/code")
    over = door.type("BBBB BBBB")
    assert (over.status, "You have typed a wrong code 5 times" in over.text) == (403, True)
    stub.refuses = None
    again = door.browser.post("/left/code", **door.fields(last) | {"code": CODE})
    assert ("You have typed a wrong code 5 times" in again.text, len(door.asked)) == (True, 6)
    assert door.cookie(COOKIE) is None


def test_after_ten_minutes_the_page_asks_for_another_code(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "SECONDS_OF_A_CODE", -1)
    door.ask()
    over = door.browser.get("/left/code")
    assert ("A code works for 10 minutes" in over.text, ADDRESS in over.html) == (True, False)


def test_going_back_after_signing_in_or_out_types_nothing_again(door: Door) -> None:
    door.ask()
    typed = door.fields(door.browser.get("/left/code")) | {"code": CODE}
    assert [door.browser.post("/left/code", **typed).status for _ in range(2)] == [303, 403]
    assert "Ask for another code" in door.browser.get("/left/code").text
    assert door.browser.get("/today").status == 200


def test_the_code_page_of_an_earlier_tab_says_that_another_was_asked_for(door: Door) -> None:
    door.ask()
    earlier = door.fields(door.browser.get("/left/code"))
    door.ask("ada@elsewhere.test")
    answered = door.browser.post("/left/code", **earlier | {"code": CODE})
    assert (answered.status, "another tab or window" in answered.text) == (409, True)
    assert [path for path, _ in door.asked] == ["/former/rha/codes"] * 2


@pytest.mark.parametrize("token", ["", "0" * 64])
def test_no_other_site_asks_for_a_code_or_signs_somebody_in(door: Door, token: str) -> None:
    assert door.ask(form_token=token).status == 403
    door.ask()
    assert door.type(form_token=token).status == 403
    assert [path for path, _ in door.asked] == ["/former/rha/codes"]


def test_without_the_browsers_own_cookie_nothing_is_asked(door: Door) -> None:
    typed = door.fields(door.browser.get("/left")) | {"trust": "rha", "address": ADDRESS}
    door.browser.client.delete_cookie(CODE_COOKIE)
    answered = door.browser.post("/left", **typed)
    assert (answered.status, f'value="{ADDRESS}"' in answered.html, door.asked) == (403, True, [])


def test_a_trust_that_the_page_does_not_offer_is_none(door: Door) -> None:
    assert (door.ask(trust="../../me").status, door.asked) == (422, [])


def test_what_they_typed_is_text_on_the_page_that_asks_again(door: Door) -> None:
    answered = door.ask(PLANTED, trust="nowhere")
    assert "<x-planted" not in answered.html


def test_somebody_who_works_at_the_trust_needs_no_code(door: Door) -> None:
    sign_in_with(door.browser, Role.FACILITATOR)
    assert {door.browser.get(path).location for path in ("/left", "/left/code")} == {"/today"}


def test_a_session_that_was_there_before_ends_and_the_id_is_new(door: Door) -> None:
    door.sign_in()
    planted = door.cookie(COOKIE)
    door.sign_in()
    assert door.cookie(COOKIE) != planted
    door.browser.client.set_cookie(COOKIE, planted or "", secure=True)
    assert door.browser.get("/today").location.startswith("/session-expired")


def test_a_session_is_half_an_hour_long_however_often_it_is_used(door: Door, database: ServiceDatabase) -> None:
    door.sign_in()
    with psycopg.connect(database.admin_url) as db:
        ((minutes,),) = db.execute("SELECT round(extract(epoch FROM ends_at - now()) / 60)::integer FROM sessions").fetchall()
        db.execute("UPDATE sessions SET ends_at = now() + interval '1 minute', token_until = now() + interval '1 minute'")
    assert minutes == 30
    assert 'data-most="60"' in door.browser.get("/today").html or 'data-most="59"' in door.browser.get("/today").html
    with psycopg.connect(database.admin_url) as db:
        db.execute("UPDATE sessions SET ends_at = now(), token_until = now()")
    assert door.browser.get("/today").location.startswith("/session-expired")


def test_neither_address_nor_code_is_in_a_row_or_a_log(
    door: Door, database: ServiceDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG", logger="portal"):
        door.sign_in()
    with psycopg.connect(database.admin_url) as db:
        rows = str(db.execute("SELECT row_to_json(sessions)::text, encode(sealed, 'escape') FROM sessions").fetchall())
    for secret in (ADDRESS, CODE, "Rowan"):
        assert (secret in rows, secret in caplog.text) == (False, False)


def test_leaving_quickly_forgets_the_code_that_was_asked_for(door: Door) -> None:
    door.ask()
    door.browser.post("/leave")
    assert door.cookie(CODE_COOKIE) is None


def test_signing_out_ends_the_session(door: Door) -> None:
    door.sign_in()
    token = door.browser.token_of(door.browser.get("/today"))
    assert door.browser.post("/sign-out", form_token=token).location == "/signed-out"
    assert door.browser.get("/today").location.startswith("/?next=")
