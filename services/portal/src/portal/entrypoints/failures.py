"""Pages for what goes wrong. Nothing of a request or of an error's text is shown or logged."""

import logging
import traceback
from contextlib import suppress
from http import HTTPStatus
from typing import Final

import psycopg
from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from psycopg_pool import PoolTimeout
from werkzeug.exceptions import HTTPException

from plp_kit.core.database import is_transient
from portal.entrypoints.admitting import NotForTheirRoles
from portal.entrypoints.current import session, signed_in
from portal.entrypoints.words import pages
from portal.entrypoints.words.roles import listed

log = logging.getLogger(__name__)

PAGES: Final = {
    HTTPStatus.BAD_REQUEST: pages.FORGED,
    HTTPStatus.FORBIDDEN: pages.FORGED,
    HTTPStatus.NOT_FOUND: pages.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: pages.NOT_FOUND,
}
KEPT: Final = frozenset({"Allow", "Retry-After"})


def answer_failures(app: Flask) -> None:
    app.register_error_handler(NotForTheirRoles, _not_for_their_roles)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _not_for_their_roles(_error: NotForTheirRoles) -> ResponseReturnValue:
    return render_template("not_for_your_roles.jinja", roles=listed(signed_in().roles)), HTTPStatus.FORBIDDEN


def _http(error: HTTPException) -> ResponseReturnValue:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    headers = [(name, value) for name, value in error.get_headers() if name in KEPT]
    return _page(PAGES.get(status, pages.BROKEN)), status, headers


def _unexpected(error: Exception) -> ResponseReturnValue:
    if is_transient(error):
        log.warning("%s", type(error).__name__)
        return _page(pages.AWAY), HTTPStatus.SERVICE_UNAVAILABLE
    log.error("%s at %s", type(error).__name__, _places(error))
    return _page(pages.BROKEN), HTTPStatus.INTERNAL_SERVER_ERROR


def _page(words: pages.Page) -> str:
    with suppress(psycopg.Error, PoolTimeout):
        session()
    return render_template("page.jinja", page=words)


def _places(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames[-8:]))
