"""The caller's partner: the name at once, the profile and the address when the two are open to each other."""

from uuid import UUID, uuid4

from flask.views import MethodView

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed
from plp_kit.web.roles import Role
from recruitment.access_log.viewers import Viewer
from recruitment.pairs.use_cases import OwnPartner, own_partner

blueprint = Blueprint("pairs", __name__, description="The caller's own partners")


@blueprint.route("/partnerships/<uuid:partnership>/partner")
class Partner(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.answers(OwnPartner)
    def get(self, partnership: UUID) -> OwnPartner:
        """The caller's partner. That the caller looked at profile and address is on record, and the partner can see it."""
        return allowed(own_partner(context(), Viewer(caller().person, uuid4()), partnership))
