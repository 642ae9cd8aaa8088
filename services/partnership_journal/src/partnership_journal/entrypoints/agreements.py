"""The agreement: each partner writes their own part, or says that they work without."""

from uuid import UUID

from flask import Response
from flask.views import MethodView

from partnership_journal.application.aggregates import PARTNERSHIPS
from partnership_journal.application.sealing import seal
from partnership_journal.domain.agreements import labelled
from partnership_journal.domain.identities import PersonId
from partnership_journal.domain.partnerships import WorkWithoutAgreement, WriteAgreement
from partnership_journal.entrypoints.schemas import AgreementSchema
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.roles import Role

blueprint = Blueprint("agreements", __name__, description="How two partners agree to work")


@blueprint.route("/partnerships/<uuid:partnership>/agreements")
class Agreements(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(AgreementSchema)
    @blueprint.changes
    def post(self, body: dict[str, str], partnership: UUID) -> Response:
        """Writes the caller's own part, in place of what stood there; both partners can read it."""
        author = PersonId(caller().person)
        return commands().prepared(
            lambda context: seal(context.vault, partnership, author, labelled(body, author)),
            lambda write, part: write.handle(PARTNERSHIPS, partnership, WriteAgreement(author, part)),
        )


@blueprint.route("/partnerships/<uuid:partnership>/agreements/waivers")
class Waivers(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self, partnership: UUID) -> Response:
        """Says that the caller works without an agreement; what they wrote before is shown no more."""
        return commands().run(PARTNERSHIPS, partnership, WorkWithoutAgreement(PersonId(caller().person)))
