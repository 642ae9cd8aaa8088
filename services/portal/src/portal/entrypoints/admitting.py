"""Who may open a page: asked before any view runs. Whoever is signed in and sends something must send the page's own token."""

import hmac
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from flask import Flask, abort, redirect, request
from flask.typing import ResponseReturnValue

from plp_kit.web.guards import Access, refuse_unguarded, routes
from portal.adapters.sessions import Session
from portal.entrypoints import current
from portal.entrypoints.wiring import wiring

FIELD: Final = "form_token"
SAFE: Final = frozenset({"GET", "HEAD"})
CHECK_THEIR_OWN: Final = frozenset({"signing_in.leave"})


class NotForTheirRoles(Exception):
    """Signed in, but this page is for others."""


def admit_only_whom_routes_name(app: Flask) -> None:
    """Call it when all routes are there. Raises UnguardedRoute."""
    refuse_unguarded(app)
    access = {(route.endpoint, route.method): route.access for route in routes(app)}
    app.before_request(lambda: _admit(access))


def form_token(session: Session) -> str:
    """Only this session's pages can know it."""
    return wiring().forms.sign(session.hash)


def is_from_our_page(session: Session) -> bool:
    return hmac.compare_digest(request.form.get(FIELD, ""), form_token(session))


def _admit(by_route: Mapping[tuple[str, str], Access | None]) -> ResponseReturnValue | None:
    method = "GET" if request.method == "HEAD" else request.method
    access = by_route.get((request.endpoint or "", method))
    if access is None:
        return None  # There is no such page; Flask says so.
    if access.roles:
        session = current.session()
        if session is None:
            return _sent_to_sign_in()
        if session.roles.isdisjoint(access.roles):
            raise NotForTheirRoles
    _refuse_forged()
    return None


def _refuse_forged() -> None:
    if request.method in SAFE or request.endpoint in CHECK_THEIR_OWN:
        return
    session = current.session()
    if session is not None and not is_from_our_page(session):
        abort(403)


def _sent_to_sign_in() -> ResponseReturnValue:
    """Back to the page afterwards, if it was only to be read."""
    page = "/session-expired" if current.COOKIE in request.cookies else "/"
    return redirect(f"{page}?{urlencode({'next': request.path})}" if request.method in SAFE else page, 303)
