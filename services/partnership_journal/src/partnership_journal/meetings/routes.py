"""Meetings: planned, and recorded once they were held, by either partner."""

from datetime import date
from typing import TypedDict
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields

from partnership_journal.meetings import use_cases
from partnership_journal.meetings.decider import HoldMeeting, How, PlanMeeting
from partnership_journal.partnerships.decider import partnerships
from plp_kit.core.days import day_of
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.roles import Role

blueprint = Blueprint("meetings", __name__, description="Meetings of two partners")


class MeetingBodySchema(Schema):
    on = fields.Date(required=True)
    how = fields.Enum(How, by_value=True, required=True)


class MeetingBody(TypedDict):
    on: date
    how: How


@blueprint.route("/partnerships/<uuid:partnership>/meetings/planned")
class PlannedMeetings(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(MeetingBodySchema)
    @blueprint.changes
    def post(self, body: MeetingBody, partnership: UUID) -> Response:
        """Plans a meeting for today or later."""
        partner = use_cases.partner(context(), partnership, caller().person)
        return commands().use(
            lambda write: write.handle(partnerships, partnership, PlanMeeting(partner, **body, today=day_of(write.origin.at)))
        )


@blueprint.route("/partnerships/<uuid:partnership>/meetings/held")
class HeldMeetings(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(MeetingBodySchema)
    @blueprint.changes
    def post(self, body: MeetingBody, partnership: UUID) -> Response:
        """Records that the two met, planned or not; on one day it counts once, whichever of the two records it."""
        partner = use_cases.partner(context(), partnership, caller().person)
        return commands().use(
            lambda write: write.handle(partnerships, partnership, HoldMeeting(partner, **body, today=day_of(write.origin.at)))
        )
