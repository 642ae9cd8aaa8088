"""Notices that a cohort's applications have caused."""

from uuid import UUID

from flask.views import MethodView

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed, existing, reading
from plp_kit.web.roles import Role
from recruitment.cohorts.decider import NO_SUCH_COHORT
from recruitment.notices import queries
from recruitment.notices.queries import Notice
from recruitment.notices.use_cases import overview
from recruitment.notices.use_cases.overview import NoticeOverview

blueprint = Blueprint("notices", __name__, description="E-mails that applications cause")


@blueprint.route("/cohorts/<uuid:cohort>/notices")
class Notices(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.lists(Notice)
    def get(self, cohort: UUID) -> list[Notice]:
        """Every notice that the cohort's applications have caused, the oldest first."""
        with reading() as db:
            return existing(queries.of_cohort(db, cohort), NO_SUCH_COHORT)


@blueprint.route("/cohorts/<uuid:cohort>/notices/overview")
class Overview(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.answers(NoticeOverview)
    def get(self, cohort: UUID) -> NoticeOverview:
        """What each e-mail says, how many came how far, and by name whom one did not reach. The look is on record."""
        return allowed(overview.of_cohort(context(), caller().person, cohort))
