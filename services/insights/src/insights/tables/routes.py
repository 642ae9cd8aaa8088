"""The national team's pages: the table of one group served, and who has contributed."""

from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from insights.contributions.catalogue import GROUPS_SERVED, WAVES
from insights.tables import presenting, queries
from insights.tables.coverage import contributors
from insights.tables.national import lines
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import requires
from plp_kit.web.reads import reading
from plp_kit.web.roles import Role

blueprint = Blueprint("national", __name__, description="The national picture, from rounded counts alone")


class TableQuerySchema(Schema):
    group_served = fields.String(required=True, validate=OneOf(sorted(GROUPS_SERVED)))
    wave = fields.String(load_default="mid", validate=OneOf(WAVES))


@blueprint.route("/national/table")
class Table(MethodView):
    @requires(Role.NATIONAL_ANALYST)
    @blueprint.arguments(TableQuerySchema, location="query", as_kwargs=True)
    @blueprint.answers(presenting.NationalTable)
    def get(self, *, group_served: str, wave: str) -> presenting.NationalTable:
        """Participation, response and what respondents said, by region and in all, for one group served and one wave."""
        with reading() as db:
            sums = queries.sums(db, group_served, wave)
        return presenting.national_table(group_served, wave, lines(sums))


@blueprint.route("/national/coverage")
class Coverage(MethodView):
    @requires(Role.NATIONAL_ANALYST)
    @blueprint.answers(presenting.Coverage)
    def get(self) -> presenting.Coverage:
        """The trusts that have contributed."""
        with reading() as db:
            return presenting.coverage(contributors(queries.blocks(db)))
