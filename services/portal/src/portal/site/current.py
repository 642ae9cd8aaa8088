"""Who is signed in during this request, by the cookie that the browser sent, and calls on their behalf."""

from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from typing import Final, cast
from uuid import UUID

from flask import Response, g, request

from plp_kit.core.telemetry import tracing
from portal.site.api import Change, Credentials
from portal.site.calls import ApiError, Body, Call, NoBody, Outcome, Sent, View
from portal.site.sign_in.renewing import renew
from portal.site.signed_in import IssuerAway, Session
from portal.site.wiring import wiring

COOKIE: Final = "__Host-plp"
"""Browsers accept this prefix over a secure connection only, and for one host. Loopback counts as secure (tried in Chromium)."""


CODE_COOKIE: Final = "__Host-plp-left"
"""Of somebody who has left and waits for a code."""
BY_ITSELF: Final = "X-Plp-By-Itself"
"""A header of what a page sends although nobody uses it: such a request does not prolong the session."""
ASKS_ONLY: Final = ("session.time_left", "GET")
"""How long a session lasts can be asked without making it longer."""


def session() -> Session | None:
    """Looked up once a request, when it is first needed; using a session prolongs it.

    None, too, while the issuer is away and the token has expired: then pages for everybody are still shown.
    """
    if "session" not in g:
        g.session = None  # If the database is away, the request waits for it once only.
        id = request.cookies.get(COOKIE)
        g.session = _found(id) if id else None
    return cast(Session | None, g.session)


def _found(id: str) -> Session | None:
    if (request.endpoint, request.method) == ASKS_ONLY:
        return wiring().sessions.look(id)
    try:
        return wiring().sessions.use(id, renew, prolongs=BY_ITSELF not in request.headers)
    except IssuerAway:
        g.issuer_is_away = True
        return None


def issuer_is_away() -> bool:
    """Whether there is no session in this request only because its token could not be renewed."""
    return "issuer_is_away" in g


def signed_in() -> Session:
    """Only in routes that require a role."""
    signed_in_session = session()
    if signed_in_session is None:
        raise LookupError("nobody is signed in")
    return signed_in_session


def credentials() -> Credentials:
    return Credentials(signed_in().secret.token, tracing.current())


def fetch(call: Call[NoBody, View], query: Mapping[str, str] | None = None, /, **ids: UUID | str) -> Future[Outcome[View]]:
    """Starts the call with the person's token. Its result raises TokenRefused, which ends the session."""
    _count_call()
    return wiring().api.fetch(call, credentials(), query, **ids)


def copy(call: Call[NoBody, View], query: Mapping[str, str] | None = None) -> Iterator[bytes] | ApiError:
    """What the call answers, unread, to be handed on to the person. Raises TokenRefused, which ends the session."""
    _count_call()
    return wiring().api.copy(call, credentials(), query)


def fetch_publicly(call: Call[NoBody, View], **names: str) -> Future[Outcome[View]]:
    """Starts a call that everybody may make: it carries nobody's token."""
    return wiring().api.fetch(call, Credentials(None, tracing.current()), None, **names)


def ask(call: Call[NoBody, View], query: Mapping[str, str] | None = None, /, **ids: UUID | str) -> Sent[View]:
    """Reads what a service may refuse to show with a reason. Raises TokenRefused, which ends the session."""
    _count_call()
    return wiring().api.ask(call, credentials(), query, **ids)


def send(
    call: Call[Body, View], body: Body, change: Change, query: Mapping[str, str] | None = None, /, **ids: UUID | str
) -> Sent[View]:
    """Changes something with the person's token. Raises TokenRefused, which ends the session."""
    _count_call()
    return wiring().api.send(call, credentials(), body, change, query, **ids)


def send_publicly(
    call: Call[Body, View], body: Body, change: Change, query: Mapping[str, str] | None = None, /, **ids: UUID | str
) -> Sent[View]:
    """As `send`, for what everybody may ask: it carries nobody's token."""
    return wiring().api.send(call, Credentials(None, tracing.current()), body, change, query, **ids)


def calls_made() -> int:
    """How many calls of services this request has begun with the person's token."""
    return cast(int, g.get("calls_made", 0))


def _count_call() -> None:
    g.calls_made = calls_made() + 1


def begin(id: str, response: Response) -> None:
    """Always with a new id: one that somebody planted before the person signed in is then useless."""
    response.set_cookie(COOKIE, id, secure=True, httponly=True, samesite="Lax", path="/")


def end() -> None:
    """The id is useless from now on, wherever a copy of it may be. May be repeated."""
    id = request.cookies.get(COOKIE)
    if id:
        wiring().sessions.end(id)
    g.session = None


def forget(response: Response) -> None:
    for name in (COOKIE, CODE_COOKIE):
        response.delete_cookie(name, secure=True, httponly=True, samesite="Lax", path="/")
