"""Signing in at the organisation's identity provider, for the first time or anew."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import msgspec
from flask import Blueprint, Response, make_response, redirect, request
from flask.typing import ResponseReturnValue

from portal.site import clock, current
from portal.site.errors import error_page
from portal.site.guards import EVERYBODY, no_page
from portal.site.sign_in import words
from portal.site.sign_in.identity_provider import Attempt, SignInFailed
from portal.site.sign_in.own_id import ServiceAway, with_own_id
from portal.site.sign_in.own_name import tell_name
from portal.site.sign_in.returning import HOME, page_of_ours, wanted_page
from portal.site.signed_in import IssuerAway, SignedIn
from portal.site.wiring import wiring
from portal.site.words import ErrorPage

CALLBACK: Final = "/sign-in/callback"
COOKIE: Final = "__Host-plp-sign-in"
SECONDS_TO_SIGN_IN: Final = 600

blueprint = Blueprint("sign_in", __name__)


@dataclass(frozen=True, slots=True)
class Pending:
    """What the browser keeps, sealed, while the person is at the identity provider. `until` is in seconds since 1970.

    `page` is only for the person with this mark, where there is one.
    """

    attempt: Attempt
    page: str
    until: float
    mark: str | None = None


@blueprint.get("/sign-in")
@no_page(EVERYBODY)
def sign_in() -> ResponseReturnValue:
    return _sent_to_sign_in(not_before=None, mark=None)


@blueprint.get("/sign-in/again")
@no_page(EVERYBODY)
def again() -> ResponseReturnValue:
    """The identity provider asks who they are, though it may know; the page is for the same person alone."""
    session = current.session()
    return _sent_to_sign_in(not_before=clock.now(), mark=_mark(session.who) if session else None)


def _sent_to_sign_in(not_before: float | None, mark: str | None) -> ResponseReturnValue:
    try:
        attempt, address = wiring().identity_provider.begin(not_before)
    except IssuerAway:
        return _not_signed_in(words.ISSUER_AWAY, HTTPStatus.SERVICE_UNAVAILABLE)
    response = make_response(redirect(address, 303))
    pending = Pending(attempt, wanted_page(), clock.now() + SECONDS_TO_SIGN_IN, mark)
    sealed = urlsafe_b64encode(wiring().attempts.seal(msgspec.json.encode(pending), COOKIE)).decode()
    response.set_cookie(COOKIE, sealed, max_age=SECONDS_TO_SIGN_IN, secure=True, httponly=True, samesite="Lax", path="/")
    return response


@blueprint.get(CALLBACK)
@no_page(EVERYBODY)
def callback() -> ResponseReturnValue:
    pending = _open(request.cookies.get(COOKIE, ""))
    if pending is None:
        return _not_signed_in(words.FAILED, HTTPStatus.BAD_REQUEST)
    try:
        proven = wiring().identity_provider.finish(pending.attempt, request.query_string.decode())
        signed_in = with_own_id(wiring().api, proven)
    except SignInFailed:
        return _not_signed_in(words.FAILED, HTTPStatus.BAD_REQUEST)
    except IssuerAway:
        return _not_signed_in(words.ISSUER_AWAY, HTTPStatus.SERVICE_UNAVAILABLE)
    except ServiceAway:
        return _not_signed_in(words.SERVICE_AWAY, HTTPStatus.SERVICE_UNAVAILABLE)
    tell_name(wiring().api, signed_in)
    return _begun(signed_in, pending)


def _begun(signed_in: SignedIn, pending: Pending) -> Response:
    is_for_them = pending.mark in {None, _mark(signed_in.who)}
    response = make_response(redirect(page_of_ours(pending.page) if is_for_them else HOME, 303))
    current.end()
    current.begin(wiring().sessions.begin(signed_in), response)
    return _without_attempt(response)


def _mark(who: tuple[str, str, str]) -> str:
    return wiring().attempts.sign("\0".join(who))


def _open(sealed: str) -> Pending | None:
    try:
        plain = wiring().attempts.open(urlsafe_b64decode(sealed), COOKIE)
    except ValueError:
        return None
    pending = msgspec.json.decode(plain, type=Pending) if plain else None
    return pending if pending is not None and pending.until > clock.now() else None


def _not_signed_in(page: ErrorPage, status: HTTPStatus) -> ResponseReturnValue:
    return _without_attempt(make_response(error_page(page), status))


def _without_attempt(response: Response) -> Response:
    response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="Lax", path="/")
    return response
