"""How far a cohort has come, for facilitators and the EDI lead, as counts alone; and its aims for those who take part."""

from uuid import UUID

from flask.views import MethodView

from partnership_journal.cohorts import queries
from partnership_journal.cohorts.decider import NO_SUCH_COHORT
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import existing, reading
from plp_kit.web.roles import Role

blueprint = Blueprint("progress", __name__, description="How far a cohort has come")


@blueprint.route("/cohorts/<uuid:cohort>/progress")
class CohortProgress(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD)
    @blueprint.answers(queries.Progress)
    def get(self, cohort: UUID) -> queries.Progress:
        """What the cohort's partnerships and sessions did, as counts; never what was written or said, nor the caller's own."""
        with reading() as db:
            return existing(queries.progress(db, cohort, caller().person), NO_SUCH_COHORT)


@blueprint.route("/cohorts/progress")
class Progresses(MethodView):
    @requires(Role.EDI_LEAD)
    @blueprint.lists(queries.Progress)
    def get(self) -> list[queries.Progress]:
        """The same of every cohort of the trust, the latest launch first."""
        with reading() as db:
            return queries.of_every_cohort(db, caller().person)


@blueprint.route("/cohorts/<uuid:cohort>/own")
class OwnCohort(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.answers(queries.OwnCohort)
    def get(self, cohort: UUID) -> queries.OwnCohort:
        """The cohort that the caller takes part in: its aims, its launch, and the sessions that were held."""
        with reading() as db:
            return existing(queries.own_cohort(db, cohort, caller().person), NO_SUCH_COHORT)
