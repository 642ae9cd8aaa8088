"""Tables to take away, as CSV or XLSX."""

from collections.abc import Iterable
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
from recruitment.exports import use_cases
from recruitment.exports.files import FileKind, written
from recruitment.exports.use_cases import Line

blueprint = Blueprint("exports", __name__, description="Tables to take away")
KINDS: Final = {"csv": FileKind.CSV, "xlsx": FileKind.XLSX}
FILE: Final = {"type": "string", "format": "binary"}
OF_EITHER_KIND: Final = {"200": {"content": {str(kind): {"schema": FILE} for kind in FileKind}}}


class FormatSchema(Schema):
    format = fields.String(load_default="csv", validate=OneOf(KINDS))


@blueprint.route("/cohorts/<uuid:cohort>/funnel-exports")
class FunnelExports(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD)
    @blueprint.arguments(FormatSchema, location="query", as_kwargs=True)
    @blueprint.response(200, FILE, content_type=FileKind.CSV)
    @blueprint.doc(responses=OF_EITHER_KIND)
    def get(self, cohort: UUID, *, format: str) -> Response:  # noqa: A002 - the query's word
        """The funnel by channel and group."""
        return _file("funnel", format, allowed(use_cases.funnel(context(), cohort)))


@blueprint.route("/cohorts/<uuid:cohort>/applicant-exports")
class ApplicantExports(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(FormatSchema, location="query", as_kwargs=True)
    @blueprint.response(200, FILE, content_type=FileKind.CSV)
    @blueprint.doc(responses=OF_EITHER_KIND)
    def get(self, cohort: UUID, *, format: str) -> Response:  # noqa: A002
        """The cohort's applicants with names and addresses. That it was exported is on record for each person."""
        viewer = Viewer(caller().person, uuid4())
        return _sent("applicants", format, allowed(use_cases.applicants(context(), viewer, cohort, KINDS[format])))


@blueprint.route("/trust/processing-exports")
class ProcessingExports(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DPO, Role.DECISION_MAKER)
    @blueprint.arguments(FormatSchema, location="query", as_kwargs=True)
    @blueprint.response(200, FILE, content_type=FileKind.CSV)
    @blueprint.doc(responses=OF_EITHER_KIND)
    def get(self, *, format: str) -> Response:  # noqa: A002
        """The record of processing, in the words of Article 30."""
        return _file("record-of-processing", format, allowed(use_cases.processing(context())))


def _file(name: str, ending: str, lines: Iterable[Line]) -> Response:
    return _sent(name, ending, written(KINDS[ending], lines))


def _sent(name: str, ending: str, data: bytes) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return Response(data, headers=headers, mimetype=KINDS[ending])
