"""Surveys: approved and extended by evaluators, shown in counts, and listed for the people whom they invite."""

from datetime import date
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length, Range

from evaluation.surveys import decider
from evaluation.surveys.decider import NO_SUCH_SURVEY, ApproveSurvey, ExtendSurvey
from evaluation.surveys.plans import Approval
from evaluation.surveys.queries import Invitation, invitations_of
from evaluation.surveys.table import surveys
from plp_kit.core.days import day_of
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import existing, reading, tagged
from plp_kit.web.roles import Role

blueprint = Blueprint("surveys", __name__, description="Surveys of a cohort")

SHORT = Length(1, 200)


class ApprovalSchema(Schema):
    """An approval of the survey. `approver` is the office or body that gave it, never a person's name."""

    reference = fields.String(required=True, validate=SHORT)
    on = fields.Date(required=True)
    approver = fields.String(required=True, validate=SHORT)


class ExtensionSchema(Schema):
    days = fields.Integer(required=True, strict=True, validate=Range(1, 366))


@blueprint.route("/cohorts/<uuid:cohort>/surveys")
class CohortSurveys(MethodView):
    @requires(Role.EVALUATOR, Role.FACILITATOR)
    @blueprint.lists(surveys.Survey)
    def get(self, cohort: UUID) -> list[surveys.Survey]:
        """The cohort's surveys, in counts."""
        with reading() as db:
            return surveys.of_cohort(db, cohort)


@blueprint.route("/surveys/closed")
class ClosedSurveys(MethodView):
    @requires(Role.EDI_LEAD)
    @blueprint.lists(surveys.SurveyInFull)
    def get(self) -> list[surveys.SurveyInFull]:
        """The closed surveys of every cohort of the trust, in counts, the latest first."""
        with reading() as db:
            return surveys.closed(db)


@blueprint.route("/surveys/mine")
class MySurveys(MethodView):
    @requires(Role.PARTICIPANT, remembered=False)
    @blueprint.lists(Invitation)
    def get(self) -> list[Invitation]:
        """The open surveys that invite the caller."""
        with reading() as db:
            return invitations_of(db, caller().person)


@blueprint.route("/surveys/<uuid:survey>")
class OneSurvey(MethodView):
    @requires(Role.EVALUATOR, Role.FACILITATOR, Role.EDI_LEAD, Role.DPO)
    @blueprint.shows(surveys.SurveyInFull)
    def get(self, survey: UUID) -> tuple[surveys.SurveyInFull, dict[str, str]]:
        """One survey with its approval, in counts."""
        with reading() as db:
            row = existing(surveys.survey(db, survey), NO_SUCH_SURVEY)
        return tagged(row, row.version)


@blueprint.route("/surveys/<uuid:survey>/approvals")
class Approvals(MethodView):
    @requires(Role.EVALUATOR)
    @blueprint.arguments(ApprovalSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, survey: UUID, reference: str, on: date, approver: str) -> Response:
        """Records the approval without which no survey opens."""
        approval = Approval(reference, on, approver)
        return commands().use(
            lambda write: write.handle(decider.surveys, survey, ApproveSurvey(approval, day_of(write.origin.at)))
        )


@blueprint.route("/surveys/<uuid:survey>/extensions")
class Extensions(MethodView):
    @requires(Role.EVALUATOR)
    @blueprint.arguments(ExtensionSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, survey: UUID, days: int) -> Response:
        """Keeps an open survey open for so many more days."""
        return commands().run(decider.surveys, survey, ExtendSurvey(days))
