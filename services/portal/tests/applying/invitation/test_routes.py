"""An invitation is taken up, or removed, with the number and the code from its e-mail."""

import re

import pytest
from services.portal.tests.browsing import Browser, OpenBrowser, Page, ServeApp
from services.portal.tests.parsed import Parsed, sign_in_with
from services.portal.tests.stub import ID, Stub

from plp_kit.web.roles import Role
from portal.site.calls import Service

NUMBER, CODE = "1b345531-eed8-51f8-9b72-a3c2d74b9dec", "the code"


@pytest.fixture
def stub() -> Stub:
    return Stub({"id": ID})


@pytest.fixture
def browser(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub) -> Browser:
    browser = open_browser({service: serve_app(stub.app(service)) for service in Service})
    sign_in_with(browser, Role.PARTICIPANT)
    return browser


def typed(browser: Browser, path: str, number: str = NUMBER, code: str = CODE) -> Page:
    return browser.post(path, **Parsed(browser.get(path).html).fields | {"number": number, "code": code})


def test_taking_one_up_leads_to_the_application(browser: Browser, stub: Stub) -> None:
    answered = typed(browser, "/invitation", number=f" {NUMBER.upper()} ")
    assert answered.location == f"/apply/{ID}"
    assert [(each.path, each.body) for each in stub.changes] == [(f"/invitations/{NUMBER}/claims", {"code": CODE})]


def test_removing_one_leads_home(browser: Browser, stub: Stub) -> None:
    assert typed(browser, "/invitation/remove").location == "/today"
    assert [each.path for each in stub.changes] == [f"/invitations/{NUMBER}/removals"]
    assert "Your invitation is removed" in browser.get("/today").text


@pytest.mark.parametrize("path", ["/invitation", "/invitation/remove"])
def test_a_wrong_code_and_no_invitation_are_the_same_answer(browser: Browser, stub: Stub, path: str) -> None:
    seen = []
    for refusal in ((409, {"code": "invitation_code_wrong", "detail": "Wrong."}), (404, {"code": "no_such_invitation"})):
        stub.refuses = refusal
        page = typed(browser, path)
        seen.append((page.status, re.sub(r'(nonce|value|data-\w+)="[\w-]+"', "", page.html)))
    assert (seen[0] == seen[1], seen[0][0], 'href="#code"' in seen[0][1]) == (True, 409, True)


@pytest.mark.parametrize("number", ["", "12", "Ada"])
def test_a_number_that_is_none_is_not_sent(browser: Browser, stub: Stub, number: str) -> None:
    assert (typed(browser, "/invitation", number=number).status, stub.changes) == (422, [])
