"""A blueprint of the kit: flask-smorest's, reading bodies strictly and documenting what every route shares."""

from collections.abc import Callable
from http import HTTPStatus
from typing import ClassVar, TypeVar

import flask_smorest
from marshmallow import Schema, fields
from webargs.flaskparser import FlaskParser

from plp_kit.web.bodies import StrictParser
from plp_kit.web.openapi import ETAG, LOCATION, describe
from plp_kit.web.views import schema_of

View = TypeVar("View", bound=Callable[..., object])


class WrittenSchema(Schema):
    """What a change answers: the stream and its version now."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)


class Blueprint(flask_smorest.Blueprint):
    """`rounds = Blueprint("rounds", __name__)`. Below each `@rounds.route` stands @requires or @public."""

    ARGUMENTS_PARSER: ClassVar[FlaskParser] = StrictParser()

    def __init__(self, name: str, import_name: str, *, description: str = "", url_prefix: str | None = None) -> None:
        super().__init__(name, import_name, description=description, url_prefix=url_prefix)
        self._prepare_doc_cbks.append(describe)

    def creates(self, view: View) -> View:
        """Documents a command that begins a stream: 201, Location and ETag."""
        return self.response(HTTPStatus.CREATED, WrittenSchema, headers={**ETAG, **LOCATION})(view)

    def changes(self, view: View) -> View:
        """Documents a command to a stream that there is: 200 and ETag."""
        return self.response(HTTPStatus.OK, WrittenSchema, headers=ETAG)(view)

    def shows(self, view: type) -> Callable[[View], View]:
        """Documents and renders the reading of one stream: the route returns `tagged(view, version)`."""
        return self.response(HTTPStatus.OK, _schema(view), headers=ETAG)

    def answers(self, view: type) -> Callable[[View], View]:
        """Documents and renders an answer that is no single stream: the route returns one view."""
        return self.response(HTTPStatus.OK, _schema(view))

    def lists(self, view: type) -> Callable[[View], View]:
        """Documents and renders a list: the route returns views."""
        return self.response(HTTPStatus.OK, _schema(view)(many=True))


def _schema(view: type) -> type[Schema]:
    """A view's own; a schema written by hand, where the answer differs from every view, is taken as it is."""
    if issubclass(view, Schema):
        return view
    return schema_of(view)
