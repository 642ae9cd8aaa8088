"""Joining an application that a facilitator entered to the sign-in of the person for whom it was."""

import secrets
from collections.abc import Mapping
from typing import Final
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
from recruitment.joins import use_cases
from recruitment.joins.use_cases import JoinCode

blueprint = Blueprint("joins", __name__, description="Entered applications joined to a sign-in")
CODE_BYTES: Final = 16


class JoinSchema(Schema):
    """`code` is what a facilitator told."""

    code = fields.String(required=True, validate=Length(1, 200))


@blueprint.route("/entered-applications/<uuid:entered>/join-codes")
class JoinCodes(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.answers(JoinCode)
    def get(self, entered: UUID) -> JoinCode:
        """The code, for the facilitator who made it, to tell it to the applicant. Each reading is on record."""
        return allowed(use_cases.code(context(), viewer(), entered))

    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, entered: UUID) -> Response:
        """Makes a code for an application that a facilitator entered; it replaces the one before."""
        by, code = caller().person, secrets.token_urlsafe(CODE_BYTES)
        return commands().prepared(
            lambda context: use_cases.seal(context, entered, code),
            lambda write, sealed: use_cases.make(write, entered, by, sealed),
        )


@blueprint.route("/entered-applications/<uuid:entered>/joins")
class Joins(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(JoinSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str], entered: UUID) -> Response:
        """Joins the application to the caller's sign-in, with its code: from then on it is theirs."""
        person = caller().person
        return commands().prepared(lambda context: use_cases.prepare(context, entered, person, body["code"]), use_cases.use)
