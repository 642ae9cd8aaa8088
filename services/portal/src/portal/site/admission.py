"""Who may open a page, checked before any view runs. Everything that a signed-in person sends must carry the page's own token."""

import hmac
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode, urlsplit

from flask import Flask, abort, redirect, request
from flask.typing import ResponseReturnValue

from plp_kit.web.guards import Access, has_readable_address, refuse_unguarded, routes
from portal.site import current
from portal.site.sessions import Session
from portal.site.wiring import wiring

FIELD: Final = "form_token"
SAFE: Final = frozenset({"GET", "HEAD"})
ORIGIN_IS_ENOUGH: Final = frozenset({"sign_in.sign_out", "sign_in.leave"})
"""Pages that were left open carry the token of a session that is over, and must end the one that is there now."""


class RoleMissing(Exception):
    """The person is signed in, but the page is for other roles."""


def check_every_request(app: Flask) -> None:
    """Call it when all routes are there. Raises UnguardedRoute."""
    refuse_unguarded(app)
    access = {(route.endpoint, route.method): route.access for route in routes(app)}
    app.before_request(lambda: _check(access))


def form_token(session: Session) -> str:
    """Only pages of this session can know it."""
    return wiring().forms.sign(session.hash)


def is_from_our_page(session: Session) -> bool:
    return hmac.compare_digest(request.form.get(FIELD, "").encode(), form_token(session).encode())


def is_from_our_origin() -> bool:
    """By what a browser says and no page can change. Origin is often 'null', since our pages send no referrer."""
    ours = urlsplit(wiring().public_url)
    said = request.headers.get("Origin")
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or said == f"{ours.scheme}://{ours.netloc}"


def sign_in_first() -> ResponseReturnValue:
    """Afterwards the person is brought back to the page, unless they had sent something to it."""
    page = "/session-expired" if current.COOKIE in request.cookies else "/"
    return redirect(f"{page}?{urlencode({'next': request.path})}" if request.method in SAFE else page, 303)


def _check(by_route: Mapping[tuple[str, str], Access | None]) -> ResponseReturnValue | None:
    if not has_readable_address():
        abort(400)
    method = "GET" if request.method == "HEAD" else request.method
    access = by_route.get((request.endpoint or "", method))
    if access is None:
        return None  # There is no such page, and Flask answers so.
    if access.roles:
        session = current.session()
        if session is None:
            return sign_in_first()
        if session.roles.isdisjoint(access.roles):
            raise RoleMissing
    _refuse_forged()
    return None


def _refuse_forged() -> None:
    if request.method in SAFE or request.endpoint in ORIGIN_IS_ENOUGH:
        return
    session = current.session()
    if session is not None and not is_from_our_page(session):
        abort(403)
