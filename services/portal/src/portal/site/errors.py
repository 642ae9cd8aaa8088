"""Pages for what goes wrong. Nothing of a request, and nothing of an error's text, is shown or logged."""

import logging
import traceback
from contextlib import suppress
from http import HTTPStatus
from typing import Final

import psycopg
from flask import Flask, make_response, render_template
from flask.typing import ResponseReturnValue
from psycopg_pool import PoolTimeout
from werkzeug.exceptions import HTTPException

from plp_kit.core.database import is_transient
from portal.site import current, words
from portal.site.admission import RoleMissing, sign_in_first
from portal.site.api import TokenRefused
from portal.site.present import listed
from portal.site.words import ErrorPage

log = logging.getLogger(__name__)

PAGES: Final = {
    HTTPStatus.BAD_REQUEST: words.FORGED,
    HTTPStatus.FORBIDDEN: words.FORGED,
    HTTPStatus.NOT_FOUND: words.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: words.NOT_FOUND,
}
HEADERS_KEPT: Final = frozenset({"Allow", "Retry-After"})


def answer_errors(app: Flask) -> None:
    app.register_error_handler(RoleMissing, _role_missing)
    app.register_error_handler(TokenRefused, _token_refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def error_page(page: ErrorPage) -> str:
    return render_template("site/error.jinja", page=page)


def _role_missing(_error: RoleMissing) -> ResponseReturnValue:
    roles = listed(words.ROLES[role] for role in current.signed_in().roles)
    sentence = words.ROLES_SOME.format(roles=roles) if roles else words.ROLES_NONE
    return render_template("site/role_missing.jinja", sentence=sentence), HTTPStatus.FORBIDDEN


def _token_refused(_error: TokenRefused) -> ResponseReturnValue:
    response = make_response(sign_in_first())
    current.end()
    current.forget(response)
    return response


def _http(error: HTTPException) -> ResponseReturnValue:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    headers = [(name, value) for name, value in error.get_headers() if name in HEADERS_KEPT]
    return _page(PAGES.get(status, words.BROKEN)), status, headers


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
