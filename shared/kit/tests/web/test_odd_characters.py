"""What no client ever sends, in addresses and headers, is refused or ignored, and never an unexpected failure."""

from collections.abc import Iterator
from typing import Final
from uuid import uuid4

from flask.testing import FlaskClient

from plp_kit.web.guards import routes
from plp_testkit.http import Person

ODD: Final = ("é", "\xff", "☃", "\ud800", "%ff", "\x00", "x" * 5000)
HEADERS: Final = ("ACCEPT", "AUTHORIZATION", "COOKIE", "IDEMPOTENCY_KEY", "IF_MATCH", "IF_NONE_MATCH", "TRACEPARENT", "RANGE")

WITHOUT: Final = frozenset({"/failures", "/me"})
"""One fails by itself, the other needs a vault."""


def raw(text: str) -> str:
    """Its bytes as a server hands them on: a character each."""
    return text.encode("utf-8", "surrogatepass").decode("latin-1")


def asked(client: FlaskClient, token: str, method: str, path: str) -> Iterator[tuple[str, int]]:
    """What was odd, and the status."""
    signed_in = {"HTTP_AUTHORIZATION": f"Bearer {token}", "HTTP_IDEMPOTENCY_KEY": str(uuid4()), "HTTP_IF_MATCH": '"1"'}
    for odd in map(raw, ODD):
        for name in HEADERS:
            headers = {**signed_in, f"HTTP_{name}": odd}
            yield f"{name} {odd!a}", client.open(path, method=method, environ_overrides=headers, json={}).status_code
        bearer = {**signed_in, "HTTP_AUTHORIZATION": f"Bearer {odd}"}
        yield f"token {odd!a}", client.open(path, method=method, environ_overrides=bearer, json={}).status_code
        query = {**signed_in, "QUERY_STRING": f"after={odd}&{odd}={odd}"}
        yield f"query {odd!a}", client.open(path, method=method, environ_overrides=query, json={}).status_code
        kind = {**signed_in, "CONTENT_TYPE": f"application/json; charset={odd}"}
        yield f"content type {odd!a}", client.open(path, method=method, environ_overrides=kind, data=b"{}").status_code


def test_no_route_fails_over_them(facilitator: Person) -> None:
    client, broken = facilitator.app.test_client(), []
    for route in routes(facilitator.app):
        path = route.path.replace("<uuid:counter>", str(uuid4())).replace("<tenant>", "rha")
        if path not in WITHOUT:
            statuses = asked(client, facilitator.token, route.method, path)
            broken += [f"{route.method} {path}: {what}" for what, status in statuses if status == 500]
    assert broken == []
