"""A page that somebody may not see cannot be told from one that is not there. Roles and pages are taken from the app itself."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from services.portal.tests.browsing import Browser
from werkzeug.datastructures import Headers

from plp_kit.web.roles import Role
from portal.site.current import COOKIE
from portal.site.guards import Guard, guards
from portal.site.signed_in import Secret, SignedIn

OF_ONE_ANSWER = (
    r"(nonce[=-]\"?)[\w-]+",
    r"(name=\"form_token\" value=\")[0-9a-f]+",
    r"(data-(?:seconds|most)=\")\d+",
)
TOLD_OUTSIDE_PRODUCTION = {"X-Plp-Route", "Server-Timing"}


def plain(text: str) -> str:
    """Without what differs from one answer to the next."""
    for pattern in OF_ONE_ANSWER:
        text = re.sub(pattern, r"\1", text)
    return text


def headers(of: Headers) -> list[tuple[str, str]]:
    return [(name, plain(value)) for name, value in of if name not in TOLD_OUTSIDE_PRODUCTION]


def sign_in(browser: Browser, *roles: Role) -> None:
    secret = Secret("a token", "Ada", "https://issuer.test", "ada")
    signed_in = SignedIn("rha", frozenset(roles), datetime.now(UTC) + timedelta(hours=1), secret, uuid4())
    browser.client.set_cookie(COOKIE, browser.wiring.sessions.begin(signed_in), secure=True)


def guarded(browser: Browser) -> Iterator[tuple[str, str, Guard]]:
    """Method, address and guard of each route that is not for everybody."""
    app = browser.client.application
    of = guards(app)
    for rule in app.url_map.iter_rules():
        address = (
            re.sub(r"<uuid:\w+>", "00000000-0000-4000-8000-00000000000a", rule.rule)
            .replace("<slug>", "elsewhere")
            .replace("<int:number>", "1")
            .replace("<int:part>", "1")
            .replace("<string:part>", "take_part")
        )
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            if not of[rule.endpoint, method].is_public:
                yield method, address, of[rule.endpoint, method]


@pytest.mark.parametrize("role", [*Role, None])
def test_it_is_the_page_that_is_not_there_byte_by_byte(browser: Browser, role: Role | None) -> None:
    roles = frozenset({role} if role else ())
    sign_in(browser, *roles)
    for method, address, guard in guarded(browser):
        if guard.admits(roles):
            continue
        hidden = browser.client.open(address, method=method)
        absent = browser.client.open("/there-is-no-such-page", method=method)
        assert (hidden.status_code, headers(hidden.headers)) == (404, headers(absent.headers)), (method, address)
        assert plain(hidden.text) == plain(absent.text), (method, address)


def test_an_area_of_other_roles_is_not_there(browser: Browser) -> None:
    sign_in(browser, Role.CO_CHAIR)
    hidden, absent = browser.client.get("/today/cohorts"), browser.client.get("/there-is-no-such-page")
    assert (hidden.status_code, plain(hidden.text)) == (404, plain(absent.text))


def test_somebody_with_several_roles_sees_their_areas_in_the_header(browser: Browser) -> None:
    sign_in(browser, Role.CO_CHAIR, Role.DPO)
    areas = re.findall(r'nhsuk-header__navigation-link" href="([^"]+)"', browser.client.get("/today").text)
    assert areas == ["/today", "/today/matching", "/today/requests"]
    assert [browser.client.get(address).status_code for address in areas] == [200, 200, 200]


def test_somebody_without_a_role_reads_whom_to_ask(browser: Browser) -> None:
    sign_in(browser)
    assert "your organisation has not given you a role" in browser.client.get("/today").text
