"""What no page ever sends, in tokens, cookies, addresses and headers, is answered, and never with 'something went wrong'."""

from collections.abc import Iterator
from typing import Final

import pytest
from flask.testing import FlaskClient
from services.portal.tests.browsing import Browser

from plp_kit.web.guards import routes

ODD: Final = ("é", "\xff", "☃", "\ud800", "%ff", "\x00", "x" * 5000)
HEADERS: Final = ("ACCEPT", "ACCEPT_LANGUAGE", "AUTHORIZATION", "IF_NONE_MATCH", "ORIGIN", "RANGE", "REFERER", "TRACEPARENT")
COOKIES: Final = ("__Host-plp", "__Host-plp-sign-in")


def addresses(client: FlaskClient) -> Iterator[tuple[str, str]]:
    """Method and path of every route."""
    for route in routes(client.application):
        if "<uuid:cohort>" not in route.path:
            yield route.method, route.path.replace("<path:name>", "portal.js")


def raw(text: str) -> str:
    """Its bytes as a server hands them on: a character each."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


@pytest.fixture
def signed_in(browser: Browser) -> FlaskClient:
    browser.sign_in("facilitator")
    return browser.client


def asked(client: FlaskClient, method: str, path: str) -> Iterator[tuple[str, int]]:
    """What was odd, and the status."""
    for odd in ODD:
        sent = raw(odd)
        forms = {"form_token": odd.encode("utf-8", "surrogatepass")}
        yield f"token {odd!a}", client.open(path, method=method, buffered=True, data=forms).status_code
        query = {"QUERY_STRING": f"next={sent}&code={sent}&state={sent}"}
        yield f"query {odd!a}", client.open(path, method=method, buffered=True, environ_overrides=query).status_code
        headers = {f"HTTP_{name}": sent for name in HEADERS}
        yield f"headers {odd!a}", client.open(path, method=method, buffered=True, environ_overrides=headers).status_code


def test_no_page_breaks_over_what_a_signed_in_browser_sends(signed_in: FlaskClient) -> None:
    kept = signed_in.get_cookie("__Host-plp")
    assert kept is not None
    broken = []
    for method, path in addresses(signed_in):
        for what, status in asked(signed_in, method, path):
            broken += [f"{method} {path}: {what}"] * (status == 500)
            signed_in.set_cookie("__Host-plp", kept.value)
    assert broken == []


def test_no_page_breaks_over_cookies(browser: Browser) -> None:
    broken = []
    for (method, path), odd in ((address, odd) for address in addresses(browser.client) for odd in ODD):
        cookies = {"HTTP_COOKIE": "; ".join(f"{name}={raw(odd)}" for name in COOKIES)}
        status = browser.client.open(path, method=method, buffered=True, environ_overrides=cookies).status_code
        broken += [f"{method} {path}: {odd!a}"] * (status == 500)
    assert broken == []
