"""The kit's blueprint: flask-smorest's, with strict bodies and documentation of what all routes share."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import ClassVar, TypeVar

import flask_smorest
from apispec import APISpec
from flask import Flask
from marshmallow import Schema, fields
from webargs.flaskparser import FlaskParser

from plp_kit.web.bodies import StrictParser
from plp_kit.web.openapi import ETAG, LOCATION, Api, describe, refuse_unmarked
from plp_kit.web.views import schema_of

View = TypeVar("View", bound=Callable[..., object])


class WrittenSchema(Schema):
    """The answer to a change: the stream and its new version."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)


class Blueprint(flask_smorest.Blueprint):
    """`rounds = Blueprint("rounds", __name__)`. Every view needs @requires or @public."""

    ARGUMENTS_PARSER: ClassVar[FlaskParser] = StrictParser()

    def __init__(self, name: str, import_name: str, *, description: str = "", url_prefix: str | None = None) -> None:
        super().__init__(name, import_name, description=description, url_prefix=url_prefix)
        self._prepare_doc_cbks.append(describe)

    def register_views_in_doc(  # type: ignore[override] # The kit's blueprints are on the kit's Api.
        self, api: Api, app: Flask, spec: APISpec, *, name: str, parameters: list[dict[str, object]] | None
    ) -> None:
        """Raises UnguardedRoute."""
        refuse_unmarked(self._docs)
        described = partial(super().register_views_in_doc, api, app, spec, name=name, parameters=parameters)
        api.describe_later(described)

    def creates(self, view: View) -> View:
        """Documents a command that begins a stream: 201, Location and ETag."""
        return self.response(HTTPStatus.CREATED, WrittenSchema, headers={**ETAG, **LOCATION})(view)

    def changes(self, view: View) -> View:
        """Documents a command to an existing stream: 200 and ETag."""
        return self.response(HTTPStatus.OK, WrittenSchema, headers=ETAG)(view)

    def shows(self, view: type) -> Callable[[View], View]:
        """Documents and renders one stream: the route returns `tagged(view, version)`."""
        return self.response(HTTPStatus.OK, _schema(view), headers=ETAG)

    def answers(self, view: type) -> Callable[[View], View]:
        """Documents and renders another single answer: the route returns one view."""
        return self.response(HTTPStatus.OK, _schema(view))

    def lists(self, view: type) -> Callable[[View], View]:
        """Documents and renders a list: the route returns views."""
        return self.response(HTTPStatus.OK, _schema(view)(many=True))


def _schema(view: type) -> type[Schema]:
    """The schema of a view; a schema written by hand is used as it is."""
    if issubclass(view, Schema):
        return view
    return schema_of(view)
