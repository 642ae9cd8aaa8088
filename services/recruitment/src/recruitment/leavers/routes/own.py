"""The caller's private address."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import tagged
from plp_kit.web.roles import IN_A_TRUST
from recruitment.leavers.decider import leavers
from recruitment.leavers.use_cases import address
from recruitment.leavers.use_cases.address import PrivateAddress

blueprint = Blueprint("private_address", __name__, description="An address outside the trust")


class WantedAddressSchema(Schema):
    """Null removes it."""

    address = fields.Email(required=True, allow_none=True, validate=Length(1, 200))


class AddressConfirmationSchema(Schema):
    """The eight letters of the e-mail, in any case, with or without spaces."""

    code = fields.String(required=True, validate=Length(1, 50))


@blueprint.route("/me/private-address")
class OwnPrivateAddress(MethodView):
    @requires(*IN_A_TRUST)
    @blueprint.shows(PrivateAddress)
    def get(self) -> tuple[PrivateAddress, dict[str, str]]:
        """The address by which the caller can sign in when they have left. Version 0 where there never was one."""
        own = address.own(context(), caller().person)
        return tagged(own, own.version)

    @requires(*IN_A_TRUST)
    @blueprint.arguments(WantedAddressSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, str | None]) -> Response:
        """Leaves an address, to which a code is sent. Until it is confirmed the one before counts."""
        person, mail = caller().person, uuid4()
        return commands().prepared(
            lambda context: address.seal(context, person, body["address"]),
            lambda write, sealed: address.record(write, person, sealed, mail),
        )


@blueprint.route("/me/private-address/confirmations")
class Confirmations(MethodView):
    @requires(*IN_A_TRUST)
    @blueprint.arguments(AddressConfirmationSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str]) -> Response:
        """Confirms the address with the code that was sent to it: five tries, within ten minutes."""
        person: UUID = caller().person
        return commands().prepared(
            lambda context: address.confirm(context, person, body["code"]),
            lambda write, command: write.handle(leavers, person, command),
        )
