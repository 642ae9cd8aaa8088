"""What applicants wrote, for facilitators, and profiles for co-chairs. Every access is on record before anything is shown."""

from uuid import UUID, uuid4

from flask.views import MethodView

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed
from plp_kit.web.roles import Role
from recruitment.access_log.viewers import Viewer
from recruitment.applications.use_cases import view
from recruitment.applications.use_cases.view import Contact, ShownNeeds, ShownProfile

blueprint = Blueprint("viewing", __name__, description="What applicants wrote")


def _viewer() -> Viewer:
    return Viewer(caller().person, uuid4())


@blueprint.route("/applications/<uuid:application>/profile")
class ApplicationProfile(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.answers(ShownProfile)
    def get(self, application: UUID) -> ShownProfile:
        """What the applicant wrote and picked; for a co-chair while a round of the cohort is on."""
        facilitates = Role.FACILITATOR in caller().roles
        return allowed(view.profile(context(), _viewer(), application, facilitates=facilitates))


@blueprint.route("/applications/<uuid:application>/needs")
class ApplicationNeeds(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.answers(ShownNeeds)
    def get(self, application: UUID) -> ShownNeeds:
        """What the applicant needs to take part."""
        return allowed(view.access_needs(context(), _viewer(), application))


@blueprint.route("/applications/<uuid:application>/contact")
class ApplicationContact(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.answers(Contact)
    def get(self, application: UUID) -> Contact:
        """How the applicant is reached."""
        return allowed(view.contact(context(), _viewer(), application)).contact
