"""What was done is said once, on the page that it leads to, in the same session."""

from typing import Final

import pytest
from flask.typing import ResponseReturnValue
from services.portal.tests.browsing import Browser

from portal.site.done import COOKIE, done
from portal.site.guards import SIGNED_IN, no_page

SENTENCE: Final = "Your answer is saved"


@no_page(SIGNED_IN)
def answered() -> ResponseReturnValue:
    return done("/session", SENTENCE)


@pytest.fixture
def signed_in(browser: Browser) -> Browser:
    """In the place of the start page something is done."""
    browser.client.application.view_functions["start.start"] = answered
    browser.sign_in("facilitator")
    browser.client.get("/")
    return browser


def test_a_reload_says_nothing(signed_in: Browser) -> None:
    assert SENTENCE in signed_in.get("/session").text
    assert signed_in.client.get_cookie(COOKIE) is None
    assert SENTENCE not in signed_in.get("/session").text


def test_another_page_says_nothing_and_leaves_it(signed_in: Browser) -> None:
    assert SENTENCE not in signed_in.get("/cookies").text
    assert SENTENCE in signed_in.get("/session").text


def test_nobody_else_reads_it_and_nobody_can_write_it(signed_in: Browser) -> None:
    cookie = signed_in.client.get_cookie(COOKIE)
    assert cookie is not None
    assert "saved" not in cookie.value
    signed_in.sign_in("evaluator")
    assert SENTENCE not in signed_in.get("/session").text
    for value in ("", "x", "Your answer is saved"):
        signed_in.client.set_cookie(COOKIE, value, secure=True)
        assert "nhsuk-notification-banner" not in signed_in.get("/session").text
