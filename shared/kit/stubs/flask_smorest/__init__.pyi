# The part of flask-smorest 0.47 that the kit uses; the library carries no types.

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, ClassVar, TypeAlias, TypeVar

import flask
from apispec import APISpec
from marshmallow import Schema
from webargs.flaskparser import FlaskParser

_View = TypeVar("_View", bound=Callable[..., object])
_Route = TypeVar("_Route", bound=Callable[..., object])
_Headers: TypeAlias = Mapping[str, Mapping[str, object]]

class Api:
    DEFAULT_ERROR_RESPONSE_NAME: ClassVar[str | None]
    ERROR_SCHEMA: ClassVar[type[Schema]]
    spec: APISpec
    def __init__(
        self, app: flask.Flask | None = ..., *, spec_kwargs: Mapping[str, object] | None = ..., config_prefix: str = ...
    ) -> None: ...
    def register_blueprint(
        self, blp: Blueprint, *, parameters: list[dict[str, object]] | None = ..., **options: object
    ) -> None: ...
    def register_field(self, field: type[object], *args: object) -> None: ...
    def _register_responses(self) -> None: ...
    def _register_error_handlers(self) -> None: ...

class Blueprint(flask.Blueprint):
    ARGUMENTS_PARSER: ClassVar[FlaskParser]
    HTTP_METHODS: ClassVar[list[str]]
    description: str
    _docs: dict[str, dict[str, Any]]
    _prepare_doc_cbks: list[Callable[..., dict[str, Any]]]
    def __init__(
        self, name: str, import_name: str, *args: Any, description: str = ..., url_prefix: str | None = ..., **kwargs: Any
    ) -> None: ...
    def register_views_in_doc(
        self, api: Api, app: flask.Flask, spec: APISpec, *, name: str, parameters: list[dict[str, object]] | None
    ) -> None: ...
    def route(  # type: ignore[override]
        self,
        rule: str,
        *,
        parameters: list[dict[str, object]] | None = ...,
        tags: list[str] | None = ...,
        methods: list[str] = ...,
        endpoint: str = ...,
    ) -> Callable[[_Route], _Route]: ...
    def arguments(
        self,
        schema: type[Schema] | Schema,
        *,
        location: str = ...,
        content_type: str | None = ...,
        required: bool = ...,
        description: str | None = ...,
        example: Mapping[str, object] | None = ...,
        examples: Mapping[str, object] | None = ...,
        as_kwargs: bool = ...,
    ) -> Callable[[_View], _View]: ...
    def response(
        self,
        status_code: int | HTTPStatus,
        schema: type[Schema] | Schema | Mapping[str, object] | None = ...,
        *,
        content_type: str | None = ...,
        description: str | None = ...,
        example: object = ...,
        examples: Mapping[str, object] | None = ...,
        headers: _Headers | None = ...,
    ) -> Callable[[_View], _View]: ...
    def alt_response(
        self,
        status_code: int | HTTPStatus,
        response: str | None = ...,
        *,
        schema: type[Schema] | Schema | Mapping[str, object] | None = ...,
        content_type: str | None = ...,
        description: str | None = ...,
        headers: _Headers | None = ...,
        success: bool = ...,
    ) -> Callable[[_View], _View]: ...
    @staticmethod
    def doc(**kwargs: object) -> Callable[[_View], _View]: ...
