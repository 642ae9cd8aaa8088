"""An applicant picks anew, after they have applied."""

from typing import Final

import pytest
from flask.testing import FlaskClient
from services.portal.tests.browsing import OpenBrowser, ServeApp
from services.portal.tests.parsed import Parsed, sign_in_with
from services.portal.tests.stub import ID, Stub

from plp_kit.web.roles import Role
from portal.site.calls import Service

AT: Final = f"/my-application/{ID}"
PROFILE: Final = {
    "answers": ["One", None, None],
    "topics_to_learn": ["Board work"],
    "topics_to_share": ["Rostering"],
    "interests": [],
    "availability": ["monday_morning"],
    "meeting_mode": "virtual",
    "site": "Canal Street",
    "directorate": None,
    "profession": None,
}
CHOICES: Final = {
    "topics": ["Board work", "Rostering"],
    "interests": ["Walking"],
    "sites": ["Canal Street"],
    "directorates": [],
    "professions": ["Nursing"],
}
COHORT: Final = {"title": "First", "word_senior": "SLT", "word_served": "BME", "launch_on": "2021-04-12", "questions": []}
OWN: Final = {
    "application": str(ID),
    "cohort": {**COHORT, "choices": CHOICES},
    "state": "applied",
    "sides": ["served"],
    "profile": PROFILE,
    "change_until": "2021-02-28",
    "months_kept": 12,
}


@pytest.fixture
def stub() -> Stub:
    return Stub(OWN)


@pytest.fixture
def client(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub) -> FlaskClient:
    browser = open_browser({service: serve_app(stub.app(service)) for service in Service})
    sign_in_with(browser, Role.PARTICIPANT)
    return browser.client


def test_what_a_page_does_not_ask_stays(client: FlaskClient, stub: Stub) -> None:
    asked: dict[str, dict[str, str | list[str]]] = {
        "learn": {"topics_to_learn": ["Rostering"]},
        "share": {"topics_to_share": ["Board work", "Rostering"]},
        "interests": {"interests": ["Walking"]},
        "times": {"availability": ["monday_evening", "friday_morning"]},
        "place": {"meeting_mode": "either", "site": "Canal Street", "profession": "Nursing"},
    }
    for kind, picked in asked.items():
        fields = Parsed(client.get(f"{AT}/change/{kind}").text).fields | picked
        saved = client.post(f"{AT}/change/{kind}", data=fields)
        change = stub.changes[-1]
        assert (saved.location, change.method, change.if_match) == (AT, "PUT", '"5"')
        assert change.body == {name: value for name, value in PROFILE.items() if name != "answers"} | picked


def test_nothing_is_sent_without_a_topic(client: FlaskClient, stub: Stub) -> None:
    fields = Parsed(client.get(f"{AT}/change/learn").text).fields
    del fields["topics_to_learn"]
    refused = client.post(f"{AT}/change/learn", data=fields)
    assert (refused.status_code, stub.changes) == (422, [])
    assert "Select at least one topic to learn about" in refused.text


def test_where_another_tab_was_first_both_are_shown(client: FlaskClient, stub: Stub) -> None:
    fields = Parsed(client.get(f"{AT}/change/times").text).fields | {"availability": ["friday_evening"]}
    stub.refuses = (412, {"code": "changed_since_read", "detail": "Changed."})
    again = client.post(f"{AT}/change/times", data=fields)
    assert (again.status_code, "<p>Monday morning</p>" in again.text) == (412, True)
    assert Parsed(again.text).fields["availability"] == "friday_evening"


def test_when_it_is_too_late_the_application_says_so(client: FlaskClient, stub: Stub) -> None:
    stub.said = {**OWN, "change_until": None}
    assert client.get(f"{AT}/change/learn").location == AT
    assert client.get(f"{AT}/change/contact").status_code == 404
