"""Refusals as problem details (RFC 9457): the only place that turns a refusal into HTTP."""

import json
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Final, TypeAlias

from flask import Response

from plp_kit.core.deciding import Kind, Refusal

MEDIA_TYPE = "application/problem+json"
BEARER = (("WWW-Authenticate", 'Bearer realm="plp"'),)
BAD_BEARER = (("WWW-Authenticate", 'Bearer realm="plp", error="invalid_token"'),)
SOON = (("Retry-After", "1"),)


@dataclass(frozen=True, slots=True)
class FieldError:
    """`field` is a dotted path ("" is the whole body), `rule` the stable name of the broken rule; never the value."""

    field: str
    rule: str


@dataclass(frozen=True, slots=True)
class Problem:
    status: HTTPStatus
    code: str
    message: str
    headers: tuple[tuple[str, str], ...] = ()
    errors: tuple[FieldError, ...] = ()
    changed_at: datetime | None = None


class Refused(Exception):
    """Ends a request, and rolls back its transaction, with a problem."""

    def __init__(self, why: Problem | Refusal) -> None:
        self.problem = why if isinstance(why, Problem) else problem_of(why)
        super().__init__(self.problem.code)


_400, _403, _409 = HTTPStatus.BAD_REQUEST, HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT
_401, _422 = HTTPStatus.UNAUTHORIZED, HTTPStatus.UNPROCESSABLE_ENTITY
_500, _503 = HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.SERVICE_UNAVAILABLE

STATUS: Final = {
    Kind.MISSING: HTTPStatus.NOT_FOUND,
    Kind.CONFLICT: _409,
    Kind.STALE: HTTPStatus.PRECONDITION_FAILED,
    Kind.FORBIDDEN: _403,
}

MALFORMED_JSON = Problem(_400, "malformed_json", "The body is not JSON as RFC 8259 has it.")
TOO_DEEP = Problem(_400, "json_too_deep", "The body is nested too deeply.")
MALFORMED_REQUEST = Problem(_400, "malformed_request", "The request's address or headers cannot be read.")
KEY_MISSING = Problem(_400, "idempotency_key_missing", "Send an Idempotency-Key, so that a repeated request does nothing twice.")
KEY_MALFORMED = Problem(_400, "idempotency_key_malformed", "An Idempotency-Key is 1 to 255 visible ASCII characters.")
IF_MATCH_MALFORMED = Problem(_400, "if_match_malformed", 'If-Match is the ETag that was read, such as "7".')
TOKEN_MISSING = Problem(_401, "token_missing", "Sign in: the request carries no bearer token.", BEARER)
TOKEN_INVALID = Problem(_401, "token_invalid", "Sign in again: the token is not valid here.", BAD_BEARER)
TOKEN_EXPIRED = Problem(_401, "token_expired", "Sign in again: the token has expired.", BAD_BEARER)
ROLE_MISSING = Problem(_403, "role_missing", "None of your roles may do this.")
TENANT_UNKNOWN = Problem(_403, "tenant_unknown", "Your trust is not served here.")
NO_SUCH_TENANT = Problem(HTTPStatus.NOT_FOUND, "no_such_trust", "There is no such trust here.")
REQUEST_IN_PROGRESS = Problem(_409, "request_in_progress", "A request with this Idempotency-Key is being worked on.", SOON)
CONTENT_TYPE_UNSUPPORTED = Problem(
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "content_type_unsupported", "Send the body as application/json."
)
KEY_REUSED = Problem(_422, "idempotency_key_reused", "This Idempotency-Key was used for another request.")
IF_MATCH_MISSING = Problem(HTTPStatus.PRECONDITION_REQUIRED, "if_match_missing", "Send the ETag that was read as If-Match.")
UNEXPECTED = Problem(_500, "unexpected", "Something went wrong here. It is recorded under the reference.")
UNAVAILABLE = Problem(_503, "unavailable", "This cannot be answered at the moment. Try again.", SOON)
RESTORED_BEHIND = Problem(
    _503, "restored_behind", "Nobody new can be let in until an operator has looked at a restore. Try again later."
)


def problem_of(refusal: Refusal) -> Problem:
    return Problem(STATUS[refusal.kind], refusal.code, refusal.message, changed_at=refusal.changed_at)


def invalid(errors: tuple[FieldError, ...]) -> Problem:
    return Problem(_422, "validation_failed", "Some fields are not as they must be.", errors=errors)


Members: TypeAlias = dict[str, str | int | list[dict[str, str]]]


def answer(problem: Problem, **more: str) -> Response:
    """The problem as a response; `more` are further members, such as the reference of an unexpected failure."""
    body: Members = {
        "type": "about:blank",
        "title": problem.status.phrase,
        "status": int(problem.status),
        "code": problem.code,
        "detail": problem.message,
    }
    if problem.errors:
        body["errors"] = [{"field": error.field, "rule": error.rule} for error in problem.errors]
    if problem.changed_at:
        body["changed_at"] = problem.changed_at.replace(second=0, microsecond=0).isoformat()
    return Response(json.dumps(body | more), problem.status, problem.headers, mimetype=MEDIA_TYPE)
