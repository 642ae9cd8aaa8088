"""The OpenAPI document: bearer tokens, every refusal as problem+json, and the headers that a method needs."""

import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from threading import Lock
from typing import Any, ClassVar, Final

import flask_smorest
from flask import Flask, Response, jsonify
from marshmallow import Schema, fields

from plp_kit.web.guards import ACCESS, Access, UnguardedRoute, public
from plp_kit.web.preconditions import CHANGING
from plp_kit.web.problems import MEDIA_TYPE
from plp_kit.web.refusing.codes import codes

BEARER: Final = "bearer"
RULE: Final = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>")
ETAG: Final = {"ETag": {"description": "The stream's version.", "schema": {"type": "string", "pattern": '^"[0-9]+"$'}}}
LOCATION: Final = {"Location": {"description": "Where it can be read.", "schema": {"type": "string", "format": "uri-reference"}}}
ALWAYS: Final = (HTTPStatus.BAD_REQUEST, HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.SERVICE_UNAVAILABLE)


class FieldErrorSchema(Schema):
    field = fields.String(required=True, metadata={"description": 'Dotted path; "" is the whole body.'})
    rule = fields.String(required=True)


class ProblemSchema(Schema):
    """RFC 9457, with the refusal's stable code."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True, metadata={"description": "Stable for ever; for programs."})
    detail = fields.String(required=True, metadata={"description": "A sentence for the person who asked."})
    reference = fields.String(metadata={"description": "Under which an unexpected failure is recorded."})
    changed_at = fields.DateTime(
        metadata={"description": "Of a 412: the minute in which it was last changed, where that is known."}
    )
    errors = fields.List(fields.Nested(FieldErrorSchema))


class Api(flask_smorest.Api):
    """flask-smorest, but errors are problem+json and no response is documented as `default`."""

    DEFAULT_ERROR_RESPONSE_NAME: ClassVar[str | None] = None
    ERROR_SCHEMA: ClassVar[type[Schema]] = ProblemSchema

    def __init__(self, app: Flask) -> None:
        self._undescribed: list[Callable[[], None]] = []
        self._describing = Lock()
        super().__init__(app)

    def describe_later(self, describe: Callable[[], None]) -> None:
        """Not before somebody asks for the document: it takes longer than all else that an application needs to start."""
        self._undescribed.append(describe)

    def described(self) -> dict[str, Any]:
        """The whole document. Threads may ask at once."""
        with self._describing:
            for describe in self._undescribed:
                describe()
            self._undescribed.clear()
            document: dict[str, Any] = self.spec.to_dict()
            return document

    def _register_responses(self) -> None:
        content = {MEDIA_TYPE: {"schema": ProblemSchema}}
        for status in HTTPStatus:
            if status >= HTTPStatus.BAD_REQUEST:
                self.spec.components.response(status.name, {"description": status.phrase, "content": content}, lazy=True)

    def _register_error_handlers(self) -> None:
        """failures.py turns every error into a problem."""


def document(app: Flask, title: str, version: str) -> Api:
    app.config.update(API_TITLE=title, API_VERSION=version, OPENAPI_VERSION="3.1.0")
    api = Api(app)
    api.spec.components.security_scheme(BEARER, {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"})
    return api


def show(api: Api, app: Flask) -> None:
    """At /openapi.json, to everybody."""

    @public
    def openapi() -> Response:
        return jsonify(_with_codes(api.described(), app))

    app.add_url_rule("/openapi.json", view_func=openapi)


def _with_codes(spec: dict[str, Any], app: Flask) -> dict[str, Any]:
    """Each operation with `x-codes`: the codes that it may refuse with, beside those of every operation, and their statuses."""
    for (method, rule), found in codes(app).items():
        operation = spec["paths"].get(RULE.sub(r"{\1}", rule), {}).get(method.lower())
        if operation is not None:
            operation["x-codes"] = found
    return spec


def refuse_unmarked(documentation: Mapping[str, Mapping[str, Any]]) -> None:
    """flask-smorest's documentation of views, by endpoint and method. Raises UnguardedRoute, also for a mark above its route."""
    for view in documentation.values():
        for method in view.keys() - {"parameters"}:
            if ACCESS not in view[method]:
                raise UnguardedRoute(f"{method.upper()} of a view without @requires or @public, or with it above @route")


def describe(operation: dict[str, Any], documentation: dict[str, Any], *, method: str, **_: object) -> dict[str, Any]:
    """flask-smorest's hook for one operation: adds what all routes share, from its method and roles."""
    access: Access = documentation[ACCESS]
    for status in _refusals(method.upper(), access, has_body="requestBody" in operation):
        operation.setdefault("responses", {}).setdefault(int(status), status.name)
    if access.roles:
        operation["security"] = [{BEARER: []}]
        operation["x-roles"] = sorted(access.roles)
        operation.setdefault("parameters", []).extend([] if access.looks else _headers(method.upper()))
    return operation


def _refusals(method: str, access: Access, *, has_body: bool) -> list[HTTPStatus]:
    statuses = [*ALWAYS, HTTPStatus.NOT_FOUND]
    if access.roles:
        statuses += [HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN]
    if method == "POST" or method in CHANGING:
        statuses += [HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY]
        statuses += [] if access.looks else [HTTPStatus.CONFLICT, HTTPStatus.PRECONDITION_FAILED]
    if method in CHANGING:
        statuses += [HTTPStatus.PRECONDITION_REQUIRED]
    if has_body:
        statuses += [HTTPStatus.UNSUPPORTED_MEDIA_TYPE]
    return statuses


def _headers(method: str) -> list[dict[str, object]]:
    if method == "POST":
        return [
            _header(
                "Idempotency-Key", "A repeated request with the same key does nothing twice.", r"^[!-~]{1,255}$", required=True
            ),
            _header("If-Match", "The ETag that was read; refused when it has moved on.", '^"[0-9]{1,9}"$', required=False),
        ]
    if method in CHANGING:
        return [_header("If-Match", "The ETag that was read.", '^"[0-9]{1,9}"$', required=True)]
    return []


def _header(name: str, description: str, pattern: str, *, required: bool) -> dict[str, object]:
    schema = {"type": "string", "pattern": pattern}
    return {"in": "header", "name": name, "description": description, "required": required, "schema": schema}
