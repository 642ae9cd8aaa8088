"""Goals: set and reached by the partners, shared by both or one's own."""

from typing import TypedDict
from uuid import UUID

from flask import Response
from flask.views import MethodView

from partnership_journal.application.aggregates import PARTNERSHIPS
from partnership_journal.application.sealing import seal
from partnership_journal.domain.goals import ReachGoal, SetGoal, Whose
from partnership_journal.domain.identities import GoalId, PersonId
from partnership_journal.entrypoints.schemas import GoalSchema
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.roles import Role

blueprint = Blueprint("goals", __name__, description="Goals of two partners")


class Wanted(TypedDict):
    whose: Whose
    text: str


@blueprint.route("/partnerships/<uuid:partnership>/goals")
class Goals(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(GoalSchema)
    @blueprint.changes
    def post(self, body: Wanted, partnership: UUID) -> Response:
        """Sets a goal. In the partnership it is the one with the version that is answered here."""
        author, goal = PersonId(caller().person), GoalId(new_id())
        return commands().prepared(
            lambda context: seal(context.vault, partnership, author, {f"goal_{goal}": body["text"]}),
            lambda write, sealed: write.handle(PARTNERSHIPS, partnership, SetGoal(author, goal, body["whose"], *sealed)),
        )


@blueprint.route("/partnerships/<uuid:partnership>/goals/<uuid:goal>/reached")
class ReachedGoals(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self, partnership: UUID, goal: UUID) -> Response:
        """Records that a shared goal, or an own one of the caller's, is reached."""
        return commands().run(PARTNERSHIPS, partnership, ReachGoal(PersonId(caller().person), GoalId(goal)))
