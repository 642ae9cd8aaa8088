"""What applicants do with an application of their own, before and after they submit it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import reading
from plp_kit.web.roles import Role
from recruitment.applications import queries
from recruitment.applications.consents import Consent
from recruitment.applications.decider import applications
from recruitment.applications.routes import acting
from recruitment.applications.routes.forms import (
    LONG,
    SHORT,
    ApplicationSchema,
    ConsentSchema,
    Sent,
    send,
    unsealed,
)
from recruitment.applications.table.applications import ShownApplication
from recruitment.applications.use_cases import access_needs, answer, apply
from recruitment.ids import application_id

blueprint = Blueprint("own_applications", __name__, description="The caller's own application to a cohort")


class InterestSchema(Schema):
    channel = fields.String(required=True, validate=SHORT)


class ConsentsSchema(Schema):
    """Those that change; the others stay."""

    consents = fields.List(fields.Nested(ConsentSchema), required=True, validate=Length(1, 20))


class AccessNeedsSchema(Schema):
    needs = fields.String(required=True, validate=LONG, allow_none=True)


@blueprint.route("/applications/mine")
class MyApplications(MethodView):
    @requires(Role.PARTICIPANT, Role.FORMER)
    @blueprint.lists(ShownApplication)
    def get(self) -> list[ShownApplication]:
        """The caller's own applications and their states."""
        with reading() as db:
            return queries.of_human(db, caller().person)


@blueprint.route("/cohorts/<uuid:cohort>/interests")
class Interests(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(InterestSchema)
    @blueprint.creates
    def post(self, body: Mapping[str, str], cohort: UUID) -> Response:
        """Would like to know more; nothing else is asked yet."""
        person = acting.applicant_in(cohort)
        at = f"/applications/{application_id(cohort, person)}"
        return commands().use(lambda write: apply.show_interest(write, cohort, person, body["channel"]), at)


@blueprint.route("/cohorts/<uuid:cohort>/applications/mine")
class MyApplication(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(ApplicationSchema)
    @blueprint.changes
    def post(self, body: Sent, cohort: UUID) -> Response:
        """Submits another version of the application, until recruiting closes or it is accepted."""
        return send(unsealed(cohort, acting.applicant_in(cohort), body), apply.change)


@blueprint.route("/applications/<uuid:application>/consents")
class Consents(MethodView):
    @requires(Role.PARTICIPANT, Role.FORMER)
    @blueprint.arguments(ConsentsSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, Any], application: UUID) -> Response:
        """Gives or takes back consents, each by itself. Without the consent to take part the application must be withdrawn."""
        person, consents = acting.applicant_of(application), msgspec.convert(body["consents"], list[Consent])
        return commands().use(lambda write: answer.change_consents(write, application, person, consents))


@blueprint.route("/applications/<uuid:application>/access-needs")
class AccessNeeds(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(AccessNeedsSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str | None], application: UUID) -> Response:
        """What the applicant needs to take part; it is not part of the profile, and matching never sees it."""
        person = acting.applicant_of(application)
        return commands().prepared(
            lambda context: access_needs.seal(context, application, person, body["needs"]),
            lambda write, needs: write.handle(applications, application, needs),
        )


@blueprint.route("/applications/<uuid:application>/withdrawals")
class Withdrawals(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self, application: UUID) -> Response:
        """Withdraws the caller's own application. While recruiting is open they may apply again."""
        person = acting.applicant_of(application)
        return commands().use(lambda write: answer.withdraw(write, application, person))
