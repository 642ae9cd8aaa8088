"""Changing settings, with a service that answers as its OpenAPI says: what is kept, where a mistake is said, what is proposed."""

import json
from collections.abc import Mapping
from typing import Any, Final

import msgspec
import pytest
from flask.testing import FlaskClient
from services.portal.tests.browsing import OpenBrowser, ServeApp
from services.portal.tests.parsed import Parsed, sign_in_with
from services.portal.tests.programme.test_present import SETTINGS
from services.portal.tests.stub import ID, Stub

from plp_kit.web.roles import Role
from portal.programme.groups import BY_SLUG
from portal.site.calls import Service

IN_FORCE: Final[Mapping[str, Any]] = json.loads(msgspec.json.encode(SETTINGS))
OWN: Final = {"state": "waiting", "settings": IN_FORCE, "drafts": []}


@pytest.fixture
def stub() -> Stub:
    return Stub(OWN)


@pytest.fixture
def client(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub) -> FlaskClient:
    browser = open_browser({service: serve_app(stub.app(service)) for service in Service})
    sign_in_with(browser, Role.FACILITATOR)
    return browser.client


def kept(**groups: Mapping[str, str]) -> dict[str, object]:
    """As if the facilitator had kept these groups."""
    drafts = [
        {
            "question": group,
            "typed": [{"name": name, "values": [value]} for name, value in fields.items()],
            "saved_at": "2021-04-12T09:30:00+00:00",
            "version": 3,
        }
        for group, fields in groups.items()
    ]
    return {**OWN, "drafts": drafts}


def send(client: FlaskClient, slug: str, **typed: str) -> Any:  # noqa: ANN401 - werkzeug's answer
    fields = Parsed(client.get(f"/settings/{slug}").text).fields
    return client.post(f"/settings/{slug}", data={**fields, **typed})


@pytest.mark.parametrize("slug", BY_SLUG)
def test_every_group_has_a_page_that_shows_what_is_in_force(client: FlaskClient, slug: str) -> None:
    answered = client.get(f"/settings/{slug}")
    assert (answered.status_code, Parsed(answered.text).has_form) == (200, True)
    assert BY_SLUG[slug].words.name in answered.text


def test_a_group_that_there_is_not_leads_to_the_settings(client: FlaskClient) -> None:
    assert client.get("/settings/pay-bands").location == "/settings"


def test_a_change_is_checked_with_the_settings_in_force_and_kept(client: FlaskClient, stub: Stub) -> None:
    assert send(client, "survey-times", survey_days="30").location == "/settings"
    checked, draft = [asked for asked in stub.asked if asked.method != "GET"]
    assert (checked.path, checked.body) == ("/trust/settings/checks", {**IN_FORCE, "survey_days": 30})
    assert draft.path == f"/me/drafts/settings/{ID}/survey_times"
    assert draft.body == {"typed": [{"name": "survey_month", "values": ["10"]}, {"name": "survey_days", "values": ["30"]}]}


def test_what_was_kept_before_is_checked_with_it(client: FlaskClient, stub: Stub) -> None:
    stub.said = kept(length={"length_months_min": "14", "length_months_max": "15", "check_in_every_months": "3"})
    send(client, "survey-times", survey_days="30")
    checked = next(asked for asked in stub.asked if asked.path == "/trust/settings/checks")
    assert checked.body == {**IN_FORCE, "length_months_min": 14, "survey_days": 30}


def test_another_wording_of_a_consent_is_the_next_version(client: FlaskClient, stub: Stub) -> None:
    send(client, "consent-take-part", wording="May we still?")
    checked = next(asked for asked in stub.asked if asked.path == "/trust/settings/checks")
    assert checked.body == {**IN_FORCE, "consent_texts": [{"purpose": "take_part", "version": 2, "wording": "May we still?"}]}


def test_nothing_is_kept_where_nothing_differs(client: FlaskClient, stub: Stub) -> None:
    assert send(client, "survey-times").location == "/settings"
    assert stub.changes == []


def test_a_number_that_is_none_is_told_before_anything_is_sent(client: FlaskClient, stub: Stub) -> None:
    answered = send(client, "survey-times", survey_days="a month")
    assert (answered.status_code, "Enter a whole number" in answered.text) == (422, True)
    assert stub.changes == []


@pytest.mark.parametrize("refused", [(409, {"code": "draft_too_long", "detail": "Shorten it."})])
def test_what_cannot_be_kept_stays_typed(client: FlaskClient, stub: Stub, refused: tuple[int, Mapping[str, object]]) -> None:
    stub.refuses = refused
    answered = send(client, "senior-level", senior_level="Director")
    assert (answered.status_code, "Shorten it." in answered.text) == (409, True)
    assert Parsed(answered.text).fields["senior_level"] == "Director"


def test_everything_that_was_kept_is_proposed_at_once(client: FlaskClient, stub: Stub) -> None:
    stub.said = kept(
        survey_times={"survey_month": "10", "survey_days": "30"},
        topics={"topics": "Rotas\n\n Board papers "},
        names={"senior": "", "served": "BME"},
    )
    page = client.get("/settings/check")
    assert "What the two groups are called" in page.text
    assert "has a mistake and is left out" in page.text
    answered = client.post("/settings/check", data={**Parsed(page.text).fields, "reason": "Shifts are long"})
    assert answered.location == "/settings"
    (proposed,) = stub.changes
    assert (proposed.path, proposed.if_match, proposed.body) == (
        "/trust/proposals",
        '"5"',
        {
            "revises": 5,
            "settings": {**IN_FORCE, "survey_days": 30, "topics": ["Rotas", "Board papers"]},
            "reason": "Shifts are long",
        },
    )


def test_with_nothing_kept_there_is_nothing_to_propose(client: FlaskClient) -> None:
    assert client.get("/settings/check").location == "/settings"
