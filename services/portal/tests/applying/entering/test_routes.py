"""Entering an application, with a service that answers as its OpenAPI says: what is sent, and where each refusal is said."""

from collections.abc import Mapping
from typing import Any, Final

import pytest
from flask.testing import FlaskClient
from services.portal.tests.browsing import OpenBrowser, ServeApp
from services.portal.tests.parsed import Parsed, sign_in_with
from services.portal.tests.stub import APPLYING, ID, PLANTED, Stub

from plp_kit.web.roles import Role
from portal.site.calls import Service

AT: Final = f"/cohorts/{ID}/enter"


@pytest.fixture
def stub() -> Stub:
    return Stub(APPLYING)


@pytest.fixture
def client(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub) -> FlaskClient:
    browser = open_browser({service: serve_app(stub.app(service)) for service in Service})
    sign_in_with(browser, Role.FACILITATOR)
    return browser.client


def fields(client: FlaskClient, page: str) -> dict[str, str]:
    return Parsed(client.get(f"{AT}/{page}").text).fields


def test_an_application_is_entered_as_it_was_given_and_names_nobody_not_to_be_paired(client: FlaskClient, stub: Stub) -> None:
    form = fields(client, "check")
    assert [client.post(f"{AT}/check", data=form).location for _ in range(2)] == [f"/applications/{ID}/entered"] * 2
    first, again = stub.changes
    assert (first.path, first.key, first.body) == (f"/cohorts/{ID}/entered-applications", again.key, again.body)
    body: Any = first.body
    assert {name: body[name] for name in body if name != "form"} == {
        "name": PLANTED,
        "address": None,
        "means": "phone",
        "on": "2021-04-12",
        "authority": PLANTED,
    }
    assert (body["form"]["sides"], body["form"]["access_needs"], body["form"]["preferred_name"]) == (["served"], PLANTED, None)
    assert "do_not_pair" not in body["form"]


def test_neither_the_tasks_nor_any_page_ask_whom_they_must_not_be_paired_with(client: FlaskClient) -> None:
    assert f"{AT}/do-not-pair" not in client.get(AT).text
    for page in ("do-not-pair", "contact"):
        assert client.get(f"{AT}/{page}").status_code == 404


def test_the_day_is_shown_in_words_before_it_is_sent(client: FlaskClient) -> None:
    assert "12 April 2021" in client.get(f"{AT}/check").text


@pytest.mark.parametrize(
    ("status", "problem", "row"),
    [
        (409, {"code": "entered_date_unfit", "detail": "Say on which day."}, "received"),
        (409, {"code": "applied_already", "detail": "There is one."}, "person"),
        (409, {"code": "group_not_identified", "detail": "Say so first."}, "sides"),
        (422, {"code": "validation_failed", "errors": [{"field": "address", "rule": "email"}]}, "person"),
        (422, {"code": "validation_failed", "errors": [{"field": "name", "rule": "too_long"}]}, "person"),
    ],
)
def test_a_refusal_is_said_at_its_answer(
    client: FlaskClient, stub: Stub, status: int, problem: Mapping[str, object], row: str
) -> None:
    form = fields(client, "check")
    stub.refuses = (status, problem)
    refused = client.post(f"{AT}/check", data=form)
    sentence = str(problem.get("detail", "Check your answer. It cannot be saved as it is"))
    assert (refused.status_code, refused.text.count(sentence)) == (status, 2)
    assert f'href="#{row}"' in refused.text


def test_before_recruiting_opens_nothing_is_asked(client: FlaskClient, stub: Stub) -> None:
    stub.said = {**APPLYING, "may_enter": False}
    assert "This cohort takes applications from 12 April 2021." in client.get(AT).text
    assert {client.get(f"{AT}/{page}").location for page in ("person", "check", "profile/1")} == {AT}


def test_after_recruiting_the_tasks_say_what_can_still_be_entered(client: FlaskClient, stub: Stub) -> None:
    stub.said = {**APPLYING, "applying": "over"}
    assert "You can still enter an application that you received by then." in client.get(AT).text


def test_there_is_no_confirmation_of_what_the_person_sent(client: FlaskClient, stub: Stub) -> None:
    assert "Application entered" in client.get(f"/applications/{ID}/entered").text
    stub.said = {**APPLYING, "entered_by": None}
    assert client.get(f"/applications/{ID}/entered").status_code == 404
