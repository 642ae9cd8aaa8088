"""Signing in at the organisation's identity provider and out again, staying signed in, and leaving quickly."""

import logging
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import msgspec
import psycopg
from flask import Blueprint, Response, abort, jsonify, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from psycopg_pool import PoolTimeout

from plp_kit.web.guards import public
from portal.site import current
from portal.site.admission import is_from_our_origin, is_from_our_page
from portal.site.errors import error_page
from portal.site.sign_in import words
from portal.site.sign_in.identity_provider import Attempt, ProviderAway, SignInFailed
from portal.site.sign_in.own_id import ServiceAway, with_own_id
from portal.site.sign_in.returning import page_of_ours, sign_in_address, wanted_page
from portal.site.wiring import wiring
from portal.site.words import ErrorPage

log = logging.getLogger(__name__)

CALLBACK: Final = "/sign-in/callback"
COOKIE: Final = "__Host-plp-sign-in"
SECONDS_TO_SIGN_IN: Final = 600

blueprint = Blueprint("sign_in", __name__)


@dataclass(frozen=True, slots=True)
class Pending:
    """What the browser keeps, sealed, while the person is at the identity provider. `until` is in seconds since 1970."""

    attempt: Attempt
    page: str
    until: float


@blueprint.get("/sign-in")
@public
def sign_in() -> ResponseReturnValue:
    try:
        attempt, address = wiring().identity_provider.begin()
    except ProviderAway:
        return _not_signed_in(words.PROVIDER_AWAY, HTTPStatus.SERVICE_UNAVAILABLE)
    response = make_response(redirect(address, 303))
    pending = Pending(attempt, wanted_page(), _now() + SECONDS_TO_SIGN_IN)
    sealed = urlsafe_b64encode(wiring().attempts.seal(msgspec.json.encode(pending), COOKIE)).decode()
    response.set_cookie(COOKIE, sealed, max_age=SECONDS_TO_SIGN_IN, secure=True, httponly=True, samesite="Lax", path="/")
    return response


@blueprint.get(CALLBACK)
@public
def callback() -> ResponseReturnValue:
    pending = _open(request.cookies.get(COOKIE, ""))
    if pending is None:
        return _not_signed_in(words.FAILED, HTTPStatus.BAD_REQUEST)
    try:
        proven = wiring().identity_provider.finish(pending.attempt, request.query_string.decode())
        signed_in = with_own_id(wiring().api, proven)
    except SignInFailed:
        return _not_signed_in(words.FAILED, HTTPStatus.BAD_REQUEST)
    except ProviderAway:
        return _not_signed_in(words.PROVIDER_AWAY, HTTPStatus.SERVICE_UNAVAILABLE)
    except ServiceAway:
        return _not_signed_in(words.SERVICE_AWAY, HTTPStatus.SERVICE_UNAVAILABLE)
    response = make_response(redirect(page_of_ours(pending.page), 303))
    current.end()
    current.begin(wiring().sessions.begin(signed_in), response)
    return _without_attempt(response)


@blueprint.post("/sign-out")
@public
def sign_out() -> Response:
    if not _ends_session():
        abort(403)
    current.end()
    response = make_response(redirect("/signed-out", 303))
    current.forget(response)
    return response


@blueprint.get("/signed-out")
@public
def signed_out() -> ResponseReturnValue:
    return render_template("sign_in/signed_out.jinja", words=words, sign_in="/sign-in")


@blueprint.get("/session-expired")
@public
def session_expired() -> ResponseReturnValue:
    if current.session() is not None:
        return redirect(wanted_page(), 303)
    return render_template("sign_in/session_expired.jinja", words=words, sign_in=sign_in_address())


@blueprint.post("/session")
@public
def stay() -> ResponseReturnValue:
    """For the warning that a session is about to end: how many seconds are left now, 0 when it is over."""
    session = current.session()
    return jsonify(seconds=session.seconds if session else 0)


@blueprint.post("/leave")
@public
def leave() -> Response:
    """Always goes to the other site. A link on somebody else's page does not sign the person out."""
    response = make_response(redirect(wiring().exit_url, 303))
    try:
        if _ends_session():
            current.end()
            current.forget(response)
    except (psycopg.Error, PoolTimeout) as error:
        log.warning("A session was left, not ended: %s", type(error).__name__)
        current.forget(response)
    return response


def _ends_session() -> bool:
    """Whether one of our pages asks for it, or nobody is signed in."""
    if is_from_our_origin():
        return True
    session = current.session()
    return session is None or is_from_our_page(session)


def _open(sealed: str) -> Pending | None:
    try:
        plain = wiring().attempts.open(urlsafe_b64decode(sealed), COOKIE)
    except ValueError:
        return None
    pending = msgspec.json.decode(plain, type=Pending) if plain else None
    return pending if pending is not None and pending.until > _now() else None


def _not_signed_in(page: ErrorPage, status: HTTPStatus) -> ResponseReturnValue:
    return _without_attempt(make_response(error_page(page), status))


def _without_attempt(response: Response) -> Response:
    response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="Lax", path="/")
    return response


def _now() -> float:
    return time.time()
