"""The people of a cohort as its matchers need them: who can be matched, and who is without a partner because theirs has gone."""

from uuid import UUID

from flask.views import MethodView

from matching.ids import PartnershipId, PersonId
from matching.rounds.use_cases import show_candidates, show_left_behind
from matching.rounds.use_cases.show_candidates import CohortCandidate
from matching.rounds.use_cases.show_left_behind import PeopleLeftBehind
from plp_kit.core.days import day_of
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed, programme_time, reading
from plp_kit.web.roles import Role

blueprint = Blueprint("people", __name__, description="The people of a cohort, for its matchers")


@blueprint.route("/cohorts/<uuid:cohort>/left-behind")
class CohortLeftBehind(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.answers(PeopleLeftBehind)
    def get(self, cohort: UUID) -> PeopleLeftBehind:
        """Who is without a partner because theirs has gone, and until when they are matched again, wait or close."""
        with reading() as db:
            on, matcher = day_of(programme_time(db)), PersonId(caller().person)
            return allowed(show_left_behind.of_cohort(db, cohort, matcher, on))


@blueprint.route("/partnerships/<uuid:partnership>/left-behind")
class PartnershipLeftBehind(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.answers(PeopleLeftBehind)
    def get(self, partnership: UUID) -> PeopleLeftBehind:
        """Who of these partners is without one because the other has gone."""
        with reading() as db:
            on, matcher = day_of(programme_time(db)), PersonId(caller().person)
            return allowed(show_left_behind.of_partnership(db, PartnershipId(partnership), matcher, on))


@blueprint.route("/cohorts/<uuid:cohort>/candidates")
class CohortCandidates(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.lists(CohortCandidate)
    def get(self, cohort: UUID) -> list[CohortCandidate]:
        """Everybody of the cohort who is there and available, paired or not."""
        with reading() as db:
            return allowed(show_candidates.read(db, cohort, PersonId(caller().person)))
