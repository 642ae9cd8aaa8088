"""What the caller has written in their applications: to keep, or to take back."""

from uuid import UUID

from flask import Response
from flask.views import MethodView

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.roles import Role
from recruitment.applications.decider import applications
from recruitment.applications.routes import acting
from recruitment.applications.use_cases import own_texts
from recruitment.applications.use_cases.own_texts import OwnText

blueprint = Blueprint("own_texts", __name__, description="What the caller has written in their applications")


@blueprint.route("/me/writing")
class MyWriting(MethodView):
    @requires(Role.PARTICIPANT, Role.FORMER)
    @blueprint.lists(OwnText)
    def get(self) -> list[OwnText]:
        """Every text of the caller's own that can still be read."""
        return own_texts.of(context(), caller().person)


@blueprint.route("/applications/<uuid:application>/texts/<uuid:text>/withdrawals")
class TextWithdrawals(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self, application: UUID, text: UUID) -> Response:
        """Takes back a text of the caller's own: nobody can read it any more."""
        person = acting.applicant_of(application)
        return commands().prepared(
            lambda context: own_texts.prepare(context, application, person, text),
            lambda write, command: write.handle(applications, application, command),
        )
