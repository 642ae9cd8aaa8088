"""Tables to take away, as CSV or XLSX."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import requires
from plp_kit.web.reads import found, reading
from plp_kit.web.roles import Role
from recruitment.applications.routes.viewing import looker
from recruitment.cohorts.decider import NO_SUCH_COHORT
from recruitment.cohorts.table import cohorts
from recruitment.exports import use_cases
from recruitment.exports.files import written
from recruitment.exports.use_cases import Line
from recruitment.imports.spreadsheets import Kind
from recruitment.trusts.routes.trust import own_trust

blueprint = Blueprint("exports", __name__, description="Tables to take away")
KINDS: Final = {"csv": Kind.CSV, "xlsx": Kind.XLSX}
FILE: Final = {"type": "string", "format": "binary"}
OF_EITHER_KIND: Final = {"200": {"content": {str(kind): {"schema": FILE} for kind in Kind}}}


class FormatSchema(Schema):
    format = fields.String(load_default="csv", validate=OneOf(KINDS))


def _file(name: str, ending: str, lines: Iterable[Line]) -> Response:
    told = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return Response(written(KINDS[ending], lines), headers=told, mimetype=KINDS[ending])


@blueprint.route("/cohorts/<uuid:cohort>/funnel-exports")
class FunnelExports(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD)
    @blueprint.arguments(FormatSchema, location="query", as_kwargs=True)
    @blueprint.response(200, FILE, content_type=Kind.CSV)
    @blueprint.doc(responses=OF_EITHER_KIND)
    def get(self, cohort: UUID, *, format: str) -> Response:  # noqa: A002 - the query's word
        """The funnel by channel and group."""
        with reading() as db:
            found(cohorts.cohort(db, cohort), NO_SUCH_COHORT)
            return _file("funnel", format, list(use_cases.of_funnel(db, cohort)))


@blueprint.route("/cohorts/<uuid:cohort>/applicant-exports")
class ApplicantExports(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(FormatSchema, location="query", as_kwargs=True)
    @blueprint.response(200, FILE, content_type=Kind.CSV)
    @blueprint.doc(responses=OF_EITHER_KIND)
    def get(self, cohort: UUID, *, format: str) -> Response:  # noqa: A002
        """The cohort's applicants with names and addresses. That they were exported is on record of each."""
        with reading() as db:
            found(cohorts.cohort(db, cohort), NO_SUCH_COHORT)
        return _file("applicants", format, use_cases.of_applicants(context(), looker(), cohort))


@blueprint.route("/trust/processing-exports")
class ProcessingExports(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DPO)
    @blueprint.arguments(FormatSchema, location="query", as_kwargs=True)
    @blueprint.response(200, FILE, content_type=Kind.CSV)
    @blueprint.doc(responses=OF_EITHER_KIND)
    def get(self, *, format: str) -> Response:  # noqa: A002
        """The record of processing."""
        return _file("record-of-processing", format, use_cases.of_processing(own_trust().settings))
