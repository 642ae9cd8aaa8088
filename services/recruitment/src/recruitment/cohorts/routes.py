"""Cohorts: opened and closed by facilitators, shown with their funnel."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

import msgspec
from flask import Response, request
from flask.views import MethodView
from marshmallow import Schema, ValidationError, fields
from marshmallow.validate import Length, OneOf

from plp_kit.core.days import day_of
from plp_kit.web.blueprints import Blueprint, WrittenSchema
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import requires
from plp_kit.web.ids import new_id
from plp_kit.web.openapi import ETAG
from plp_kit.web.preconditions import expected_version
from plp_kit.web.reads import allowed, existing, programme_time, reading, tagged
from plp_kit.web.roles import Role
from recruitment.cohorts import queries, use_cases
from recruitment.cohorts.dates import Days, MoveReason, NewDates
from recruitment.cohorts.decider import MOST_AIMS, MOST_CHANNELS, NO_SUCH_COHORT, MoveDates, Plan
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
    matching_on = fields.Date(validate=_in_reach, metadata={"description": "When recruiting closes, if it has no day of its own"})
    survey_on = fields.Date(validate=_in_reach, metadata={"description": "Counted from the launch, if it has no day of its own"})
    assessment = fields.Nested(ImpactAssessmentSchema, required=True)


class DateChangeSchema(Schema):
    """The days that are moved, each only until it has come, and why. Days that count from them follow; null moves nothing."""

    reason = fields.Enum(MoveReason, by_value=True, required=True)
    recruiting_opens_on = fields.Date(allow_none=True, validate=_in_reach)
    recruiting_closes_on = fields.Date(allow_none=True, validate=_in_reach)
    matching_on = fields.Date(allow_none=True, validate=_in_reach)
    launch_on = fields.Date(allow_none=True, validate=_in_reach)
    survey_on = fields.Date(allow_none=True, validate=_in_reach)


class DryRunSchema(Schema):
    dry_run = fields.Boolean(load_default=False, metadata={"description": "Only says what would move"})


class MoveSchema(Schema):
    """A day that moves: one of the five, or one that counts from them."""

    what = fields.String(required=True, validate=OneOf([each.name for each in dataclasses.fields(Days)]))
    before = fields.Date(required=True)
    after = fields.Date(required=True)


class DateChangeAnswerSchema(WrittenSchema):
    """The cohort and its version. A dry run changes nothing, and says in `moves` what would move."""

    moves = fields.List(fields.Nested(MoveSchema))


class LaunchSchema(Schema):
    launched_on = fields.Date(required=True, validate=_in_reach, metadata={"description": "Today, or a day that has passed"})


@blueprint.route("/cohorts")
class Cohorts(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR, Role.EDI_LEAD, Role.EVALUATOR, Role.DPO, Role.DECISION_MAKER)
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


@blueprint.route("/cohorts/counts")
class CohortCounts(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD)
    @blueprint.lists(queries.Counts)
    def get(self) -> list[queries.Counts]:
        """How many have applied to each cohort, and how many of them are accepted."""
        with reading() as db:
            return queries.counts(db)


@blueprint.route("/cohorts/<uuid:cohort>/funnel")
class Funnel(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD)
    @blueprint.answers(queries.Funnel)
    def get(self, cohort: UUID) -> queries.Funnel:
        """From interest to acceptance, by channel and group, and how many applications are in which state."""
        with reading() as db:
            existing(cohorts.cohort(db, cohort), NO_SUCH_COHORT)
            return queries.funnel(db, cohort)


@blueprint.route("/cohorts/<uuid:cohort>/channels")
class CohortChannels(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.answers(use_cases.Channels)
    def get(self, cohort: UUID) -> use_cases.Channels:
        """The channels through which the cohort is advertised: a list of applicants came through one of them."""
        return allowed(use_cases.channels(context(), cohort))


@blueprint.route("/cohorts/<uuid:cohort>/recruiting-closures")
class RecruitingClosures(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, cohort: UUID) -> Response:
        """Closes recruiting before its date."""
        return commands().use(lambda write: use_cases.close_recruiting(write, cohort))


@blueprint.route("/cohorts/<uuid:cohort>/date-changes")
class DateChanges(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(DryRunSchema, location="query", as_kwargs=True)
    @blueprint.arguments(DateChangeSchema)
    @blueprint.response(HTTPStatus.OK, DateChangeAnswerSchema, headers=ETAG)
    def post(self, body: dict[str, Any], cohort: UUID, *, dry_run: bool) -> Response | tuple[use_cases.Preview, dict[str, str]]:
        """Moves dates of the cohort, and everything that counts from them; a dry run says what would move, in that version."""
        reason = body.pop("reason")
        new = NewDates(**body)
        if not dry_run:
            return commands().use(lambda write: use_cases.move_dates(write, cohort, new, reason))
        with reading() as db:
            command = MoveDates(new, reason, day_of(programme_time(db)))
            preview = allowed(use_cases.preview(context(), db, cohort, command, expected_version(request)))
        return tagged(preview, preview.version)


@blueprint.route("/cohorts/<uuid:cohort>/launch")
class Launch(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.shows(use_cases.Launchable)
    def get(self, cohort: UUID) -> tuple[use_cases.Launchable, dict[str, str]]:
        """What is missing before the cohort can be launched. The version is the cohort's."""
        shown = allowed(use_cases.launchable(context(), cohort))
        return tagged(shown, shown.version)

    @requires(Role.FACILITATOR)
    @blueprint.arguments(LaunchSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, cohort: UUID, launched_on: date) -> Response:
        """Launches the cohort, once nothing is missing. The day stays: everything that counts from the launch counts from it."""
        return commands().use(lambda write: use_cases.launch(write, cohort, launched_on))
