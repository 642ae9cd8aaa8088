"""Pages for what goes wrong. Nothing of a request, and nothing of an error's text, is shown or logged."""

import logging
import traceback
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

import psycopg
from flask import Flask, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from psycopg_pool import PoolTimeout
from werkzeug.exceptions import HTTPException

from plp_kit.core.database import is_transient
from portal.site import current, words
from portal.site.admission import SAFE, SignInIsOld, sign_in_first
from portal.site.api import TokenRefused
from portal.site.signed_in import IssuerAway
from portal.site.words import ErrorPage

log = logging.getLogger(__name__)

PAGES: Final = {
    HTTPStatus.BAD_REQUEST: words.FORGED,
    HTTPStatus.FORBIDDEN: words.FORGED,
    HTTPStatus.NOT_FOUND: words.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: words.NOT_FOUND,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: words.TOO_LARGE,
    HTTPStatus.SERVICE_UNAVAILABLE: words.AWAY,
}
AS_WRITTEN: Final = frozenset({*PAGES.values(), words.BROKEN, words.ISSUER_AWAY})
"""The others lead back to where somebody was."""
HEADERS_KEPT: Final = frozenset({"Allow", "Retry-After"})


def answer_errors(app: Flask) -> None:
    app.register_error_handler(SignInIsOld, _sign_in_is_old)
    app.register_error_handler(IssuerAway, _issuer_away)
    app.register_error_handler(TokenRefused, _token_refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def error_page(page: ErrorPage) -> str:
    """A mark of an area would tell which pages there are."""
    return render_template("site/error.jinja", page=page, is_as_written=page in AS_WRITTEN, area_here=None)


def _sign_in_is_old(_error: SignInIsOld) -> ResponseReturnValue:
    """A page is opened once the person has signed in again; what they sent is not sent again, and they are told so."""
    again = f"/sign-in/again?{urlencode({'next': request.path})}"
    if request.method in SAFE:
        return redirect(again, 303)
    page = ErrorPage(words.OLD_TITLE, words.OLD_TEXT, (words.OLD_LINK, again))
    return error_page(page), HTTPStatus.FORBIDDEN


def _issuer_away(_error: IssuerAway) -> ResponseReturnValue:
    """The session stays, for when the issuer is back."""
    return _page(words.ISSUER_AWAY), HTTPStatus.SERVICE_UNAVAILABLE


def _token_refused(_error: TokenRefused) -> ResponseReturnValue:
    response = make_response(sign_in_first())
    current.end()
    current.forget(response)
    return response


def _http(error: HTTPException) -> ResponseReturnValue:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    headers = [(name, value) for name, value in error.get_headers() if name in HEADERS_KEPT]
    page = PAGES.get(status, words.BROKEN)
    if page is words.TOO_LARGE:
        page = replace(page, link=(page.link[0], request.path))
    return _page(page), status, headers


def _unexpected(error: Exception) -> ResponseReturnValue:
    if is_transient(error):
        log.warning("%s", type(error).__name__)
        return _page(words.AWAY), HTTPStatus.SERVICE_UNAVAILABLE
    log.error("%s at %s", type(error).__name__, _places(error))
    return _page(words.BROKEN), HTTPStatus.INTERNAL_SERVER_ERROR


def _page(page: ErrorPage) -> str:
    """The header shows who is signed in, unless the database is away."""
    with suppress(psycopg.Error, PoolTimeout):
        current.session()
    return error_page(page)


def _places(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames[-8:]))
