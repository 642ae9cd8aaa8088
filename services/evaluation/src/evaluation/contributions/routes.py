"""Contributions to the national picture: prepared, previewed as they would leave, approved or held."""

from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields

from evaluation.contributions.decider import HoldReason
from evaluation.contributions.use_cases.prepare import answers_of, answers_to, approve, hold, prepare
from evaluation.contributions.use_cases.preview import Contribution, preview
from evaluation.ids import PersonId, contribution_id
from plp_kit.core.deciding import Refusal
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.problems import Refused
from plp_kit.web.reads import reading, tagged
from plp_kit.web.roles import Role

blueprint = Blueprint("contributions", __name__, description="What the trust contributes to the national picture")


class HoldSchema(Schema):
    reason = fields.Enum(HoldReason, by_value=True, required=True)


@blueprint.route("/surveys/<uuid:survey>/contributions")
class SurveyContributions(MethodView):
    @requires(Role.EDI_LEAD, Role.EVALUATOR)
    @blueprint.creates
    def post(self, survey: UUID) -> Response:
        """Prepares a closed survey's contribution: its facts, rounded. Nothing leaves the trust by this."""
        return commands().prepared(
            lambda context: answers_to(context, survey),
            lambda write, answers: prepare(write, survey, answers),
            f"/contributions/{contribution_id(survey)}",
        )


@blueprint.route("/contributions/<uuid:contribution>")
class OneContribution(MethodView):
    @requires(Role.DPO, Role.EDI_LEAD)
    @blueprint.shows(Contribution)
    def get(self, contribution: UUID) -> tuple[Contribution, dict[str, str]]:
        """Exactly what would leave the trust, or has left it."""
        with reading() as db:
            shown = preview(context(), db, contribution, PersonId(caller().person))
        if isinstance(shown, Refusal):
            raise Refused(shown)
        return tagged(shown, shown.version)


@blueprint.route("/contributions/<uuid:contribution>/approvals")
class ContributionApprovals(MethodView):
    @requires(Role.DPO)
    @blueprint.changes
    def post(self, contribution: UUID) -> Response:
        """Lets it leave, as it was previewed, for good; by somebody whom its survey did not invite."""
        approver = PersonId(caller().person)
        return commands().prepared(
            lambda context: answers_of(context, contribution),
            lambda write, answers: approve(write, contribution, approver, answers),
        )


@blueprint.route("/contributions/<uuid:contribution>/holds")
class ContributionHolds(MethodView):
    @requires(Role.DPO)
    @blueprint.arguments(HoldSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, contribution: UUID, reason: HoldReason) -> Response:
        """Keeps it back, for one of the named reasons."""
        by = PersonId(caller().person)
        return commands().use(lambda write: hold(write, contribution, by, reason))
