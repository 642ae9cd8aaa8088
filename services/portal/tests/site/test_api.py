"""Calling a service: what is sent along, and what each response comes to."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from uuid import UUID

import msgspec
import pytest
from flask import Flask, Response, redirect, request
from flask.typing import ResponseReturnValue
from services.portal.tests.browsing import ServeApp

from portal.site import api
from portal.site.api import ApiClient, Change, Credentials, TokenRefused, address_of
from portal.site.calls import (
    Answer,
    ApiError,
    Call,
    ChangedMeanwhile,
    File,
    Invalid,
    Method,
    NoBody,
    Refused,
    Sent,
    Wrong,
    reads,
)
from portal.site.calls import Service as At

CREDENTIALS = Credentials("a token", "00-trace-span-01")


class Thing(msgspec.Struct, frozen=True):
    name: str


RENAME = Call(At.RECRUITMENT, Method.POST, "/thing", Thing, Thing)
KEY = UUID(int=7)


@dataclass
class Service:
    """Responds as a test says, and keeps the headers of each request."""

    status: int = 200
    body: object = field(default_factory=lambda: {"name": "x", "since": 3})
    seconds: float = 0
    requests: list[dict[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    later: list[int] = field(default_factory=list)

    def respond(self) -> ResponseReturnValue:
        self.requests.append(dict(request.headers))
        self.bodies.append(request.data)
        self.status = self.later.pop(0) if self.later else self.status
        time.sleep(self.seconds)
        if self.status == 302:
            return redirect("/thing/elsewhere")
        response = Response(json.dumps(self.body), self.status, content_type="application/json")
        response.set_cookie("kept", "never")
        return response


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def client(service: Service, serve_app: ServeApp) -> Iterator[ApiClient]:
    app = Flask("service")
    app.add_url_rule("/thing", view_func=service.respond, methods=["GET", "POST"])
    client = ApiClient("service", serve_app(app))
    yield client
    client.close()


def test_fields_that_the_view_does_not_have_are_left_out(client: ApiClient) -> None:
    assert client.get(CREDENTIALS, "/thing", Thing) == Answer(Thing("x"))


def test_token_and_trace_are_sent_and_cookies_are_not(
    client: ApiClient, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    client.get(CREDENTIALS, "/thing", Thing)
    client.get(Credentials("a token"), "/thing", Thing)
    first, second = service.requests
    assert (first["Authorization"], first["Traceparent"]) == ("Bearer a token", "00-trace-span-01")
    assert "Traceparent" not in second
    assert "Cookie" not in second


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (403, ApiError.NOT_ALLOWED),
        (404, ApiError.NOT_FOUND),
        (302, ApiError.AWAY),
        (500, ApiError.AWAY),
        (503, ApiError.AWAY),
        (299, ApiError.AWAY),
    ],
)
def test_every_other_status_is_an_error(client: ApiClient, service: Service, status: int, error: ApiError) -> None:
    service.status = status
    assert client.get(CREDENTIALS, "/thing", Thing) is error


def test_a_token_that_is_refused_is_raised(client: ApiClient, service: Service) -> None:
    service.status = 401
    with pytest.raises(TokenRefused):
        client.get(CREDENTIALS, "/thing", Thing)


@pytest.mark.parametrize("body", [{}, [], {"name": 3}])
def test_an_answer_of_another_shape_counts_as_none(client: ApiClient, service: Service, body: object) -> None:
    service.body = body
    assert client.get(CREDENTIALS, "/thing", Thing) is ApiError.AWAY


def rename(client: ApiClient, version: int | None = 3) -> Sent[Thing]:
    return client.send(CREDENTIALS, RENAME, "/thing", Thing("y"), Change(KEY, version))


def test_a_change_carries_its_key_and_the_version_that_was_shown(client: ApiClient, service: Service) -> None:
    assert rename(client) == Answer(Thing("x"))
    client.send(CREDENTIALS, Call(At.RECRUITMENT, Method.POST, "/thing", NoBody, Thing), "/thing", NoBody(), Change(KEY))
    sent, bare = service.requests
    assert (sent["Idempotency-Key"], sent["If-Match"], sent["Content-Type"]) == (str(KEY), '"3"', "application/json")
    assert service.bodies == [b'{"name":"y"}', b""]
    assert "If-Match" not in bare
    assert "Content-Type" not in bare


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (403, {"code": "own_thing", "detail": "It is yours."}, Refused("own_thing", "It is yours.")),
        (403, {"code": "role_missing"}, ApiError.NOT_ALLOWED),
        (404, {"code": "no_such_thing"}, ApiError.NOT_FOUND),
        (409, {"code": "named_already", "detail": "It has a name."}, Refused("named_already", "It has a name.")),
        (412, {"code": "changed_since_read"}, ChangedMeanwhile()),
        (
            422,
            {"code": "validation_failed", "errors": [{"field": "a.0", "rule": "too_long"}]},
            Invalid((Wrong("a.0", "too_long"),)),
        ),
        (422, {"odd": True}, ApiError.AWAY),
        (500, {"code": "unexpected"}, ApiError.AWAY),
    ],
)
def test_what_a_service_says_to_a_change(
    client: ApiClient, service: Service, status: int, body: object, outcome: Sent[Thing]
) -> None:
    service.status, service.body = status, body
    assert rename(client) == outcome


def test_a_change_that_is_still_worked_on_is_asked_for_again(
    client: ApiClient, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "SECONDS_BETWEEN", 0)
    service.later, service.body = [409, 409, 200], {"name": "x", "code": "request_in_progress"}
    assert rename(client) == Answer(Thing("x"))
    service.later = [409] * 9
    assert rename(client) is ApiError.AWAY
    assert len({sent["Idempotency-Key"] for sent in service.requests}) == 1


def test_a_slow_service_is_not_waited_for(client: ApiClient, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "SECONDS_TO_ANSWER", 0.2)
    service.seconds = 1
    assert client.get(CREDENTIALS, "/thing", Thing) is ApiError.AWAY


def test_a_service_that_is_not_there_is_away() -> None:
    client = ApiClient("service", "http://127.0.0.1:1")
    assert client.get(CREDENTIALS, "/thing", Thing) is ApiError.AWAY
    client.close()


def test_the_token_is_in_no_representation() -> None:
    assert "a token" not in repr(CREDENTIALS)


SEND = Call(At.RECRUITMENT, Method.POST, "/thing", File, Thing, ("channel",))


def test_a_file_is_sent_as_it_is_and_says_nothing_of_itself(client: ApiClient, service: Service) -> None:
    content = b"PK\x03\x04 \xff\x00"
    assert client.send(CREDENTIALS, SEND, "/thing?channel=Intranet", File(content), Change(KEY)) == Answer(Thing("x"))
    assert (service.bodies, service.requests[0]["Content-Type"]) == ([content], "application/octet-stream")
    assert repr(File(content)) == "File(7 bytes)"


def test_what_takes_long_may_and_everything_else_may_not(
    client: ApiClient, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "SECONDS_TO_ANSWER", 0.05)
    service.seconds = 0.3
    assert client.send(CREDENTIALS, SEND, "/thing", File(b"x"), Change(KEY)) is ApiError.AWAY
    assert client.get(CREDENTIALS, "/thing", Thing, seconds=5) == Answer(Thing("x"))


def test_calls_that_take_long_leave_room_for_others(client: ApiClient, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "SECONDS_FOR_A_TURN", 0.1)
    service.seconds, began = 1.5, time.monotonic()
    with ThreadPoolExecutor(4) as threads:
        slow = [threads.submit(client.get, CREDENTIALS, "/thing", Thing, 5) for _ in range(4)]
        assert client.get(CREDENTIALS, "/thing", Thing) == Answer(Thing("x"))
        outcomes = [each.result() for each in slow]
    assert (outcomes.count(ApiError.AWAY), outcomes.count(Answer(Thing("x")))) == (1, 3)
    assert time.monotonic() - began < 2 * service.seconds


def test_a_look_that_is_refused_has_the_reason(client: ApiClient, service: Service) -> None:
    look = reads(At.RECRUITMENT, "/thing", Thing)
    assert client.ask(CREDENTIALS, look, "/thing") == Answer(Thing("x"))
    service.status, service.body = 409, {"code": "column_missing", "detail": "Say which column is what."}
    assert client.ask(CREDENTIALS, look, "/thing") == Refused("column_missing", "Say which column is what.")
    service.status = 404
    assert client.ask(CREDENTIALS, look, "/thing") is ApiError.NOT_FOUND


def test_an_address_has_its_ids_and_what_is_asked() -> None:
    assert address_of(SEND, {"channel": "A & B"}) == "/thing?channel=A+%26+B"
    assert address_of(reads(At.RECRUITMENT, "/thing/{id}", Thing), id=KEY) == f"/thing/{KEY}"
