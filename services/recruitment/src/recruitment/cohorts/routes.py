"""Cohorts: opened and closed by facilitators, shown with their funnel."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

import msgspec
from flask import Response
from flask.views import MethodView
from marshmallow import Schema, ValidationError, fields
from marshmallow.validate import Length

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import existing, reading, tagged
from plp_kit.web.roles import Role
from recruitment.cohorts import queries, use_cases
from recruitment.cohorts.decider import MOST_AIMS, MOST_CHANNELS, NO_SUCH_COHORT, Plan
from recruitment.cohorts.table import cohorts

blueprint = Blueprint("cohorts", __name__, description="Cohorts of the caller's trust")
SHORT: Final = Length(1, 200)
AIM: Final = Length(1, MOST_AIMS.characters)
FIRST_YEAR, LAST_YEAR = 2000, 2199


def _in_reach(day: date) -> None:
    """Days that are computed from these must be valid days, too."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError("out_of_range")


class ImpactAssessmentSchema(Schema):
    reference = fields.String(required=True, validate=SHORT)
    approver = fields.String(required=True, validate=SHORT)


class PlanSchema(Schema):
    """A cohort to open. Nobody can apply on `recruiting_closes_on` or later."""

    title = fields.String(required=True, validate=SHORT)
    aims = fields.List(fields.String(validate=AIM), required=True, validate=Length(1, MOST_AIMS.items))
    channels = fields.List(fields.String(validate=SHORT), required=True, validate=Length(1, MOST_CHANNELS.items))
    recruiting_opens_on = fields.Date(required=True, validate=_in_reach)
    recruiting_closes_on = fields.Date(required=True, validate=_in_reach)
    launch_on = fields.Date(required=True, validate=_in_reach)
    assessment = fields.Nested(ImpactAssessmentSchema, required=True)


@blueprint.route("/cohorts")
class Cohorts(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR, Role.EDI_LEAD, Role.EVALUATOR, Role.DPO)
    @blueprint.lists(cohorts.Cohort)
    def get(self) -> list[cohorts.Cohort]:
        """All cohorts of the trust, the latest launch first."""
        with reading() as db:
            return cohorts.cohorts(db)

    @requires(Role.FACILITATOR)
    @blueprint.arguments(PlanSchema)
    @blueprint.creates
    def post(self, body: Mapping[str, Any]) -> Response:
        """Opens a cohort with the trust's settings as they are."""
        cohort, plan = new_id(), msgspec.convert(body, Plan)
        return commands().use(lambda write: use_cases.open_cohort(write, cohort, plan), f"/cohorts/{cohort}")


@blueprint.route("/cohorts/<uuid:cohort>")
class Cohort(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR, Role.EDI_LEAD, Role.EVALUATOR, Role.DPO)
    @blueprint.shows(cohorts.Cohort)
    def get(self, cohort: UUID) -> tuple[cohorts.Cohort, dict[str, str]]:
        """One cohort, with its aims, dates, groups and topics."""
        with reading() as db:
            row = existing(cohorts.cohort(db, cohort), NO_SUCH_COHORT)
        return tagged(row, row.version)


@blueprint.route("/cohorts/<uuid:cohort>/funnel")
class Funnel(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD)
    @blueprint.answers(queries.Funnel)
    def get(self, cohort: UUID) -> queries.Funnel:
        """From interest to acceptance, by channel and group, and how many applications are in which state."""
        with reading() as db:
            existing(cohorts.cohort(db, cohort), NO_SUCH_COHORT)
            return queries.funnel(db, cohort)


@blueprint.route("/cohorts/<uuid:cohort>/recruiting-closures")
class RecruitingClosures(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, cohort: UUID) -> Response:
        """Closes recruiting before its date."""
        return commands().use(lambda write: use_cases.close_recruiting(write, cohort))
