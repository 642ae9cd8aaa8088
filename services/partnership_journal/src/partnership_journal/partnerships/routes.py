"""Partnerships: seen, and ended, by the two partners alone."""

from typing import Final, get_args
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from partnership_journal.partnerships import table, use_cases
from partnership_journal.partnerships.decider import NO_SUCH_PARTNERSHIP, Chosen, Ending, EndPartnership, partnerships
from partnership_journal.partnerships.use_cases import Journal
from plp_kit.core import joined_people
from plp_kit.core.days import day_of
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import existing, reading, tagged
from plp_kit.web.roles import Role

blueprint = Blueprint("partnerships", __name__, description="The caller's own partnerships")

CHOSEN: Final[tuple[Chosen, ...]] = get_args(Chosen)


class EndingSchema(Schema):
    """How a partner ends it. That a partner left or that matchers took the pair back cannot be chosen: it follows from that."""

    how = fields.Enum(Ending, by_value=True, required=True, validate=OneOf(CHOSEN), metadata={"enum": list(CHOSEN)})


@blueprint.route("/partnerships/mine")
class MyPartnerships(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.lists(table.Partnership)
    def get(self) -> list[table.Partnership]:
        """The caller's own partnerships, the latest first."""
        with reading() as db:
            return table.of_partner(db, joined_people.ids_of(db, caller().person))


@blueprint.route("/partnerships/<uuid:partnership>")
class Partnership(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.shows(Journal)
    def get(self, partnership: UUID) -> tuple[Journal, dict[str, str]]:
        """One partnership with its agreement, meetings and goals, as the caller may see them."""
        with reading() as db:
            sealed = existing(
                use_cases.read(db, partnership, use_cases.partner_in(db, partnership, caller().person)), NO_SUCH_PARTNERSHIP
            )
        return tagged(use_cases.opened(context(), sealed), sealed.partnership.version)


@blueprint.route("/partnerships/<uuid:partnership>/endings")
class Endings(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(EndingSchema)
    @blueprint.changes
    def post(self, body: dict[str, Chosen], partnership: UUID) -> Response:
        """Ends the partnership today, without a reason; the other partner learns only that it has ended."""
        partner, how = use_cases.partner(context(), partnership, caller().person), body["how"]
        return commands().use(
            lambda write: write.handle(partnerships, partnership, EndPartnership(partner, how, day_of(write.origin.at)))
        )
