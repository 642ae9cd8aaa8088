"""Calling a service: what is sent along, and what each response comes to."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import pytest
from flask import Flask, Response, redirect, request
from flask.typing import ResponseReturnValue

from portal.site import api
from portal.site.api import ApiClient, Credentials, TokenRefused
from portal.site.calls import Answer, ApiError

CREDENTIALS = Credentials("a token", "00-trace-span-01")


@dataclass(frozen=True)
class Thing:
    name: str


@dataclass
class Service:
    """Responds as a test says, and keeps the headers of each request."""

    status: int = 200
    body: object = field(default_factory=lambda: {"name": "x", "since": 3})
    seconds: float = 0
    requests: list[dict[str, str]] = field(default_factory=list)

    def respond(self) -> ResponseReturnValue:
        self.requests.append(dict(request.headers))
        time.sleep(self.seconds)
        if self.status == 302:
            return redirect("/thing/elsewhere")
        response = Response(json.dumps(self.body), self.status, content_type="application/json")
        response.set_cookie("kept", "never")
        return response


class ServeApp(Protocol):
    def __call__(self, app: Flask) -> str: ...


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def client(service: Service, serve_app: ServeApp) -> Iterator[ApiClient]:
    app = Flask("service")
    app.add_url_rule("/thing", view_func=service.respond)
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
