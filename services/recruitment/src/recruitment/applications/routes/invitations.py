"""Invitations: taken by the person with the code, or removed."""

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
from recruitment.applications.events import Remover
from recruitment.applications.routes.forms import SHORT
from recruitment.applications.use_cases import remove_invitation, take_invitation
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
        """Takes an invitation with its code. What the row said is now in drafts of the caller's, who applies with it or not."""
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


@blueprint.route("/invitations/<uuid:application>/removals")
class Removals(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(ClaimSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str], application: UUID) -> Response:
        """Removes an invitation with its code. What the row said is deleted, and the same list does not invite them again."""
        right = remove_invitation.brings_its_code(context(), application, body["code"])
        return commands().use(lambda write: remove_invitation.remove(write, application, Remover.PERSON, with_its_code=right))


@blueprint.route("/applications/<uuid:application>/removals")
class RemovalsOnRequest(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, application: UUID) -> Response:
        """Removes somebody who is only invited, on their request. It says the same as when they do so themselves."""
        return commands().use(lambda write: remove_invitation.remove(write, application, Remover.FACILITATOR))
