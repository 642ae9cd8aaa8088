"""The national team's pages: the table of one group served, who has contributed, and what was refused."""

from flask.views import MethodView

from insights.domain.coverage import contributors
from insights.domain.national_tables import lines
from insights.entrypoints import presenting
from insights.entrypoints.schemas import CoverageSchema, NationalTableSchema, RefusedContributionSchema, TableQuerySchema
from insights.read_models import cells, refusals
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import requires
from plp_kit.web.reads import reading
from plp_kit.web.roles import Role

blueprint = Blueprint("national", __name__, description="The national picture, from rounded counts alone")


@blueprint.route("/national/table")
class Table(MethodView):
    @requires(Role.NATIONAL_ANALYST)
    @blueprint.arguments(TableQuerySchema, location="query", as_kwargs=True)
    @blueprint.response(200, NationalTableSchema)
    def get(self, *, group_served: str, wave: str) -> presenting.NationalTable:
        """Participation, response and what respondents said, by region and in all, for one group served and one wave."""
        with reading() as db:
            sums = cells.sums(db, group_served, wave)
        return presenting.national_table(group_served, wave, lines(sums))


@blueprint.route("/national/coverage")
class Coverage(MethodView):
    @requires(Role.NATIONAL_ANALYST)
    @blueprint.response(200, CoverageSchema)
    def get(self) -> presenting.Coverage:
        """The trusts that have contributed."""
        with reading() as db:
            return presenting.coverage(contributors(cells.blocks(db)))


@blueprint.route("/national/refusals")
class Refusals(MethodView):
    @requires(Role.NATIONAL_ANALYST, Role.OPERATOR)
    @blueprint.response(200, RefusedContributionSchema(many=True))
    def get(self) -> list[refusals.RefusedContribution]:
        """Contributions that were refused, with the reason and without their figures; the latest first."""
        with reading() as db:
            return refusals.refusals(db)
