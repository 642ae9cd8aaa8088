"""Applying, with a service that answers as its OpenAPI says: what is sent, once, and where each refusal is said."""

from collections.abc import Mapping
from typing import Any, Final

import pytest
from flask.testing import FlaskClient
from services.portal.tests.browsing import OpenBrowser, ServeApp
from services.portal.tests.parsed import Parsed, sign_in_with
from services.portal.tests.stub import APPLYING, ID, PLANTED, Asked, Stub

from plp_kit.web.roles import Role
from portal.site.calls import Service

AT: Final = f"/apply/{ID}"


@pytest.fixture
def stub() -> Stub:
    return Stub(APPLYING)


@pytest.fixture
def client(open_browser: OpenBrowser, serve_app: ServeApp, stub: Stub) -> FlaskClient:
    browser = open_browser({service: serve_app(stub.app(service)) for service in Service})
    sign_in_with(browser, Role.PARTICIPANT)
    return browser.client


def fields(client: FlaskClient, page: str) -> dict[str, str]:
    return Parsed(client.get(f"{AT}/{page}").text).fields


def without(stub: Stub, question: str) -> None:
    drafts: Any = APPLYING["drafts"]
    stub.said = {**APPLYING, "drafts": [draft for draft in drafts if draft["question"] != question]}


def handed_in(stub: Stub) -> list[Asked]:
    return [asked for asked in stub.changes if asked.path == f"/cohorts/{ID}/applications"]


def test_everything_that_was_answered_is_sent_once(client: FlaskClient, stub: Stub) -> None:
    form = fields(client, "check")
    assert [client.post(f"{AT}/check", data=form).location for _ in range(2)] == [f"{AT}/sent"] * 2
    first, again = handed_in(stub)
    assert (first.key, first.body) == (again.key, again.body)
    assert first.body == {
        "sides": ["served"],
        "senior_role_confirmed": False,
        "identifies_with_group": True,
        "aims_confirmed": True,
        "topics_to_learn": [PLANTED],
        "topics_to_share": [PLANTED],
        "profile": [PLANTED, None],
        "channel": PLANTED,
        "interests": [PLANTED],
        "availability": ["monday_morning"],
        "meeting_mode": "either",
        "site": PLANTED,
        "directorate": None,
        "profession": None,
        "preferred_name": PLANTED,
        "consents": [{"purpose": "take_part", "granted": True, "version": 1}],
        "do_not_pair": [{"name": PLANTED, "email": None, "department": None}],
        "access_needs": PLANTED,
    }


def test_nothing_is_sent_while_an_answer_is_missing(client: FlaskClient, stub: Stub) -> None:
    form = fields(client, "check")
    without(stub, "sides")
    assert client.post(f"{AT}/check", data=form).location == AT
    assert handed_in(stub) == []
    tasks = client.get(AT).text
    assert "You can check and send your application when every part is completed." in tasks
    assert (tasks.count("Not started"), tasks.count("Completed")) == (1, 13)


def test_a_draft_that_is_not_right_is_in_progress(client: FlaskClient, stub: Stub) -> None:
    drafts: Any = APPLYING["drafts"]
    half = {"question": "sides", "typed": [{"name": "sides", "values": []}], "saved_at": None, "version": 1}
    stub.said = {**APPLYING, "drafts": [half, *(draft for draft in drafts if draft["question"] != "sides")]}
    tasks = client.get(AT).text
    assert (tasks.count("In progress"), tasks.count("Completed")) == (1, 13)


def test_a_consent_to_other_words_is_asked_again(client: FlaskClient, stub: Stub) -> None:
    stub.said = {**APPLYING, "consents": [{"purpose": "take_part", "version": 2, "wording": PLANTED, "needed": True}]}
    assert client.get(f"{AT}/check").location == AT


def test_continue_leads_to_the_next_question_and_to_the_answers_once_all_are_there(client: FlaskClient, stub: Stub) -> None:
    form = fields(client, "sides")
    assert client.post(f"{AT}/sides", data=form).location == f"{AT}/check"
    without(stub, "learn")
    assert client.post(f"{AT}/sides", data=form).location == f"{AT}/channel"


def test_an_answer_is_not_deleted_by_what_no_page_of_ours_sends(client: FlaskClient, stub: Stub) -> None:
    assert client.post(f"{AT}/sides", data={**fields(client, "sides"), "draft": "drop"}).status_code == 400
    assert stub.changes == []


@pytest.mark.parametrize("page", ["do-not-pair", "access"])
def test_what_nobody_else_is_shown_is_answered_saved(client: FlaskClient, page: str) -> None:
    answered = client.post(f"{AT}/{page}", data=fields(client, page))
    assert "Saved" in client.get(answered.location).text
    assert PLANTED not in client.get(f"{AT}/check").text


def test_who_has_written_no_needs_is_not_told_that_something_was_saved(client: FlaskClient, stub: Stub) -> None:
    drafts: Any = APPLYING["drafts"]
    empty = {"question": "access", "typed": [{"name": "needs", "values": [""]}], "saved_at": None, "version": 1}
    stub.said = {**APPLYING, "drafts": [empty, *(draft for draft in drafts if draft["question"] != "access")]}
    assert "Nothing written" in client.get(f"{AT}/check").text


@pytest.mark.parametrize(
    ("status", "problem", "row"),
    [
        (409, {"code": "group_not_identified", "detail": "Say so first."}, "sides"),
        (409, {"code": "taking_part_not_agreed", "detail": "It needs your consent."}, "consents-take_part"),
        (422, {"code": "validation_failed", "errors": [{"field": "do_not_pair.0.name", "rule": "too_long"}]}, "do-not-pair"),
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
    assert f'id="{row}"' in refused.text


def test_somebody_who_cannot_apply_is_told_why_and_asked_nothing(client: FlaskClient, stub: Stub) -> None:
    stub.said = {**APPLYING, "may_send": False, "applying": "open"}
    assert "You have sent your application to this cohort." in client.get(AT).text
    assert {client.get(f"{AT}/{page}").location for page in ("aims", "check", "profile/1")} == {AT}
    stub.said = {**APPLYING, "may_send": False, "applying": "not_yet"}
    assert "This cohort takes applications from 12 April 2021." in client.get(AT).text


def contact_page(client: FlaskClient) -> dict[str, str]:
    return Parsed(client.get(f"{AT}/contact").text).fields


def test_who_has_not_said_what_to_call_them_finds_the_name_of_their_sign_in(client: FlaskClient, stub: Stub) -> None:
    """It is sent with Continue, and is no answer before."""
    without(stub, "contact")
    form = contact_page(client)
    assert form["preferred_name"] == PLANTED
    assert (client.get(AT).text.count("Not started"), stub.changes) == (1, [])
    client.post(f"{AT}/contact", data=form)
    (kept,) = stub.changes
    typed = [{"name": "preferred_name", "values": [PLANTED]}, {"name": "address", "values": [""]}]
    assert kept.body == {"typed": typed}


def test_what_somebody_has_typed_themselves_stays(client: FlaskClient, stub: Stub) -> None:
    drafts: Any = APPLYING["drafts"]
    typed = {"question": "contact", "typed": [{"name": "preferred_name", "values": ["Bo"]}], "saved_at": None, "version": 1}
    stub.said = {**APPLYING, "drafts": [typed, *(draft for draft in drafts if draft["question"] != "contact")]}
    form = contact_page(client)
    assert form["preferred_name"] == "Bo"
    refused = client.post(f"{AT}/contact", data={**form, "preferred_name": ""})
    assert Parsed(refused.text).fields["preferred_name"] == ""
