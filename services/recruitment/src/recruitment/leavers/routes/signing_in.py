"""Signing in by a code, for people who have left: without a token, at the trust in the path."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.core.shown import shown
from plp_kit.service import LEAVERS
from plp_kit.web import leavers
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import public_about
from plp_kit.web.reads import allowed
from recruitment.leavers.use_cases import signing_in
from recruitment.leavers.use_cases.signing_in import CodeAsked

blueprint = Blueprint("signing_in", __name__, description="Signing in by a code to a private address")


@shown
@dataclass(frozen=True, slots=True)
class LeaverToken:
    """A bearer token of the person, with the role `former`, for so many `seconds`."""

    token: str = field(repr=False)
    person: UUID
    seconds: int


class LeaverAddressSchema(Schema):
    address = fields.Email(required=True, validate=Length(1, 200))


class LeaverCodeSchema(LeaverAddressSchema):
    """The eight letters of the e-mail, in any case, with or without spaces."""

    code = fields.String(required=True, validate=Length(1, 50))


@blueprint.route("/former/<string:tenant>/codes")
class Codes(MethodView):
    @public_about("tenant")
    @blueprint.arguments(LeaverAddressSchema)
    @blueprint.answers(CodeAsked)
    def post(self, body: Mapping[str, str], tenant: str) -> CodeAsked:  # noqa: ARG002 - the guard reads the trust
        """Sends a code to the address if somebody has confirmed that it is theirs. The answer is the same for every address."""
        return signing_in.ask(context(), body["address"], uuid4())


@blueprint.route("/former/<string:tenant>/tokens")
class Tokens(MethodView):
    @public_about("tenant")
    @blueprint.arguments(LeaverCodeSchema)
    @blueprint.answers(LeaverToken)
    @blueprint.alt_response(403, "FORBIDDEN")
    def post(self, body: Mapping[str, str], tenant: str) -> LeaverToken:
        """A token for half an hour, for the last code that was sent to the address: it works once, and has five tries."""
        person = allowed(signing_in.sign_in(context(), body["address"], body["code"]))
        key = leavers.signing_key(context().secrets[LEAVERS], tenant)
        return LeaverToken(leavers.token(key, tenant, person, int(time.time())), person, leavers.SECONDS)
