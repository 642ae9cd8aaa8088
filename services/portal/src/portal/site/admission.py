"""Who may open a page, checked before any view runs. Everything that a signed-in person sends must carry a token of theirs."""

from typing import Final
from urllib.parse import urlencode, urlsplit

from flask import Flask, abort, redirect, request
from flask.typing import ResponseReturnValue

from plp_kit.web.gathering import LARGEST_BODY
from plp_kit.web.guards import has_readable_address
from portal.site import clock, current, form_tokens
from portal.site.guards import Guard, Guards, guards
from portal.site.signed_in import IssuerAway
from portal.site.wiring import wiring

SAFE: Final = frozenset({"GET", "HEAD"})
WITH_FILES: Final = "multipart/form-data"
AT_ONCE: Final = 256 * 1024
"""Bytes of another field of a form with a file, or of the file in hand: Werkzeug has 64 KiB and a rest, and counts both."""
ORIGIN_IS_ENOUGH: Final = frozenset({"session.sign_out", "session.leave"})
"""A page of any age, and of whoever was signed in, must end the session that is there now."""


class SignInIsOld(Exception):
    """The page is only for somebody who has just signed in."""


def check_every_request(app: Flask) -> None:
    """Call it when all routes are there. Raises UnguardedRoute."""
    by_route = guards(app)
    app.before_request(lambda: _check(by_route))


def is_from_our_origin() -> bool:
    """By what a browser says and no page can change. Origin is often 'null', since our pages send no referrer."""
    ours = urlsplit(wiring().public_url)
    said = request.headers.get("Origin")
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or said == f"{ours.scheme}://{ours.netloc}"


def sign_in_first() -> ResponseReturnValue:
    """Afterwards the person comes to the page. What they sent is not sent again, and they are told so."""
    if request.method not in SAFE:
        return redirect(f"/session-expired?{urlencode({'next': request.path, 'sent': 'no'})}", 303)
    first = "/session-expired" if current.COOKIE in request.cookies else "/"
    return redirect(f"{first}?{urlencode({'next': request.path})}", 303)


def _check(by_route: Guards) -> ResponseReturnValue | None:
    if not has_readable_address():
        abort(400)
    guard = by_route.get((request.endpoint or "", "GET" if request.method == "HEAD" else request.method))
    if guard is None:
        return None  # There is no such page, and Flask answers so.
    if not guard.is_public:
        session = current.session()
        if session is None and current.issuer_is_away():
            raise IssuerAway
        if session is None:
            return sign_in_first()
        if not guard.admits(session.roles):
            abort(404)
    _refuse_forged(guard)
    if guard.fresh and not current.signed_in().is_fresh_enough(clock.now()):
        raise SignInIsOld
    return None


def _refuse_forged(guard: Guard) -> None:
    """Answers 413 to what is too large."""
    if guard.takes_files and request.mimetype == WITH_FILES:
        request.max_content_length, request.max_form_memory_size = LARGEST_BODY, AT_ONCE
    if request.method in SAFE or guard.checks_itself or request.endpoint in ORIGIN_IS_ENOUGH:
        return
    session = current.session()
    if session is not None and not form_tokens.is_theirs(session):
        abort(403)
