"""Turns every error in a request into a problem. Neither log nor answer quotes the request or an error's text."""

import logging
import traceback
from http import HTTPStatus
from uuid import uuid4

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from plp_kit.core.database import is_transient
from plp_kit.core.handling import FollowUpRefused
from plp_kit.web.problems import (
    CONTENT_TYPE_UNSUPPORTED,
    MALFORMED_REQUEST,
    UNAVAILABLE,
    UNEXPECTED,
    Problem,
    Refused,
    answer,
    problem_of,
)

log = logging.getLogger(__name__)

OWN_HEADERS = frozenset({"Allow", "Retry-After"})
BY_STATUS = {
    HTTPStatus.BAD_REQUEST: MALFORMED_REQUEST,
    HTTPStatus.NOT_FOUND: Problem(HTTPStatus.NOT_FOUND, "no_such_address", "There is nothing at this address."),
    HTTPStatus.METHOD_NOT_ALLOWED: Problem(HTTPStatus.METHOD_NOT_ALLOWED, "method_not_allowed", "This cannot be done here."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body_too_large", "The body is too large."),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: CONTENT_TYPE_UNSUPPORTED,
}


def answer_failures(app: Flask) -> None:
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(FollowUpRefused, _follow_up_refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _refused(refused: Refused) -> Response:
    return answer(refused.problem)


def _follow_up_refused(refused: FollowUpRefused) -> Response:
    return answer(problem_of(refused.refusal))


def _http(error: HTTPException) -> Response:
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    problem = BY_STATUS.get(status, Problem(status, f"http_{status.value}", status.phrase))
    response = answer(problem)
    response.headers.extend((name, value) for name, value in error.get_headers() if name in OWN_HEADERS)
    return response


def _unexpected(error: Exception) -> Response:
    if is_transient(error):
        log.warning("%s on %s", type(error).__name__, request.url_rule)
        return answer(UNAVAILABLE)
    reference = str(uuid4())
    log.error("%s on %s, reference %s, at %s", type(error).__name__, request.url_rule, reference, _places(error))
    return answer(UNEXPECTED, reference=reference)


def _places(error: Exception) -> str:
    """The error's frames, without its text, which may quote content."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames[-8:]))
