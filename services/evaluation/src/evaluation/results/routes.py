"""Results of a closed survey, for evaluators."""

from uuid import UUID

from flask.views import MethodView

from evaluation.ids import PersonId
from evaluation.results.by_group import AnswersByGroup
from evaluation.results.respondents import RespondentsTable
from evaluation.results.use_cases import by_group, respondents
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.contents import Content
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed
from plp_kit.web.roles import Role
from plp_kit.web.viewing import viewer

blueprint = Blueprint("results", __name__, description="Results of closed surveys")


@blueprint.route("/surveys/<uuid:survey>/respondents")
class Respondents(MethodView):
    @requires(Role.EVALUATOR, gives=Content.ANSWERS)
    @blueprint.answers(RespondentsTable)
    @blueprint.alt_response(409, "CONFLICT")
    def get(self, survey: UUID) -> RespondentsTable:
        """How many people were invited, how many answered and which groups they named, once the survey has closed."""
        return allowed(respondents(context(), survey, viewer()))


@blueprint.route("/surveys/<uuid:survey>/answers-by-group")
class GroupedAnswers(MethodView):
    @requires(Role.EVALUATOR, gives=Content.ANSWERS)
    @blueprint.answers(AnswersByGroup)
    @blueprint.alt_response(409, "CONFLICT")
    def get(self, survey: UUID) -> AnswersByGroup:
        """Who stated a group served, and all others: apart if each has 10 answers or more, else together."""
        return allowed(by_group(context(), survey, PersonId(caller().person)))
