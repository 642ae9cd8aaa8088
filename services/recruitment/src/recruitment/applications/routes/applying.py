"""What people read before they apply, with what they have typed and sent."""

from uuid import UUID

from flask.views import MethodView

from plp_kit.core.days import day_of
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed, programme_time, reading
from plp_kit.web.roles import Role
from recruitment.applications.use_cases import application_form, open_cohorts
from recruitment.applications.use_cases.application_form import ApplicationForm
from recruitment.applications.use_cases.open_cohorts import OpenCohort

blueprint = Blueprint("applying", __name__, description="Cohorts to apply to")


@blueprint.route("/cohorts/open")
class OpenCohorts(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.lists(OpenCohort)
    def get(self) -> list[OpenCohort]:
        """Cohorts that take applications, or will; those that close first come first."""
        with reading() as db:
            return open_cohorts.to(db, caller().person, day_of(programme_time(db)))


@blueprint.route("/cohorts/<uuid:cohort>/application-form")
class CohortApplicationForm(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.answers(ApplicationForm)
    def get(self, cohort: UUID) -> ApplicationForm:
        """All that an applicant reads and answers, and what the caller has typed and sent, also when nobody can apply."""
        return allowed(application_form.form(context(), cohort, caller().person))
