"""A round's proposal as its pages show it: pairs page by page, who has no partner, and what is different from before."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length, Range
from webargs.fields import DelimitedList

from matching.ids import PersonId
from matching.rounds.use_cases.proposals import changes, outline, people, unplaced
from matching.rounds.use_cases.proposals import page as pages
from matching.rounds.use_cases.proposals.changes import Changes, Since
from matching.rounds.use_cases.proposals.outline import Outline
from matching.rounds.use_cases.proposals.page import PairsPage, Wanted
from matching.rounds.use_cases.proposals.people import ProposedPeople
from matching.rounds.use_cases.proposals.unplaced import Unplaced
from matching.rounds.viewed import Viewed
from plp_kit.viewing import view
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed, reading, tagged
from plp_kit.web.roles import Role
from plp_kit.web.viewing import viewer

blueprint = Blueprint("proposals", __name__, description="A round's proposal, page by page")

MOST_PEOPLE: Final = 20


class ChangesQuerySchema(Schema):
    """Since the proposal before, or since both seats signed."""

    since = fields.Enum(Since, by_value=True, load_default=Since.PROPOSAL)


class PairsQuerySchema(Schema):
    """Which page; only pairs that the proposal before did not have; only pairs of these people, by their ids."""

    page = fields.Integer(load_default=1, validate=Range(min=1, max=10_000))
    changed = fields.Boolean(load_default=False)
    people = DelimitedList(fields.UUID(), load_default=(), validate=Length(max=MOST_PEOPLE))


@blueprint.route("/rounds/<uuid:round_id>/outline")
class OutlineOfRound(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.shows(Outline)
    def get(self, round_id: UUID) -> tuple[Outline, dict[str, str]]:
        """The round without its pairs: how far it is, and whether its scores are open to the caller."""
        with reading() as db:
            shown = allowed(outline.outline(db, round_id, PersonId(caller().person)))
        return tagged(shown, shown.version)


@blueprint.route("/rounds/<uuid:round_id>/pairs")
class PairsOfRound(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(PairsQuerySchema, location="query", as_kwargs=True)
    @blueprint.answers(PairsPage)
    def get(self, round_id: UUID, page: int, changed: bool, people: Sequence[PersonId]) -> PairsPage:  # noqa: FBT001 - by name
        """A page of the proposal's pairs, the worst-off pair first, each with the points of its parts. Both see who looked."""
        reader, wanted = PersonId(caller().person), Wanted(page, changed, people)
        viewed = view(context(), viewer(), Viewed.EXPLANATION, lambda db: pages.read(db, round_id, reader, wanted))
        return pages.opened(context(), allowed(viewed))


@blueprint.route("/rounds/<uuid:round_id>/people")
class PeopleOfRound(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.answers(ProposedPeople)
    def get(self, round_id: UUID) -> ProposedPeople:
        """Everybody in the proposal but the caller and their partner, by their ids, each with their partner."""
        with reading() as db:
            return allowed(people.people(db, round_id, PersonId(caller().person)))


@blueprint.route("/rounds/<uuid:round_id>/unplaced")
class UnplacedOfRound(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.answers(Unplaced)
    @blueprint.alt_response(409, "CONFLICT")
    def get(self, round_id: UUID) -> Unplaced:
        """Who has no partner in the proposal, and why, as things are now; for a candidate of the round without the reason."""
        return allowed(unplaced.unplaced(context(), round_id, PersonId(caller().person)))


@blueprint.route("/rounds/<uuid:round_id>/changes")
class ChangesOfRound(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(ChangesQuerySchema, location="query", as_kwargs=True)
    @blueprint.answers(Changes)
    def get(self, round_id: UUID, since: Since) -> Changes:
        """What is different in the proposal from the one before it, or from the pairs that both seats signed last."""
        with reading() as db:
            return allowed(changes.changes(db, round_id, PersonId(caller().person), since))
