"""What is typed and not sent: kept, found again, and never in the place of what somebody kept in another window."""

from collections.abc import Mapping
from typing import Any, Final

import pytest
from flask.testing import FlaskClient
from services.portal.tests.browsing import OpenBrowser, ServeApp
from services.portal.tests.parsed import Parsed, sign_in_with
from services.portal.tests.stub import ID, Asked, Stub

from plp_kit.web.roles import Role
from portal.site.calls import Service

PATH: Final = f"/my-application/{ID}/profile/1"
DRAFT: Final = f"/me/drafts/own_application/{ID}/profile_1"
JSON: Final = {"Accept": "application/json"}


def typed(*pieces: str) -> list[dict[str, Any]]:
    return [{"name": "answer", "values": list(pieces)}]


@pytest.fixture
def stub() -> Stub:
    return Stub({"typed": typed("What I kept"), "answers": ["What is saved", "2"]})


@pytest.fixture
def client(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub) -> FlaskClient:
    browser = open_browser({service: serve_app(stub.app(service)) for service in Service})
    sign_in_with(browser, Role.PARTICIPANT)
    return browser.client


def fields(client: FlaskClient) -> dict[str, str]:
    return Parsed(client.get(PATH).text).fields


def kept(stub: Stub) -> list[Asked]:
    return [asked for asked in stub.changes if asked.path == DRAFT]


def test_what_was_kept_is_in_the_box_and_the_page_says_since_when(client: FlaskClient) -> None:
    page = client.get(PATH).text
    assert "We kept what you typed on 12 April 2021." in page
    assert Parsed(page).fields["answer"].strip() == "What I kept"


def test_a_box_that_was_left_empty_is_not_said_to_hold_what_was_typed(client: FlaskClient, stub: Stub) -> None:
    stub.said = {**stub.said, "typed": typed("")}
    page = client.get(PATH).text
    assert "You left the box below empty on 12 April 2021." in page
    assert "We kept what you typed" not in page


def test_where_nothing_is_kept_what_is_saved_is_in_the_box(client: FlaskClient, stub: Stub) -> None:
    stub.said = {**stub.said, "typed": []}
    page = client.get(PATH).text
    assert "We kept what you typed" not in page
    assert Parsed(page).fields["answer"].strip() == "What is saved"


@pytest.mark.parametrize("pieces", [["Half a thought"], ["x" * 4000, "x"], [""]])
def test_it_is_kept_right_or_wrong_at_the_version_that_was_shown(client: FlaskClient, stub: Stub, pieces: list[str]) -> None:
    shown = fields(client)
    stub.version = 6
    assert client.post(PATH, data={**shown, "answer": "".join(pieces), "draft": "keep"}).location == PATH
    (asked,) = stub.changes
    assert (asked.method, asked.path, asked.if_match, asked.body) == ("PUT", DRAFT, '"5"', {"typed": typed(*pieces)})
    assert "Your draft is saved" in client.get(PATH).text


def test_a_script_is_told_the_version_to_go_on_from(client: FlaskClient, stub: Stub) -> None:
    answered = client.post(PATH, data={**fields(client), "draft": "keep"}, headers=JSON)
    assert answered.get_json() == {"draft_version": stub.version}


def test_it_can_be_deleted(client: FlaskClient, stub: Stub) -> None:
    assert client.post(PATH, data={**fields(client), "draft": "drop"}).location == PATH
    assert [(asked.method, asked.if_match) for asked in kept(stub)] == [("DELETE", '"5"')]


@pytest.mark.parametrize("odd", [{"draft": "x"}, {"draft_version": "-1"}])
def test_what_no_page_of_ours_sends_is_not_taken(client: FlaskClient, stub: Stub, odd: dict[str, str]) -> None:
    assert client.post(PATH, data={**fields(client), **odd}).status_code == 400
    assert stub.changes == []


def refusing(stub: Stub, status: int, **problem: object) -> None:
    stub.refuses = (status, problem)


def test_what_was_kept_in_another_window_is_beside_it_and_the_next_button_replaces_it(client: FlaskClient, stub: Stub) -> None:
    shown: Mapping[str, str] = {**fields(client), "answer": "Mine", "draft": "keep"}
    stub.version, stub.said = 6, {**stub.said, "typed": typed("Of the other window")}
    refusing(stub, 412, code="changed_since_read", changed_at="2021-04-12T13:02:00+00:00")
    again = client.post(PATH, data=shown)
    for words in ("It was changed on 12 April 2021 at about 14:02.", "What you kept in another window", "Of the other window"):
        assert words in again.text
    correction = Parsed(again.text).fields
    assert (again.status_code, correction["answer"].strip(), correction["draft_version"]) == (412, "Mine", "6")


def test_the_button_selected_twice_keeps_it_once_and_says_nothing_else(client: FlaskClient, stub: Stub) -> None:
    shown = {**fields(client), "answer": "Mine", "draft": "keep"}
    stub.version, stub.said = 6, {**stub.said, "typed": typed("Mine")}
    refusing(stub, 412, code="changed_since_read")
    assert client.post(PATH, data=shown).status_code == 303


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (422, {"code": "validation_failed", "errors": [{"field": "typed.0.values.0", "rule": "length"}]}),
        (409, {"code": "draft_too_long", "detail": "Your answer must be 400 characters or less"}),
    ],
)
def test_what_is_too_long_to_be_kept_is_said_at_its_field(
    client: FlaskClient, stub: Stub, status: int, problem: Mapping[str, object]
) -> None:
    shown = {**fields(client), "draft": "keep"}
    refusing(stub, status, **problem)
    answered = client.post(PATH, data=shown)
    assert answered.status_code == status
    assert 'href="#answer"' in answered.text
    assert answered.text.count("Your answer must be 400 characters or less") == 2


def test_sending_it_posts_no_draft(client: FlaskClient, stub: Stub) -> None:
    client.post(PATH, data=fields(client))
    assert kept(stub) == []
