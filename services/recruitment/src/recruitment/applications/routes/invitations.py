"""Invitations: taken by the person with the code."""

from collections.abc import Mapping
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields

from plp_kit.core.deciding import Refusal
from plp_kit.service import Preparing
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.roles import Role
from recruitment.applications.routes.forms import SHORT
from recruitment.applications.use_cases import take_invitation
from recruitment.applications.use_cases.take_invitation import TakenInvitation

blueprint = Blueprint("invitations", __name__, description="Invitations to a cohort")


class ClaimSchema(Schema):
    code = fields.String(required=True, validate=SHORT)


@blueprint.route("/invitations/<uuid:application>/claims")
class Claims(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(ClaimSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str], application: UUID) -> Response:
        """Takes an invitation with its code. What the row said is now a draft of the caller's, who consents to it or not."""
        person = caller().person
        taken: list[TakenInvitation] = []

        def prepare(context: Preparing) -> TakenInvitation | Refusal:
            prepared = take_invitation.prepare(context, application, person, body["code"])
            taken.extend([] if isinstance(prepared, Refusal) else [prepared])
            return prepared

        response = commands().prepared(prepare, take_invitation.take)
        for each in taken:
            take_invitation.recognise(context(), each)
        return response
