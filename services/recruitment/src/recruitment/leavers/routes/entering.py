"""A private address that is entered for somebody who has left, and asked for it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import requires
from plp_kit.web.roles import Role
from plp_kit.web.validation import not_blank
from plp_kit.web.viewing import viewer
from recruitment.applications.applicants import Means
from recruitment.leavers.decider import leavers
from recruitment.leavers.routes.own import AddressConfirmationSchema
from recruitment.leavers.use_cases import entering
from recruitment.leavers.use_cases.entering import Asking

blueprint = Blueprint("entered_private_address", __name__, description="A private address, entered for somebody")


class EnteredAddressSchema(Schema):
    """`authority` says who asked for it, and what they agreed to; they asked by these means `on` that day."""

    address = fields.Email(required=True, validate=Length(1, 200))
    means = fields.Enum(Means, by_value=True, required=True)
    on = fields.Date(required=True)
    authority = fields.String(required=True, validate=[Length(1, 4000), not_blank])


@blueprint.route("/people/<uuid:person>/private-address")
class EnteredAddress(MethodView):
    @requires(Role.FACILITATOR, Role.DECISION_MAKER)
    @blueprint.arguments(EnteredAddressSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, Any], person: UUID) -> Response:
        """Enters an address for somebody who has left and has none. It counts once the code is typed that is sent to it."""
        asking, by, mail = Asking(person, **body), viewer(), uuid4()
        return commands().prepared(
            lambda context: entering.seal(context, asking),
            lambda write, entered: entering.record(write, entered, by, mail),
        )


@blueprint.route("/people/<uuid:person>/private-address/confirmations")
class EnteredConfirmations(MethodView):
    @requires(Role.FACILITATOR, Role.DECISION_MAKER)
    @blueprint.arguments(AddressConfirmationSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str], person: UUID) -> Response:
        """Confirms it with the code that the person has read out: five tries, within ten minutes."""
        return commands().prepared(
            lambda context: entering.confirm(context, person, body["code"]),
            lambda write, command: write.handle(leavers, person, command),
        )
