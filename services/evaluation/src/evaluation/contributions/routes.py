"""Contributions to the national picture: prepared, previewed as they would leave, approved or held."""

from typing import TypedDict
from uuid import UUID

from flask import Response
from flask.views import MethodView

from evaluation.application.aggregates import CONTRIBUTIONS
from evaluation.application.identities import contribution_id
from evaluation.contributions.decider import ApproveContribution, HoldContribution, HoldReason
from evaluation.contributions.use_cases import prepare
from evaluation.contributions.use_cases.preview import Preview, preview
from evaluation.entrypoints.schemas import ContributionSchema, HoldSchema
from evaluation.ids import PersonId
from plp_kit.core.deciding import Refusal
from plp_kit.core.handling import Handled
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import Write, commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.problems import Refused
from plp_kit.web.reads import reading, tagged
from plp_kit.web.roles import Role

blueprint = Blueprint("contributions", __name__, description="What the trust contributes to the national picture")


class Hold(TypedDict):
    reason: HoldReason


@blueprint.route("/surveys/<uuid:survey>/contributions")
class SurveyContributions(MethodView):
    @requires(Role.EDI_LEAD, Role.EVALUATOR)
    @blueprint.creates
    def post(self, survey: UUID) -> Response:
        """Prepares a closed survey's contribution: its facts, rounded. Nothing leaves by this."""

        def prepare(write: Write) -> Handled | Refusal:
            secret = write.context.secrets[prepare.ROUNDING]
            return prepare.prepare(write.db, write.context.handler, write.origin, survey, secret)

        return commands().use(prepare, f"/contributions/{contribution_id(survey)}")


@blueprint.route("/contributions/<uuid:contribution>")
class Contribution(MethodView):
    @requires(Role.DPO, Role.EDI_LEAD)
    @blueprint.shows(ContributionSchema)
    def get(self, contribution: UUID) -> tuple[Preview, dict[str, str]]:
        """Exactly what would leave the trust, or has left it."""
        with reading() as db:
            shown = preview(db, contribution)
        if isinstance(shown, Refusal):
            raise Refused(shown)
        return tagged(shown, shown.version)


@blueprint.route("/contributions/<uuid:contribution>/approvals")
class ContributionApprovals(MethodView):
    @requires(Role.DPO)
    @blueprint.changes
    def post(self, contribution: UUID) -> Response:
        """Lets it leave, as it was previewed, once and for all."""
        return commands().run(CONTRIBUTIONS, contribution, ApproveContribution(PersonId(caller().person)))


@blueprint.route("/contributions/<uuid:contribution>/holds")
class ContributionHolds(MethodView):
    @requires(Role.DPO)
    @blueprint.arguments(HoldSchema)
    @blueprint.changes
    def post(self, body: Hold, contribution: UUID) -> Response:
        """Keeps it back, for one of the named reasons."""
        return commands().run(CONTRIBUTIONS, contribution, HoldContribution(PersonId(caller().person), body["reason"]))
