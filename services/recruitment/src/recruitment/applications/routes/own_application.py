"""The caller's own application to a cohort as a whole, another answer to one question of its profile, and other picks."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Range

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import requires
from plp_kit.web.reads import allowed, tagged
from plp_kit.web.roles import Role
from plp_kit.web.viewing import viewer
from recruitment.applications.routes import acting
from recruitment.applications.routes.forms import ANSWER, PicksSchema, given
from recruitment.applications.use_cases import change_profile, own_application
from recruitment.applications.use_cases.change_profile import Answering, Picking
from recruitment.applications.use_cases.own_application import OwnApplication
from recruitment.trusts.settings import PROFILE_QUESTIONS

blueprint = Blueprint("own_application", __name__, description="The caller's own application as a whole")


class ProfileAnswerSchema(Schema):
    """The first question is 1. Null leaves it unanswered."""

    question = fields.Integer(required=True, strict=True, validate=Range(1, PROFILE_QUESTIONS))
    answer = fields.String(required=True, allow_none=True, validate=ANSWER)


@blueprint.route("/applications/<uuid:application>/own")
class Own(MethodView):
    @requires(Role.PARTICIPANT, Role.FORMER)
    @blueprint.shows(OwnApplication)
    def get(self, application: UUID) -> tuple[OwnApplication, dict[str, str]]:
        """The caller's own application: its state, what they answered, until when they can change it, and its cohort."""
        shown = allowed(own_application.shown_to_author(context(), viewer(), application))
        return tagged(shown, shown.version)

    @requires(Role.PARTICIPANT)
    @blueprint.arguments(ProfileAnswerSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, Any], application: UUID) -> Response:
        """Changes the answer to one question of the profile, until recruiting closes or the application is accepted."""
        person = acting.applicant_of(application)
        answering = Answering(application, person, body["question"], given(body["answer"]))
        return commands().prepared(lambda context: change_profile.prepare(context, answering), change_profile.record_answer)


@blueprint.route("/applications/<uuid:application>/own/picks")
class Picks(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(PicksSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, Any], application: UUID) -> Response:
        """Changes what was picked in the profile, until recruiting closes or the application is accepted. The rest stays."""
        person = acting.applicant_of(application)
        picks = {name: tuple(picked) if isinstance(picked, list) else picked for name, picked in body.items()}
        changing = Picking(application, person, picks)
        return commands().prepared(lambda context: change_profile.prepare(context, changing), change_profile.record_picks)
