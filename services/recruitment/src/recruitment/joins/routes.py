"""Joining an application that a facilitator entered to the sign-in of the person for whom it was."""

from collections.abc import Mapping
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed
from plp_kit.web.roles import Role
from plp_kit.web.viewing import viewer
from recruitment.joins.use_cases import joining
from recruitment.joins.use_cases.joining import JoinCode

blueprint = Blueprint("joins", __name__, description="Entered applications joined to a sign-in")


class JoinSchema(Schema):
    """`code` is what a facilitator told, with spaces or without."""

    code = fields.String(required=True, validate=Length(1, 200))


@blueprint.route("/entered-applications/<uuid:entered>/join-codes")
class JoinCodes(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.answers(JoinCode)
    def get(self, entered: UUID) -> JoinCode:
        """The code, for the facilitator who made it, to tell it to the applicant. Each reading is on record."""
        return allowed(joining.code(context(), viewer(), entered))

    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, entered: UUID) -> Response:
        """Makes a code for an application that a facilitator entered, good for 28 days; it replaces the one before."""
        by = caller().person
        return commands().prepared(
            lambda context: joining.seal(context, entered),
            lambda write, sealed: joining.make(write, entered, by, sealed),
        )


@blueprint.route("/me/joins")
class Joins(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(JoinSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str]) -> Response:
        """Joins the application that a facilitator entered for the caller to their sign-in: from then on it is theirs."""
        person = caller().person
        return commands().prepared(lambda context: joining.prepare(context, person, body["code"]), joining.use)
