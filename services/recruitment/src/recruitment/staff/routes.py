"""How people are reached: given by themselves, confirmed by facilitators."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID, uuid4

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.roles import Role
from recruitment.access_log.viewers import Viewer
from recruitment.staff.decider import staff
from recruitment.staff.use_cases import contacts

blueprint = Blueprint("staff", __name__, description="How people are reached")
SHORT: Final = Length(1, 200)


class OwnContactSchema(Schema):
    name = fields.String(required=True, validate=SHORT)
    address = fields.Email(required=True, validate=SHORT)


@blueprint.route("/me/contacts")
class Contacts(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(OwnContactSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str]) -> Response:
        """How the caller is reached."""
        person = caller().person
        return commands().prepared(lambda context: contacts.seal(context, person, body["name"], body["address"]), contacts.record)


@blueprint.route("/applications/<uuid:application>/contact-confirmations")
class ContactConfirmations(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, application: UUID) -> Response:
        """The address is the applicant's: from now on lists that contain it mean them."""
        viewer = Viewer(caller().person, uuid4())
        return commands().prepared(
            lambda context: contacts.confirm(context, viewer, application),
            lambda write, command: write.handle(staff, command.person, command),
        )
