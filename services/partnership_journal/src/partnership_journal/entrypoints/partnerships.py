"""Partnerships: seen, and ended, by the two partners alone."""

from uuid import UUID

from flask import Response
from flask.views import MethodView

from partnership_journal.application import journal
from partnership_journal.application.aggregates import PARTNERSHIPS
from partnership_journal.application.journal import Journal
from partnership_journal.domain.identities import PersonId
from partnership_journal.domain.partnerships import NO_SUCH_PARTNERSHIP, Chosen, EndPartnership
from partnership_journal.entrypoints.schemas import EndingSchema, JournalSchema, ShownPartnershipSchema
from partnership_journal.read_models import partnerships
from partnership_journal.read_models.partnerships import PartnershipRow
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import found, reading, tagged
from plp_kit.web.roles import Role

blueprint = Blueprint("partnerships", __name__, description="The caller's own partnerships")


@blueprint.route("/partnerships/mine")
class MyPartnerships(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.response(200, ShownPartnershipSchema(many=True))
    def get(self) -> list[PartnershipRow]:
        """The caller's own partnerships, the latest first."""
        with reading() as db:
            return partnerships.of_partner(db, caller().person)


@blueprint.route("/partnerships/<uuid:partnership>")
class Partnership(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.shows(JournalSchema)
    def get(self, partnership: UUID) -> tuple[Journal, dict[str, str]]:
        """One partnership with its agreement, meetings and goals, as the caller may see them."""
        with reading() as db:
            sealed = found(journal.read(db, partnership, caller().person), NO_SUCH_PARTNERSHIP)
        return tagged(journal.opened(context().vault, sealed), sealed.partnership.version)


@blueprint.route("/partnerships/<uuid:partnership>/endings")
class Endings(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(EndingSchema)
    @blueprint.changes
    def post(self, body: Chosen, partnership: UUID) -> Response:
        """Ends the partnership today, without a reason; the other partner learns only that it has ended."""
        partner = PersonId(caller().person)
        return commands().use(
            lambda write: write.handle(PARTNERSHIPS, partnership, EndPartnership(partner, body, write.origin.at.date()))
        )
