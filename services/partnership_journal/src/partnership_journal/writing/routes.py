"""What the caller has written in all their partnerships: to keep, to put in other words, or to take back."""

from typing import Final
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from partnership_journal.ids import TextId
from partnership_journal.partnerships.decider import partnerships
from partnership_journal.writing import use_cases
from partnership_journal.writing.decider import ReviseText, WithdrawText
from partnership_journal.writing.table import texts
from partnership_journal.writing.use_cases import OwnText
from plp_kit.core import joined_people
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import reading
from plp_kit.web.roles import Role

blueprint = Blueprint("writing", __name__, description="What the caller has written")

LONGEST: Final = 4000


class RevisionSchema(Schema):
    """Other words in the place of a text, to be sealed."""

    text = fields.String(required=True, validate=Length(1, LONGEST))


@blueprint.route("/me/writing")
class MyWriting(MethodView):
    @requires(Role.PARTICIPANT, Role.FORMER)
    @blueprint.lists(OwnText)
    def get(self) -> list[OwnText]:
        """Every text of the caller's own, of partnerships that have ended too, also those that a later one replaced."""
        with reading() as db:
            sealed = texts.of_author(db, joined_people.ids_of(db, caller().person))
        return use_cases.opened(context(), sealed)


@blueprint.route("/partnerships/<uuid:partnership>/texts/<uuid:text>/withdrawals")
class Withdrawals(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self, partnership: UUID, text: UUID) -> Response:
        """Takes a text of the caller's own back: nobody can read it any more, anywhere."""
        author = use_cases.partner(context(), partnership, caller().person)
        return commands().run(partnerships, partnership, WithdrawText(author, TextId(text)))


@blueprint.route("/partnerships/<uuid:partnership>/texts/<uuid:replaced>/revisions")
class Revisions(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(RevisionSchema)
    @blueprint.changes
    def post(self, body: dict[str, str], partnership: UUID, replaced: UUID) -> Response:
        """Puts a text of the caller's own in other words; the old words can be read no more."""
        author = use_cases.partner(context(), partnership, caller().person)
        return commands().prepared(
            lambda context: use_cases.revised(context, partnership, replaced, author, body["text"]),
            lambda write, sealed: use_cases.write_text(write, partnership, ReviseText(author, TextId(replaced), sealed)),
        )
