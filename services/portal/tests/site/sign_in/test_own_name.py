"""At sign-in recruitment hears what somebody is called. That the calls are as it publishes them is tested for all calls."""

from dataclasses import dataclass, field

import pytest
from flask import Flask, request
from flask.typing import ResponseReturnValue
from services.portal.tests.browsing import Browser, OpenBrowser, ServeApp

from portal.site.calls import Service

PERSON = "00000000-0000-4000-8000-00000000000a"


@dataclass
class Recruitment:
    """Keeps what it is told: the version that it is to be a change of, and the body."""

    refuses: bool = False
    told: list[tuple[str | None, object]] = field(default_factory=list)

    def app(self) -> Flask:
        app = Flask("recruitment")
        app.add_url_rule("/me", view_func=lambda: {"id": PERSON})
        app.add_url_rule("/me/name", view_func=self.own_name, methods=["GET", "PUT"])
        return app

    def own_name(self) -> ResponseReturnValue:
        if request.method == "GET":
            return {"name": "Ada", "roles": [], "kept_until": None, "version": 3}
        self.told.append((request.headers.get("If-Match"), request.get_json()))
        return ({"code": "stale"}, 412) if self.refuses else {"id": PERSON, "version": 4}


@pytest.fixture
def recruitment() -> Recruitment:
    return Recruitment()


@pytest.fixture
def browser(recruitment: Recruitment, open_browser: OpenBrowser, serve_app: ServeApp) -> Browser:
    return open_browser({**dict.fromkeys(Service, "http://127.0.0.1:1"), Service.RECRUITMENT: serve_app(recruitment.app())})


def test_the_name_is_told_as_a_change_of_the_one_on_record(browser: Browser, recruitment: Recruitment) -> None:
    assert browser.sign_in("facilitator").location == "/today"
    assert recruitment.told == [('"3"', {"name": "Ada <b>Garbutt</b>"})]


def test_nobody_without_a_role_has_a_name_on_record(browser: Browser, recruitment: Recruitment) -> None:
    assert browser.sign_in("nobody").location == "/today"
    assert recruitment.told == []


def test_a_name_that_is_not_taken_keeps_nobody_out(browser: Browser, recruitment: Recruitment) -> None:
    recruitment.refuses = True
    assert browser.sign_in("facilitator").location == "/today"
