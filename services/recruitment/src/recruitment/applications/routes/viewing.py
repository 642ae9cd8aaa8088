"""What applicants wrote, for facilitators, and profiles for co-chairs. Every access is on record before anything is shown."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID, uuid4

from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed
from plp_kit.web.roles import Role
from recruitment.access_log.viewers import Viewer
from recruitment.applications.use_cases import profiles, view
from recruitment.applications.use_cases.profiles import Profiles, Wanted
from recruitment.applications.use_cases.view import Contact, ShownNeeds, ShownProfile
from recruitment.ids import CohortId

blueprint = Blueprint("viewing", __name__, description="What applicants wrote")

MOST_AT_ONCE: Final = 2


class CoupleSchema(Schema):
    """Of whom: a pair, or one of the two."""

    people = fields.List(fields.UUID(), required=True, validate=Length(1, MOST_AT_ONCE))


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


@blueprint.route("/cohorts/<uuid:cohort>/profiles")
class CohortProfiles(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR, looks=True)
    @blueprint.arguments(CoupleSchema)
    @blueprint.answers(Profiles)
    def post(self, body: Mapping[str, Sequence[UUID]], cohort: UUID) -> Profiles:
        """What two people wrote and picked; for a co-chair while a round of the cohort is on. Both see who looked."""
        wanted = Wanted(CohortId(cohort), body["people"], Role.FACILITATOR in caller().roles)
        return allowed(profiles.profiles(context(), _viewer(), wanted))


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
