"""Cohorts: opened and closed by facilitators, shown with their queries."""

from uuid import UUID

from flask import Response
from flask.views import MethodView

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import found, reading, tagged
from plp_kit.web.roles import Role
from recruitment.application.close_recruiting import close_recruiting
from recruitment.applications.routes.schemas import CohortSchema, FunnelSchema, MessageSchema, PlanSchema
from recruitment.applications.table import applications
from recruitment.cohorts import queries
from recruitment.cohorts.decider import NO_SUCH_COHORT, Plan
from recruitment.cohorts.table import cohorts
from recruitment.cohorts.use_cases import open_cohort
from recruitment.notices import table
from recruitment.notices.table import MessageRow

blueprint = Blueprint("cohorts", __name__, description="Cohorts of the caller's trust")


@blueprint.route("/cohorts")
class Cohorts(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR, Role.EDI_LEAD, Role.EVALUATOR, Role.DPO)
    @blueprint.response(200, CohortSchema(many=True))
    def get(self) -> list[cohorts.CohortRow]:
        """All cohorts of the trust, the latest launch first."""
        with reading() as db:
            return cohorts.cohorts(db)

    @requires(Role.FACILITATOR)
    @blueprint.arguments(PlanSchema)
    @blueprint.creates
    def post(self, body: Plan) -> Response:
        """Opens a cohort with the trust's settings as they are."""
        cohort = new_id()
        return commands().use(
            lambda write: open_cohort(write.db, write.context.handler, write.origin, cohort, body), f"/cohorts/{cohort}"
        )


@blueprint.route("/cohorts/<uuid:cohort>")
class Cohort(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR, Role.EDI_LEAD, Role.EVALUATOR, Role.DPO)
    @blueprint.shows(CohortSchema)
    def get(self, cohort: UUID) -> tuple[cohorts.CohortRow, dict[str, str]]:
        """One cohort."""
        with reading() as db:
            row = found(cohorts.cohort(db, cohort), NO_SUCH_COHORT)
        return tagged(row, row.version)


@blueprint.route("/cohorts/<uuid:cohort>/funnel")
class Funnel(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD)
    @blueprint.response(200, FunnelSchema)
    def get(self, cohort: UUID) -> queries.Funnel:
        """From interest to acceptance, by channel and group, and where applications stand."""
        with reading() as db:
            found(cohorts.cohort(db, cohort), NO_SUCH_COHORT)
            return queries.funnel(db, cohort)


@blueprint.route("/cohorts/<uuid:cohort>/messages")
class Messages(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.response(200, MessageSchema(many=True))
    def get(self, cohort: UUID) -> list[MessageRow]:
        """Every message that the cohort's applications have caused, the oldest first."""
        with reading() as db:
            found(cohorts.cohort(db, cohort), NO_SUCH_COHORT)
            return table.of_applications(db, [row.application for row in applications.of_cohort(db, cohort)])


@blueprint.route("/cohorts/<uuid:cohort>/recruiting-closures")
class RecruitingClosures(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, cohort: UUID) -> Response:
        """Closes recruiting before its date."""
        return commands().use(
            lambda write: close_recruiting(write.db, write.context.handler, write.origin, cohort, write.expected)
        )
