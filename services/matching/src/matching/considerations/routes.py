"""What matchers say of two people in a round: pins, vetoes and notes."""

from typing import Any, Final
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from matching.considerations.decider import ReleasePair, Stance, Step, WithdrawNote
from matching.considerations.table.considerations import Consideration
from matching.considerations.use_cases import notes, read_considered, take_step
from matching.considerations.use_cases.change import change
from matching.considerations.use_cases.notes import OpenedNote, UnsealedNote
from matching.ids import NoteId, PersonId
from matching.rounds.viewed import Viewed
from plp_kit.viewing import view
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import allowed, reading
from plp_kit.web.roles import Role
from plp_kit.web.viewing import viewer

blueprint = Blueprint("considerations", __name__, description="Pins, vetoes and notes of a round")

REASON: Final = Length(min=1, max=2000)


class PairSchema(Schema):
    """Two people, in no order."""

    one = fields.UUID(required=True)
    other = fields.UUID(required=True)


class NoteSchema(PairSchema):
    """A note for or against two people. Either of them may read the reason: it is among their data, without its author."""

    stance = fields.Enum(Stance, by_value=True, required=True)
    reason = fields.String(required=True, validate=REASON)
    until = fields.Date(load_default=None, allow_none=True)


@blueprint.route("/rounds/<uuid:round_id>/pins")
class Pins(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(PairSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, round_id: UUID, one: PersonId, other: PersonId) -> Response:
        """Pins a pair: the next proposal makes it. It may leave others without a partner, as a preview shows."""
        return _take(round_id, Step.PIN, one, other)


@blueprint.route("/rounds/<uuid:round_id>/vetoes")
class Vetoes(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(PairSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, round_id: UUID, one: PersonId, other: PersonId) -> Response:
        """Vetoes a pair: the next proposal does not make it. It may leave somebody without a partner, as a preview shows."""
        return _take(round_id, Step.VETO, one, other)


def _take(round_id: UUID, step: Step, one: PersonId, other: PersonId) -> Response:
    matcher = PersonId(caller().person)
    return commands().prepared(lambda context: take_step.prepare(context, round_id, matcher, step, one, other), take_step.record)


@blueprint.route("/rounds/<uuid:round_id>/swaps")
class Swaps(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(PairSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, round_id: UUID, one: PersonId, other: PersonId) -> Response:
        """Pins each of two people with the other's partner, of the proposal or else of the best pairs, as a preview shows."""
        return _take(round_id, Step.SWAP, one, other)


@blueprint.route("/rounds/<uuid:round_id>/considerations")
class Considerations(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.lists(Consideration)
    def get(self, round_id: UUID) -> list[Consideration]:
        """The pins and vetoes of the round."""
        with reading() as db:
            return allowed(read_considered.read(db, round_id, PersonId(caller().person)))


@blueprint.route("/rounds/<uuid:round_id>/releases")
class Releases(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(PairSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, round_id: UUID, one: PersonId, other: PersonId) -> Response:
        """Lifts the pin or the veto of a pair."""
        matcher = PersonId(caller().person)
        return commands().use(lambda write: change(write, round_id, matcher, ReleasePair(one, other)))


@blueprint.route("/rounds/<uuid:round_id>/notes")
class Notes(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.lists(OpenedNote)
    def get(self, round_id: UUID) -> list[OpenedNote]:
        """The round's notes, with their authors and reasons, but for people who are not available. Both people see who looked."""
        rows = view(context(), viewer(), Viewed.NOTE, lambda db: notes.read(db, round_id, PersonId(caller().person)))
        return notes.opened(context(), allowed(rows))

    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(NoteSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, round_id: UUID, **body: Any) -> Response:  # noqa: ANN401 - the members of NoteSchema
        """Writes a note for or against a pair. Both of them can read it among their data, without its author."""
        note = UnsealedNote(note=NoteId(new_id()), round=round_id, author=PersonId(caller().person), **body)
        return commands().prepared(
            lambda context: notes.seal(context, note), lambda write, reason: notes.write_note(write, note, reason)
        )


@blueprint.route("/rounds/<uuid:round_id>/notes/<uuid:note>/withdrawals")
class NoteWithdrawals(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.changes
    def post(self, round_id: UUID, note: UUID) -> Response:
        """Its author withdraws a note."""
        author = PersonId(caller().person)
        return commands().use(lambda write: change(write, round_id, author, WithdrawNote(NoteId(note), author)))
