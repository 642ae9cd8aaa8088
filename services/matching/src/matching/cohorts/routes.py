"""What holds for all rounds of a cohort: its weights, and declared conflicts."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import Response
from flask.views import MethodView

from matching.application.criteria import change
from matching.domain.cohorts import NO_SUCH_COHORT, Command, DeclareConflict, LiftConflict, WeighParts
from matching.domain.identity_words import VERSION
from matching.domain.weights import Weights
from matching.entrypoints.consideration_schemas import (
    ConflictSchema,
    Couple,
    CoupleSchema,
    CriteriaSchema,
    Declaring,
    WeightsSchema,
)
from matching.read_models import cohorts, conflicts
from matching.read_models.conflicts import ConflictRow
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import requires
from plp_kit.web.reads import found, reading, tagged
from plp_kit.web.roles import Role

blueprint = Blueprint("criteria", __name__, description="What a cohort is matched by")


@dataclass(frozen=True, slots=True)
class Criteria:
    cohort: UUID
    launch_on: date | None
    weights: Weights
    conflicts: list[ConflictRow]
    version: int
    identity_words_version: int = VERSION


@blueprint.route("/cohorts/<uuid:cohort>/criteria")
class CohortCriteria(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.shows(CriteriaSchema)
    def get(self, cohort: UUID) -> tuple[Criteria, dict[str, str]]:
        """The cohort's weights and declared conflicts; as every cohort begins, where nothing was set."""
        with reading() as db:
            row, declared = found(cohorts.cohort_row(db, cohort), NO_SUCH_COHORT), conflicts.of_cohort(db, cohort)
        return tagged(Criteria(cohort, row.launch_on, row.weights, declared, row.version), row.version)


def _change(cohort: UUID, command: Command) -> Response:
    return commands().use(lambda write: change(write.db, write.context.handler, write.origin, cohort, command, write.expected))


@blueprint.route("/cohorts/<uuid:cohort>/weights")
class CohortWeights(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(WeightsSchema)
    @blueprint.changes
    def post(self, body: Weights, cohort: UUID) -> Response:
        """Sets what each part of a score is worth, from the next proposal on."""
        return _change(cohort, WeighParts(body))


@blueprint.route("/cohorts/<uuid:cohort>/conflicts")
class Conflicts(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(ConflictSchema)
    @blueprint.changes
    def post(self, body: Declaring, cohort: UUID) -> Response:
        """Records that two people must not be partners: a declared conflict, or one decides a matter of the other's."""
        return _change(cohort, DeclareConflict(body.couple.one, body.couple.other, body.conflict))


@blueprint.route("/cohorts/<uuid:cohort>/conflicts/lifts")
class LiftedConflicts(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(CoupleSchema)
    @blueprint.changes
    def post(self, body: Couple, cohort: UUID) -> Response:
        """Lifts a declared conflict."""
        return _change(cohort, LiftConflict(body.one, body.other))
