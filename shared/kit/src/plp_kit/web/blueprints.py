"""A blueprint of the kit: flask-smorest's, reading bodies strictly and documenting what every route shares."""

from collections.abc import Callable
from http import HTTPStatus
from typing import ClassVar, TypeVar

import flask_smorest
from marshmallow import Schema, fields
from webargs.flaskparser import FlaskParser

from plp_kit.web.bodies import StrictParser
from plp_kit.web.openapi import ETAG, LOCATION, describe

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

    def shows(self, schema: type[Schema] | Schema) -> Callable[[View], View]:
        """Documents and renders the reading of one stream; the view returns `tagged(row, version)`."""
        return self.response(HTTPStatus.OK, schema, headers=ETAG)
