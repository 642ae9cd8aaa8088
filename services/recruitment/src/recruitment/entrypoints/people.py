"""A person's own data: for now, asking to be erased."""

from flask import Response
from flask.views import MethodView

from plp_kit.http.blueprints import Blueprint
from plp_kit.http.commands import commands
from plp_kit.http.guards import caller, requires
from plp_kit.http.roles import Role
from recruitment.application.aggregates import PEOPLE
from recruitment.domain.people import AskErasure

blueprint = Blueprint("people", __name__, description="The caller's own data")


@blueprint.route("/me/erasures")
class Erasures(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self) -> Response:
        """Asks to be erased; it is done after seven days' hold."""
        person = caller().person
        return commands().use(lambda write: write.handle(PEOPLE, person, AskErasure(write.origin.at)))
