"""What the caller has written in all their partnerships: to keep, to put in other words, or to take back."""

from uuid import UUID

from flask import Response
from flask.views import MethodView

from partnership_journal.application import writing
from partnership_journal.application.aggregates import PARTNERSHIPS
from partnership_journal.application.writing import Written
from partnership_journal.domain.identities import PersonId, TextId
from partnership_journal.domain.writing import ReviseText, WithdrawText
from partnership_journal.entrypoints.schemas import OwnTextSchema, RevisionSchema
from partnership_journal.read_models import writing as rows
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import reading
from plp_kit.web.roles import Role

blueprint = Blueprint("writing", __name__, description="What the caller has written")


@blueprint.route("/me/writing")
class MyWriting(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.response(200, OwnTextSchema(many=True))
    def get(self) -> list[Written]:
        """Every text of the caller's own, of partnerships that have ended too, also those that a later one replaced."""
        with reading() as db:
            sealed = rows.of_author(db, caller().person)
        return writing.opened(context().vault, sealed)


@blueprint.route("/partnerships/<uuid:partnership>/texts/<uuid:text>/withdrawals")
class Withdrawals(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self, partnership: UUID, text: UUID) -> Response:
        """Takes a text of the caller's own back: nobody can read it any more, anywhere."""
        answer = commands().run(PARTNERSHIPS, partnership, WithdrawText(PersonId(caller().person), TextId(text)))
        writing.destroy(context(), partnership)
        return answer


@blueprint.route("/partnerships/<uuid:partnership>/texts/<uuid:replaced>/revisions")
class Revisions(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(RevisionSchema)
    @blueprint.changes
    def post(self, body: dict[str, str], partnership: UUID, replaced: UUID) -> Response:
        """Puts a text of the caller's own in other words; what stood there can be read no more."""
        author = PersonId(caller().person)
        answer = commands().prepared(
            lambda context: writing.revised(context, partnership, replaced, author, body["text"]),
            lambda write, sealed: write.handle(PARTNERSHIPS, partnership, ReviseText(author, TextId(replaced), sealed)),
        )
        writing.destroy(context(), partnership)
        return answer
