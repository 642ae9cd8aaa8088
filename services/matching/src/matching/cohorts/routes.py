"""What holds for all rounds of a cohort: its weights, and declared conflicts."""

from typing import Final
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Range

from matching.cohorts.decider import Command, Conflict, DeclareConflict, LiftConflict, SetWeights
from matching.cohorts.use_cases import criteria
from matching.cohorts.use_cases.criteria import Criteria
from matching.cohorts.weights import BEST, ScoreWeights
from matching.ids import PersonId
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed, reading, tagged
from plp_kit.web.roles import Role

blueprint = Blueprint("criteria", __name__, description="What a cohort is matched by")

POINTS: Final = Range(min=0, max=BEST)


class WeightsSchema(Schema):
    """What each part of a score is worth: 1000 points in all, where topics count twice, once each way."""

    topics = fields.Integer(required=True, strict=True, validate=POINTS)
    interests = fields.Integer(required=True, strict=True, validate=POINTS)
    availability = fields.Integer(required=True, strict=True, validate=POINTS)
    meeting_mode = fields.Integer(required=True, strict=True, validate=POINTS)
    site = fields.Integer(required=True, strict=True, validate=POINTS)
    notes = fields.Integer(required=True, strict=True, validate=POINTS)
    directorate = fields.Integer(required=True, strict=True, validate=POINTS)
    profession = fields.Integer(required=True, strict=True, validate=POINTS)


class ConflictLiftSchema(Schema):
    """Two people, in no order, whose declared conflict is over."""

    one = fields.UUID(required=True)
    other = fields.UUID(required=True)


class ConflictSchema(ConflictLiftSchema):
    """`declared` by one of the two; `decides`: one decides a grievance, disciplinary, appraisal or appointment of the other."""

    conflict = fields.Enum(Conflict, by_value=True, required=True)


@blueprint.route("/cohorts/<uuid:cohort>/criteria")
class CohortCriteria(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.shows(Criteria)
    def get(self, cohort: UUID) -> tuple[Criteria, dict[str, str]]:
        """The cohort's weights and declared conflicts."""
        with reading() as db:
            shown = allowed(criteria.criteria(db, cohort, PersonId(caller().person)))
        return tagged(shown, shown.version)


def _change(cohort: UUID, command: Command) -> Response:
    matcher = PersonId(caller().person)
    return commands().use(lambda write: criteria.change_by(write, cohort, matcher, command))


@blueprint.route("/cohorts/<uuid:cohort>/weights")
class CohortWeights(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(WeightsSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, cohort: UUID, **weights: int) -> Response:
        """Sets what each part of a score is worth, from the next proposal on."""
        return _change(cohort, SetWeights(ScoreWeights(**weights)))


@blueprint.route("/cohorts/<uuid:cohort>/conflicts")
class Conflicts(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(ConflictSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, cohort: UUID, one: PersonId, other: PersonId, conflict: Conflict) -> Response:
        """Records that two people must not be partners: a declared conflict, or one decides a matter of the other's."""
        return _change(cohort, DeclareConflict(one, other, conflict))


@blueprint.route("/cohorts/<uuid:cohort>/conflicts/lifts")
class LiftedConflicts(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(ConflictLiftSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, cohort: UUID, one: PersonId, other: PersonId) -> Response:
        """Lifts a declared conflict."""
        return _change(cohort, LiftConflict(one, other))
