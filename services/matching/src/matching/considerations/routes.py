"""What matchers say of two people in a round: pins, vetoes and notes."""

from uuid import UUID

from flask import Response
from flask.views import MethodView

from matching.application import consider, notes
from matching.application.aggregates import ROUNDS
from matching.application.notes import Handed, ShownNote
from matching.domain.considerations import PinPair, ReleasePair, VetoPair, WithdrawNote
from matching.domain.identities import PersonId
from matching.domain.rounds import NO_SUCH_ROUND
from matching.entrypoints.consideration_schemas import Couple, CoupleSchema, NoteSchema, ShownNoteSchema, Writing
from matching.read_models import notes as note_rows
from matching.read_models import rounds
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import found, reading
from plp_kit.web.roles import Role

blueprint = Blueprint("considerations", __name__, description="Pins, vetoes and notes of a round")


@blueprint.route("/rounds/<uuid:round_id>/pins")
class Pins(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(CoupleSchema)
    @blueprint.changes
    def post(self, body: Couple, round_id: UUID) -> Response:
        """Pins a pair: the next proposal makes it. Refused where fewer could then be placed."""
        return _hold(round_id, PinPair(body.one, body.other))


@blueprint.route("/rounds/<uuid:round_id>/vetoes")
class Vetoes(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(CoupleSchema)
    @blueprint.changes
    def post(self, body: Couple, round_id: UUID) -> Response:
        """Vetoes a pair: the next proposal does not make it. Refused where fewer could then be placed."""
        return _hold(round_id, VetoPair(body.one, body.other))


def _hold(round_id: UUID, command: PinPair | VetoPair) -> Response:
    return commands().prepared(
        lambda context: consider.prepare(context, round_id, command),
        lambda write, prepared: consider.record(write.db, write.context.handler, write.origin, prepared, write.expected),
    )


@blueprint.route("/rounds/<uuid:round_id>/releases")
class Releases(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(CoupleSchema)
    @blueprint.changes
    def post(self, body: Couple, round_id: UUID) -> Response:
        """Lifts the pin or the veto of a pair."""
        return commands().run(ROUNDS, round_id, ReleasePair(body.one, body.other))


@blueprint.route("/rounds/<uuid:round_id>/notes")
class Notes(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.response(200, ShownNoteSchema(many=True))
    def get(self, round_id: UUID) -> list[ShownNote]:
        """The round's notes, with their authors and reasons."""
        with reading() as db:
            found(rounds.round_row(db, round_id), NO_SUCH_ROUND)
            rows = note_rows.of_round(db, round_id)
        return notes.opened(context().vault, rows)

    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(NoteSchema)
    @blueprint.changes
    def post(self, body: Writing, round_id: UUID) -> Response:
        """Writes a note for or against a pair. Either of the two may ask to read it."""
        author = PersonId(caller().person)
        couple = body.couple
        handed = Handed(new_id(), round_id, couple.one, couple.other, body.stance, author, body.reason, body.until)
        return commands().prepared(
            lambda context: notes.seal(context.vault, handed),
            lambda write, reason: notes.record(write.db, write.context.handler, write.origin, handed, reason, write.expected),
        )


@blueprint.route("/rounds/<uuid:round_id>/notes/<uuid:note>/withdrawals")
class NoteWithdrawals(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.changes
    def post(self, round_id: UUID, note: UUID) -> Response:
        """Its author withdraws a note."""
        return commands().run(ROUNDS, round_id, WithdrawNote(note, PersonId(caller().person)))
