"""Signing in at the organisation's identity provider and out again; leaving quickly."""

import logging
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import msgspec
import psycopg
from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from psycopg_pool import PoolTimeout

from plp_kit.web.guards import public
from portal.adapters.identity_provider import Attempt, ProviderAway, SignInFailed
from portal.entrypoints import current
from portal.entrypoints.admitting import is_from_our_page
from portal.entrypoints.returning import asked, wanted
from portal.entrypoints.wiring import wiring
from portal.entrypoints.words import pages

log = logging.getLogger(__name__)

CALLBACK: Final = "/sign-in/callback"
COOKIE: Final = "__Host-plp-sign-in"
SECONDS_TO_SIGN_IN: Final = 600

blueprint = Blueprint("signing_in", __name__)


@dataclass(frozen=True, slots=True)
class Begun:
    """What the browser keeps, sealed, while its person is at the identity provider."""

    attempt: Attempt
    page: str
    until: float


@blueprint.get("/sign-in")
@public
def sign_in() -> ResponseReturnValue:
    try:
        attempt, address = wiring().identity_provider.begin()
    except ProviderAway:
        return _not_signed_in(pages.SIGN_IN_AWAY, HTTPStatus.SERVICE_UNAVAILABLE)
    response = make_response(redirect(address, 303))
    begun = Begun(attempt, asked(), time.time() + SECONDS_TO_SIGN_IN)
    sealed = urlsafe_b64encode(wiring().attempts.seal(msgspec.json.encode(begun), COOKIE)).decode()
    response.set_cookie(COOKIE, sealed, max_age=SECONDS_TO_SIGN_IN, secure=True, httponly=True, samesite="Lax", path="/")
    return response


@blueprint.get(CALLBACK)
@public
def callback() -> ResponseReturnValue:
    begun = _begun(request.cookies.get(COOKIE, ""))
    if begun is None:
        return _not_signed_in(pages.SIGN_IN_FAILED, HTTPStatus.BAD_REQUEST)
    try:
        person = wiring().identity_provider.finish(begun.attempt, request.query_string.decode())
    except SignInFailed:
        return _not_signed_in(pages.SIGN_IN_FAILED, HTTPStatus.BAD_REQUEST)
    except ProviderAway:
        return _not_signed_in(pages.SIGN_IN_AWAY, HTTPStatus.SERVICE_UNAVAILABLE)
    response = make_response(redirect(wanted(begun.page), 303))
    current.end()
    current.begin(wiring().sessions.begin(person), response)
    return _attempt_over(response)


@blueprint.post("/sign-out")
@public
def sign_out() -> Response:
    current.end()
    response = make_response(redirect("/signed-out", 303))
    current.forget(response)
    return response


@blueprint.post("/session")
@public
def stay() -> ResponseReturnValue:
    """For the page that asks before time runs out: how many seconds are left now, 0 when it is over."""
    session = current.session()
    return jsonify(seconds=session.seconds if session else 0)


@blueprint.post("/leave")
@public
def leave() -> Response:
    """Whatever happens, away. Another site that sends somebody here does not sign them out."""
    response = make_response(redirect(wiring().exit_url, 303))
    try:
        session = current.session()
        if session is not None and is_from_our_page(session):
            current.end()
            current.forget(response)
    except (psycopg.Error, PoolTimeout) as error:
        log.warning("A session was left, not ended: %s", type(error).__name__)
        current.forget(response)
    return response


def _begun(sealed: str) -> Begun | None:
    try:
        opened = wiring().attempts.open(urlsafe_b64decode(sealed), COOKIE)
    except ValueError:
        return None
    begun = msgspec.json.decode(opened, type=Begun) if opened else None
    return begun if begun is not None and begun.until > time.time() else None


def _not_signed_in(page: pages.Page, status: HTTPStatus) -> ResponseReturnValue:
    response = make_response(render_template("page.jinja", page=page), status)
    return _attempt_over(response)


def _attempt_over(response: Response) -> Response:
    response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="Lax", path="/")
    return response
