"""Surveys: approved and extended by evaluators, shown in counts, and answered by those who are invited."""

from uuid import UUID

from flask import Response
from flask.views import MethodView

from evaluation.answers.answering import Said
from evaluation.answers.use_cases import answer
from evaluation.answers.use_cases.answer import Handed
from evaluation.application.aggregates import SURVEYS
from evaluation.entrypoints.schemas import (
    AnswerSchema,
    ApprovalSchema,
    ExtensionSchema,
    InvitationSchema,
    RespondentsSchema,
    ShownSurveySchema,
    SurveySchema,
)
from evaluation.results.respondents import RespondentsTable
from evaluation.results.use_cases import results
from evaluation.surveys.decider import NO_SUCH_SURVEY, Approval, ApproveSurvey, ExtendSurvey
from evaluation.surveys.table import invitations, surveys
from evaluation.surveys.table.invitations import Invitation
from evaluation.surveys.table.surveys import SurveyRow
from plp_kit.core.deciding import Refusal
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.problems import Refused
from plp_kit.web.reads import found, reading, tagged
from plp_kit.web.roles import Role

blueprint = Blueprint("surveys", __name__, description="Surveys of a cohort")


@blueprint.route("/cohorts/<uuid:cohort>/surveys")
class CohortSurveys(MethodView):
    @requires(Role.EVALUATOR, Role.FACILITATOR)
    @blueprint.response(200, SurveySchema(many=True))
    def get(self, cohort: UUID) -> list[SurveyRow]:
        """The cohort's surveys, in counts."""
        with reading() as db:
            return surveys.of_cohort(db, cohort)


@blueprint.route("/surveys/mine")
class MySurveys(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.response(200, InvitationSchema(many=True))
    def get(self) -> list[Invitation]:
        """The open surveys that ask the caller."""
        with reading() as db:
            return invitations.of_person(db, caller().person)


@blueprint.route("/surveys/<uuid:survey>")
class Survey(MethodView):
    @requires(Role.EVALUATOR, Role.FACILITATOR, Role.EDI_LEAD, Role.DPO)
    @blueprint.shows(ShownSurveySchema)
    def get(self, survey: UUID) -> tuple[SurveyRow, dict[str, str]]:
        """One survey with its approval, in counts."""
        with reading() as db:
            row = found(surveys.survey(db, survey), NO_SUCH_SURVEY)
        return tagged(row, row.version)


@blueprint.route("/surveys/<uuid:survey>/approvals")
class Approvals(MethodView):
    @requires(Role.EVALUATOR)
    @blueprint.arguments(ApprovalSchema)
    @blueprint.changes
    def post(self, body: Approval, survey: UUID) -> Response:
        """Records the approval without which no survey opens."""
        return commands().use(lambda write: write.handle(SURVEYS, survey, ApproveSurvey(body, write.origin.at.date())))


@blueprint.route("/surveys/<uuid:survey>/extensions")
class Extensions(MethodView):
    @requires(Role.EVALUATOR)
    @blueprint.arguments(ExtensionSchema)
    @blueprint.changes
    def post(self, body: ExtendSurvey, survey: UUID) -> Response:
        """Keeps an open survey open for so many days more."""
        return commands().run(SURVEYS, survey, body)


@blueprint.route("/surveys/<uuid:survey>/answers")
class Answers(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(AnswerSchema)
    @blueprint.changes
    def post(self, body: tuple[bool, Said], survey: UUID) -> Response:
        """Answers, or answers anew: the answer given last before the survey closes counts. Nobody is told who answered what."""
        consent, said = body
        handed = Handed(survey, caller().person, consent, said)
        return commands().prepared(
            lambda context: answer.seal(context, handed),
            lambda write, sealed: answer.keep(write.db, write.origin.at, handed, sealed),
        )


@blueprint.route("/surveys/<uuid:survey>/respondents")
class Respondents(MethodView):
    @requires(Role.EVALUATOR)
    @blueprint.response(200, RespondentsSchema)
    @blueprint.alt_response(409, "CONFLICT")
    def get(self, survey: UUID) -> RespondentsTable:
        """Who was asked, how many answered and from which groups, once the survey has closed."""
        with reading() as db:
            outcome = results(db, survey)
        if isinstance(outcome, Refusal):
            raise Refused(outcome)
        return outcome.table()
