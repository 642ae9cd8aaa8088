"""Goals: set, reached and taken back by the partners, shared by both or one's own."""

from typing import Final, TypedDict
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from partnership_journal.goals import use_cases
from partnership_journal.goals.decider import ReachGoal, SetGoal, TakeBackGoal, Whose
from partnership_journal.ids import GoalId
from partnership_journal.partnerships.decider import partnerships
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.roles import Role

blueprint = Blueprint("goals", __name__, description="Goals of two partners")

LONGEST: Final = 4000


class GoalBodySchema(Schema):
    """A goal, to be sealed: shared by both partners, or one's own and unseen by the other."""

    whose = fields.Enum(Whose, by_value=True, required=True)
    text = fields.String(required=True, validate=Length(1, LONGEST))


class GoalBody(TypedDict):
    whose: Whose
    text: str


@blueprint.route("/partnerships/<uuid:partnership>/goals")
class Goals(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(GoalBodySchema)
    @blueprint.changes
    def post(self, body: GoalBody, partnership: UUID) -> Response:
        """Sets a goal. In the partnership it is the one with the version that is answered here."""
        author, goal = use_cases.partner(context(), partnership, caller().person), GoalId(new_id())
        return commands().prepared(
            lambda context: use_cases.seal(context, partnership, author, goal, body["text"]),
            lambda write, sealed: use_cases.write_text(write, partnership, SetGoal(author, goal, body["whose"], sealed)),
        )


@blueprint.route("/partnerships/<uuid:partnership>/goals/<uuid:goal>/reached")
class ReachedGoals(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self, partnership: UUID, goal: UUID) -> Response:
        """Records that a shared goal, or an own one of the caller's, is reached."""
        return commands().run(
            partnerships, partnership, ReachGoal(use_cases.partner(context(), partnership, caller().person), GoalId(goal))
        )


@blueprint.route("/partnerships/<uuid:partnership>/goals/<uuid:goal>/withdrawals")
class WithdrawnGoals(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self, partnership: UUID, goal: UUID) -> Response:
        """Takes back a goal that the caller set: it goes from both partners' lists, and nobody can read it any more."""
        partner = use_cases.partner(context(), partnership, caller().person)
        return commands().run(partnerships, partnership, TakeBackGoal(partner, GoalId(goal)))
