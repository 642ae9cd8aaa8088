"""A page that is only for somebody who has just signed in, and signing in anew for it."""

import time
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Blueprint
from flask.testing import FlaskClient
from services.portal.tests.browsing import Browser

from portal.site import app, clock
from portal.site.guards import SIGNED_IN, page

SESSION = "__Host-plp"
planted = Blueprint("planted", "portal.cohorts.routes")


@planted.route("/planted", methods=["GET", "POST"])
@page(SIGNED_IN, title="Only just now", fresh=True)
def only_just_now() -> str:
    return "Shown"


@dataclass
class Clock:
    """The portal's, which may be ahead of the issuer's."""

    ahead: float = 0

    def now(self) -> float:
        return time.time() + self.ahead


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch) -> Clock:
    shown = Clock()
    monkeypatch.setattr(clock, "now", shown.now)
    return shown


@pytest.fixture
def just_now(browser: Browser) -> FlaskClient:
    """A portal that has such a page, for whoever is signed in."""
    browser.sign_in("facilitator")
    client, session = app.create_app(browser.wiring, [planted]).test_client(), browser.client.get_cookie(SESSION)
    assert session is not None
    client.set_cookie(SESSION, session.value, secure=True)
    return client


def test_the_page_opens_within_minutes_of_signing_in_and_later_asks_for_it(just_now: FlaskClient, ahead: Clock) -> None:
    assert just_now.get("/planted").text == "Shown"
    ahead.ahead = 301
    asked = just_now.get("/planted")
    assert (asked.status_code, asked.location) == (303, "/sign-in/again?next=%2Fplanted")


def test_what_is_sent_to_it_too_late_is_not_saved_and_the_page_says_so(
    just_now: FlaskClient, browser: Browser, ahead: Clock
) -> None:
    token = browser.token_of(browser.get("/worried"))
    assert just_now.post("/planted", data={"form_token": token}).text == "Shown"
    ahead.ahead = 301
    late = just_now.post("/planted", data={"form_token": token})
    assert late.status_code == 403
    assert "We have not saved what you sent just now." in late.text
    assert 'href="/sign-in/again?next=%2Fplanted"' in late.text


def test_the_issuer_is_asked_to_make_sure_of_the_person(browser: Browser) -> None:
    browser.sign_in("facilitator")
    asked = parse_qs(urlsplit(browser.get("/sign-in/again?next=/session").location).query)
    assert (asked["prompt"], asked["max_age"]) == (["login"], ["0"])
    assert "prompt" not in browser.get("/sign-in").location
    assert browser.sign_in("facilitator", "/sign-in/again?next=/session").location == "/session"


def test_a_sign_in_of_some_time_ago_is_not_taken_for_a_new_one(browser: Browser, ahead: Clock) -> None:
    browser.sign_in("facilitator")
    ahead.ahead = 100
    refused = browser.sign_in("facilitator", "/sign-in/again?next=/session")
    assert (refused.status, "We could not sign you in" in refused.text) == (400, True)


def test_somebody_else_who_signs_in_does_not_come_to_the_page(browser: Browser) -> None:
    browser.sign_in("facilitator")
    assert browser.sign_in("evaluator", "/sign-in/again?next=/session").location == "/today"
