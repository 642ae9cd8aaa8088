"""Whose data a breach concerns, for the data protection officer and the decision-maker."""

from typing import Final
from uuid import UUID, uuid4

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed
from plp_kit.web.roles import Role
from recruitment.access_log.viewers import Viewer
from recruitment.breaches import use_cases
from recruitment.breaches.use_cases import Scope
from recruitment.exports.files import FileKind

blueprint = Blueprint("breaches", __name__, description="Whose data a breach concerns")
KINDS: Final = {"csv": FileKind.CSV, "xlsx": FileKind.XLSX}
FILE: Final = {"type": "string", "format": "binary"}
OF_EITHER_KIND: Final = {"200": {"content": {str(kind): {"schema": FILE} for kind in FileKind}}}


class ScopeSchema(Schema):
    """People who have an application to the cohort; without one, everybody in the trust of whom something is held."""

    cohort = fields.UUID(load_default=None)


class ExportSchema(ScopeSchema):
    format = fields.String(load_default="csv", validate=OneOf(KINDS))


@blueprint.route("/trust/breach-scopes")
class Scopes(MethodView):
    @requires(Role.DPO, Role.DECISION_MAKER)
    @blueprint.arguments(ScopeSchema, location="query", as_kwargs=True)
    @blueprint.answers(Scope)
    def get(self, cohort: UUID | None) -> Scope:
        """How many people a breach would concern, and of how many of them there is which kind of data."""
        return allowed(use_cases.scope(context(), cohort))


@blueprint.route("/trust/breach-exports")
class Exports(MethodView):
    @requires(Role.DPO, Role.DECISION_MAKER)
    @blueprint.arguments(ExportSchema, location="query", as_kwargs=True)
    @blueprint.response(200, FILE, content_type=FileKind.CSV)
    @blueprint.doc(responses=OF_EITHER_KIND)
    def get(self, cohort: UUID | None, *, format: str) -> Response:  # noqa: A002 - the query's word
        """The people whom a breach concerns, with names and addresses. That it was taken away is on record for each of them."""
        data = allowed(use_cases.people(context(), Viewer(caller().person, uuid4()), cohort, KINDS[format]))
        headers = {"Content-Disposition": f'attachment; filename="people-concerned.{format}"'}
        return Response(data, headers=headers, mimetype=KINDS[format])
