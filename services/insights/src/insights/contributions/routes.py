"""Contributions that were refused, for the national team and the operator to see."""

from flask.views import MethodView

from insights.contributions.table import refusals
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import requires
from plp_kit.web.reads import reading
from plp_kit.web.roles import Role

blueprint = Blueprint("contributions", __name__, description="What trusts contributed")


@blueprint.route("/national/refusals")
class Refusals(MethodView):
    @requires(Role.NATIONAL_ANALYST, Role.OPERATOR)
    @blueprint.lists(refusals.RefusedContribution)
    def get(self) -> list[refusals.RefusedContribution]:
        """Contributions that were refused, with the reason and without their figures; the latest first."""
        with reading() as db:
            return refusals.refusals(db)
