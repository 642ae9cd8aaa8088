"""Cohorts that are being set up: begun, written item by item, and opened."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

import msgspec
from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length, Range

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import allowed, reading, tagged
from plp_kit.web.roles import Role
from recruitment.cohorts.decider import MOST_AIMS, MOST_CHANNELS, ImpactAssessment
from recruitment.set_ups import table, use_cases
from recruitment.set_ups.decider import Aims, BeginSetUp, Channels, Dates, DropSetUp, Item, WriteItem, set_ups
from recruitment.set_ups.table import ListedSetUp
from recruitment.set_ups.use_cases import SetUp

blueprint = Blueprint("set_ups", __name__, description="Cohorts that are being set up")
SHORT: Final = Length(1, 200)
IN_REACH: Final = Range(date(2000, 1, 1), date(2199, 12, 31))
"""Days that are computed from these must be valid days, too."""


class NewSetUpSchema(Schema):
    title = fields.String(required=True, validate=SHORT)


class SetUpAimsSchema(NewSetUpSchema):
    """In plain words; applicants confirm them."""

    aims = fields.List(
        fields.String(validate=Length(1, MOST_AIMS.characters)), required=True, validate=Length(1, MOST_AIMS.items)
    )


class SetUpDatesSchema(Schema):
    """Nobody can apply on `recruiting_closes_on` or later. Null is a day that counts from the others."""

    recruiting_opens_on = fields.Date(required=True, validate=IN_REACH)
    recruiting_closes_on = fields.Date(required=True, validate=IN_REACH)
    launch_on = fields.Date(required=True, validate=IN_REACH)
    matching_on = fields.Date(load_default=None, allow_none=True, validate=IN_REACH)
    survey_on = fields.Date(load_default=None, allow_none=True, validate=IN_REACH)


class SetUpChannelsSchema(Schema):
    channels = fields.List(fields.String(validate=SHORT), required=True, validate=Length(1, MOST_CHANNELS.items))


class SetUpAssessmentSchema(Schema):
    """An approver is an office, not a person."""

    reference = fields.String(required=True, validate=SHORT)
    approver = fields.String(required=True, validate=SHORT)


def _write(cohort: UUID, item: Item) -> Response:
    return commands().run(set_ups, cohort, WriteItem(item))


@blueprint.route("/cohorts/set-ups")
class SetUps(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.lists(ListedSetUp)
    def get(self) -> list[ListedSetUp]:
        """Cohorts that are not open yet; the one that was changed last comes first."""
        with reading() as db:
            return table.all_of_them(db)

    @requires(Role.FACILITATOR)
    @blueprint.arguments(NewSetUpSchema)
    @blueprint.creates
    def post(self, body: Mapping[str, str]) -> Response:
        """Begins to set up a cohort, which is at this address once it is open; until then its set-up is below it."""
        cohort = new_id()
        return commands().run(set_ups, cohort, BeginSetUp(body["title"]), f"/cohorts/{cohort}")


@blueprint.route("/cohorts/<uuid:cohort>/set-up")
class OneSetUp(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.shows(SetUp)
    def get(self, cohort: UUID) -> tuple[SetUp, dict[str, str]]:
        """What is written of the cohort, and what is missing before it can open. The version is that of all items."""
        shown = allowed(use_cases.shown_as_it_is(context(), cohort))
        return tagged(shown, shown.version)


@blueprint.route("/cohorts/<uuid:cohort>/set-up/aims")
class SetUpAims(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(SetUpAimsSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, Any], cohort: UUID) -> Response:
        """Writes what the cohort is called, and its aims."""
        return _write(cohort, Aims(body["title"], tuple(body["aims"])))


@blueprint.route("/cohorts/<uuid:cohort>/set-up/dates")
class SetUpDates(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(SetUpDatesSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, Any], cohort: UUID) -> Response:
        """Writes the cohort's dates."""
        return _write(cohort, Dates(**body))


@blueprint.route("/cohorts/<uuid:cohort>/set-up/channels")
class SetUpChannels(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(SetUpChannelsSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, Any], cohort: UUID) -> Response:
        """Writes through which channels the cohort is advertised."""
        return _write(cohort, Channels(tuple(body["channels"])))


@blueprint.route("/cohorts/<uuid:cohort>/set-up/assessment")
class SetUpAssessment(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(SetUpAssessmentSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, Any], cohort: UUID) -> Response:
        """Writes where the impact assessment is filed, and who approved it."""
        return _write(cohort, msgspec.convert(body, ImpactAssessment))


@blueprint.route("/cohorts/<uuid:cohort>/set-up/openings")
class Openings(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, cohort: UUID) -> Response:
        """Opens the cohort with the trust's settings as they are. The set-up stays to be read."""
        return commands().use(lambda write: use_cases.open_cohort(write, cohort))


@blueprint.route("/cohorts/<uuid:cohort>/set-up/drops")
class Drops(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.changes
    def post(self, cohort: UUID) -> Response:
        """Drops a set-up whose cohort is not wanted any more. It is in no list from then on, and cannot be read."""
        return commands().run(set_ups, cohort, DropSetUp())
