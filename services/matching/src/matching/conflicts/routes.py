"""Pairs that a matcher enters as not to be made. They are the matcher's alone to read and to lift."""

from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields

from matching.conflicts import use_cases
from matching.conflicts.decider import Kind
from matching.conflicts.use_cases import OwnConflict
from matching.ids import ConflictId, PersonId
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import allowed
from plp_kit.web.roles import Role

blueprint = Blueprint("conflicts", __name__, description="Pairs that the caller has entered as not to be made")


class ConflictLiftSchema(Schema):
    """Two people, in no order, about whom the caller has entered a conflict that is over."""

    one = fields.UUID(required=True)
    other = fields.UUID(required=True)


class ConflictSchema(ConflictLiftSchema):
    """`declared` by one of the two; `decides`: one decides a grievance, disciplinary, appraisal or appointment of the other."""

    conflict = fields.Enum(Kind, by_value=True, required=True)


@blueprint.route("/cohorts/<uuid:cohort>/conflicts")
class Conflicts(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.lists(OwnConflict)
    def get(self, cohort: UUID) -> list[OwnConflict]:
        """Those that the caller has entered."""
        return allowed(use_cases.own_conflicts(context(), cohort, PersonId(caller().person)))

    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(ConflictSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, cohort: UUID, one: PersonId, other: PersonId, conflict: Kind) -> Response:
        """Enters that two people must not be partners: a declared conflict, or one decides a matter of the other's.

        Only the caller sees it afterwards.
        """
        matcher, entered, about = PersonId(caller().person), ConflictId(new_id()), OwnConflict(one, other, conflict)
        return commands().prepared(lambda context: use_cases.enter(context, cohort, matcher, entered, about), use_cases.record)


@blueprint.route("/cohorts/<uuid:cohort>/conflicts/lifts")
class LiftedConflicts(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(ConflictLiftSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, cohort: UUID, one: PersonId, other: PersonId) -> Response:
        """Lifts what the caller has entered about these two."""
        matcher, pair = PersonId(caller().person), frozenset({one, other})
        return commands().prepared(lambda context: use_cases.lift(context, cohort, matcher, pair), use_cases.record)
