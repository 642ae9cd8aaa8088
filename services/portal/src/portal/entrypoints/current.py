"""Who is signed in for this request, by the cookie that the browser brought."""

from typing import Final, cast

from flask import Response, g, request

from plp_kit.core.telemetry import tracing
from portal.adapters.api import Asker
from portal.adapters.sessions import Session
from portal.entrypoints.wiring import wiring

COOKIE: Final = "__Host-plp"
"""Browsers take it from a secure place alone, and from no other host; loopback counts as secure (tried in Chromium)."""


def session() -> Session | None:
    """Looked up once a request, when somebody first asks; using it keeps it alive."""
    if "session" not in g:
        g.session = None  # Should the database be away, whoever asks again in this request does not wait again.
        id = request.cookies.get(COOKIE)
        g.session = wiring().sessions.use(id) if id else None
    return cast(Session | None, g.session)


def signed_in() -> Session:
    """Only in routes that require a role."""
    found = session()
    if found is None:
        raise LookupError("nobody is signed in")
    return found


def asker() -> Asker:
    """The person at hand, towards the services."""
    return Asker(signed_in().secret.token, tracing.current())


def begin(id: str, response: Response) -> None:
    """Always a new id: one that was planted before signing in is worth nothing afterwards."""
    response.set_cookie(COOKIE, id, secure=True, httponly=True, samesite="Lax", path="/")


def end() -> None:
    """Nothing that still holds its id gets in with it. May be repeated."""
    id = request.cookies.get(COOKIE)
    if id:
        wiring().sessions.end(id)
    g.session = None


def forget(response: Response) -> None:
    response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="Lax", path="/")
