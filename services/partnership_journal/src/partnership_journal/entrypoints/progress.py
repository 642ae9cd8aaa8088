"""How far a cohort has come, for those who watch over it: counts alone."""

from uuid import UUID

from flask.views import MethodView

from partnership_journal.domain.cohorts import NO_SUCH_COHORT
from partnership_journal.entrypoints.schemas import ProgressSchema
from partnership_journal.read_models import progress
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import requires
from plp_kit.web.reads import found, reading
from plp_kit.web.roles import Role

blueprint = Blueprint("progress", __name__, description="How far a cohort has come")


@blueprint.route("/cohorts/<uuid:cohort>/progress")
class CohortProgress(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD)
    @blueprint.response(200, ProgressSchema)
    def get(self, cohort: UUID) -> progress.Progress:
        """What the cohort's partnerships and sessions did, as counts; never what was written or said."""
        with reading() as db:
            return found(progress.progress(db, cohort), NO_SUCH_COHORT)
