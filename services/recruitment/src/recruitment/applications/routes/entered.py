"""Applications that a facilitator enters for somebody."""

from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import allowed
from plp_kit.web.roles import Role
from plp_kit.web.validation import not_blank
from recruitment.applications.applicants import Means
from recruitment.applications.routes.forms import LONG, SHORT, Sent, WithNeedsSchema, unsealed
from recruitment.applications.use_cases import enter, entered_form
from recruitment.applications.use_cases.enter import Authority
from recruitment.applications.use_cases.entered_form import EnteredForm

blueprint = Blueprint("entered_applications", __name__, description="Applications entered for somebody")


class EnteredApplicationSchema(Schema):
    """An application that somebody gave to a facilitator by phone or on paper; `authority` says what they agreed to.

    They gave it `on` a day on which recruiting was open; it may be entered later. Without an `address` they get no e-mails. Whom
    they must not be paired with is not in it: only they can say so, once the application is joined to their sign-in.
    """

    name = fields.String(required=True, validate=[SHORT, not_blank])
    address = fields.Email(load_default=None, allow_none=True, validate=SHORT)
    means = fields.Enum(Means, by_value=True, required=True)
    on = fields.Date(required=True)
    authority = fields.String(required=True, validate=[LONG, not_blank])
    form = fields.Nested(WithNeedsSchema, required=True)


@blueprint.route("/cohorts/<uuid:cohort>/entered-applications")
class EnteredApplications(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(EnteredApplicationSchema)
    @blueprint.creates
    def post(self, body: Sent, cohort: UUID) -> Response:
        """Enters an application for somebody who gave it by phone or on paper."""
        given = Authority(*(body[name] for name in ("name", "address", "means", "on", "authority")))
        person = allowed(enter.person_with(context(), cohort, given.address, new_id))
        sent, by = unsealed(cohort, person, body["form"]), caller().person
        at = f"/applications/{sent.application}"
        return commands().prepared(lambda context: enter.prepare(context, sent, given, by), enter.record, at)


@blueprint.route("/cohorts/<uuid:cohort>/entered-application-form")
class EnteredApplicationForm(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.answers(EnteredForm)
    def get(self, cohort: UUID) -> EnteredForm:
        """All that is asked of an applicant, and what the caller has typed to enter an application."""
        return allowed(entered_form.form(context(), cohort, caller().person))
