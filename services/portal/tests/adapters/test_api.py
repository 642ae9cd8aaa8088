"""Asking a service: what is carried, and what each answer comes to."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import pytest
from flask import Flask, Response, redirect, request
from flask.typing import ResponseReturnValue

from portal.adapters import api
from portal.adapters.api import Api, Asker
from portal.adapters.outcomes import Told, Untold

ASKER = Asker("a token", "00-trace-span-01")


@dataclass(frozen=True)
class Thing:
    name: str


@dataclass
class Service:
    """Answers as a test says; `heard` are the headers of each request."""

    status: int = 200
    body: object = field(default_factory=lambda: {"name": "x", "since": 3})
    seconds: float = 0
    heard: list[dict[str, str]] = field(default_factory=list)

    def answer(self) -> ResponseReturnValue:
        self.heard.append(dict(request.headers))
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
def asked(service: Service, serve_app: ServeApp) -> Iterator[Api]:
    app = Flask("service")
    app.add_url_rule("/thing", view_func=service.answer)
    made = Api("service", serve_app(app))
    yield made
    made.close()


def test_an_answer_is_read_and_what_is_new_in_it_passed_over(asked: Api) -> None:
    assert asked.get(ASKER, "/thing", Thing) == Told(Thing("x"))


def test_token_and_trace_are_carried_and_cookies_are_not(asked: Api, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    asked.get(ASKER, "/thing", Thing)
    asked.get(Asker("a token"), "/thing", Thing)
    first, second = service.heard
    assert (first["Authorization"], first["Traceparent"]) == ("Bearer a token", "00-trace-span-01")
    assert "Traceparent" not in second
    assert "Cookie" not in second


@pytest.mark.parametrize(
    ("status", "untold"),
    [
        (401, Untold.SIGNED_OUT),
        (403, Untold.NOT_ALLOWED),
        (404, Untold.UNKNOWN),
        (302, Untold.AWAY),
        (500, Untold.AWAY),
        (503, Untold.AWAY),
        (299, Untold.AWAY),
    ],
)
def test_a_refusal_is_told_apart(asked: Api, service: Service, status: int, untold: Untold) -> None:
    service.status = status
    assert asked.get(ASKER, "/thing", Thing) is untold


@pytest.mark.parametrize("body", [{}, [], {"name": 3}])
def test_an_answer_in_another_form_counts_as_none(asked: Api, service: Service, body: object) -> None:
    service.body = body
    assert asked.get(ASKER, "/thing", Thing) is Untold.AWAY


def test_a_slow_service_is_not_waited_for(asked: Api, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "SECONDS_TO_ANSWER", 0.2)
    service.seconds = 1
    assert asked.get(ASKER, "/thing", Thing) is Untold.AWAY


def test_nobody_there_is_away() -> None:
    nobody = Api("service", "http://127.0.0.1:1")
    assert nobody.get(ASKER, "/thing", Thing) is Untold.AWAY
    nobody.close()


def test_the_token_is_in_no_representation() -> None:
    assert "a token" not in repr(ASKER)
