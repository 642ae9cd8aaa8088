"""Matching rounds: proposed, signed in two seats, published."""

from datetime import date
from typing import Final
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Regexp

from matching.candidates.managers import ManagersOfPerson
from matching.ids import PersonId
from matching.rounds.commands import SignProposal
from matching.rounds.membership import SeveralPartners
from matching.rounds.proposal import Fingerprint
from matching.rounds.queries import membership
from matching.rounds.routes.seats import MATCHERS_AND_SUBSTITUTES, is_matcher, seat_of_caller, seats_of_roles
from matching.rounds.seats import Seat, Signature
from matching.rounds.substitutes import NamedBy, Substitute
from matching.rounds.use_cases import (
    managers,
    propose,
    publish,
    show_rounds,
    show_signatures,
    why,
)
from matching.rounds.use_cases.name_substitute import name_substitute
from matching.rounds.use_cases.open_rematch import open_rematch
from matching.rounds.use_cases.show_rounds import Round, RoundInFull
from matching.rounds.use_cases.show_signatures import Reader, RoundSignatures
from matching.rounds.use_cases.sign import sign
from matching.rounds.use_cases.unpublish import unpublish
from matching.rounds.use_cases.why import Why
from matching.rounds.viewed import Viewed
from plp_kit.viewing import view
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import allowed, reading, tagged
from plp_kit.web.roles import Role
from plp_kit.web.viewing import viewer

blueprint = Blueprint("rounds", __name__, description="Matching rounds of the caller's trust")

NAMING_ROLES: Final = (Role.EDI_LEAD, Role.DECISION_MAKER)
SHA_256: Final = Regexp(r"[0-9a-f]{64}\Z")


class SigningSchema(Schema):
    """`fingerprint` is that of the proposal as it was read. A caller with both seats' roles, or a substitute, says which."""

    fingerprint = fields.String(required=True, validate=SHA_256)
    seat = fields.Enum(Seat, by_value=True, load_default=None)


class NamingSchema(Schema):
    """Who was named for which seat, by whom, and when: a day since the opening of the round."""

    person = fields.UUID(required=True)
    seat = fields.Enum(Seat, by_value=True, required=True)
    named_by = fields.Enum(NamedBy, by_value=True, required=True)
    named_on = fields.Date(required=True)


@blueprint.route("/pairs/mine")
class MyPairs(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.lists(Why)
    def get(self) -> list[Why]:
        """Why the caller and each of their partners were paired: a sentence, never a score."""
        with reading() as db:
            pairs = why.read(db, PersonId(caller().person))
        return why.opened(context(), pairs)


@blueprint.route("/cohorts/<uuid:cohort>/rounds")
class CohortRounds(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.lists(Round)
    def get(self, cohort: UUID) -> list[Round]:
        """The cohort's rounds as they were opened; none before its recruiting is closed."""
        with reading() as db:
            return show_rounds.of_cohort(db, cohort)

    @requires(Role.FACILITATOR)
    @blueprint.creates
    def post(self, cohort: UUID) -> Response:
        """Opens a re-match for the people of the cohort who have no partner now, by a facilitator who is none of them."""
        rematch, matcher = new_id(), PersonId(caller().person)
        return commands().use(lambda write: open_rematch(write, cohort, rematch, matcher), f"/rounds/{rematch}")


@blueprint.route("/cohorts/<uuid:cohort>/several-partners")
class CohortSeveralPartners(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.lists(SeveralPartners)
    def get(self, cohort: UUID) -> list[SeveralPartners]:
        """Ids that turned out to be one human after they were published: with more than one partner, or with themself.

        No partnership is ended for that: people decide what is to be done.
        """
        with reading() as db:
            return membership(db, cohort).with_several()


@blueprint.route("/cohorts/<uuid:cohort>/managers-unknown")
class CohortManagersUnknown(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.lists(ManagersOfPerson)
    def get(self, cohort: UUID) -> list[ManagersOfPerson]:
        """Accepted people whose managers are not known, or of whom a list names no manager."""
        return allowed(managers.unknown_in(context(), cohort, PersonId(caller().person)))


@blueprint.route("/rounds/<uuid:round_id>")
class OneRound(MethodView):
    @requires(*MATCHERS_AND_SUBSTITUTES)
    @blueprint.shows(RoundInFull)
    def get(self, round_id: UUID) -> tuple[RoundInFull, dict[str, str]]:
        """One round, with every pair of its proposal explained; to a matcher who is a candidate of it, the pairs alone.

        It is open to its matchers and substitutes. The people of each pair see who looked.
        """
        reader, by_role = PersonId(caller().person), is_matcher()
        viewed = view(
            context(), viewer(), Viewed.EXPLANATION, lambda db: show_rounds.read(db, round_id, reader, is_matcher=by_role)
        )
        sealed = allowed(viewed)
        return tagged(show_rounds.opened(context(), sealed), sealed.row.version)


@blueprint.route("/rounds/<uuid:round_id>/proposals")
class Proposals(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.changes
    def post(self, round_id: UUID) -> Response:
        """Proposes the best pairs of everybody who has no partner now. A new proposal starts without signatures.

        It shows what differs from the pairs that both seats signed last.
        """
        matcher = PersonId(caller().person)
        return commands().prepared(lambda context: propose.prepare(context, round_id, matcher), propose.record)


@blueprint.route("/rounds/<uuid:round_id>/signatures")
class Signatures(MethodView):
    @requires(*MATCHERS_AND_SUBSTITUTES)
    @blueprint.shows(RoundSignatures)
    def get(self, round_id: UUID) -> tuple[RoundSignatures, dict[str, str]]:
        """Who has signed the proposal, and which seats are filled.

        It is open to the round's matchers and substitutes, and to those who may enter who was named as one.
        """
        may_name = not caller().roles.isdisjoint(NAMING_ROLES)
        reader = Reader(PersonId(caller().person), seats_of_roles(), may_name=may_name)
        with reading() as db:
            signatures = allowed(show_signatures.read(db, round_id, reader))
        return tagged(signatures, signatures.version)

    @requires(*MATCHERS_AND_SUBSTITUTES)
    @blueprint.arguments(SigningSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, round_id: UUID, fingerprint: Fingerprint, seat: Seat | None) -> Response:
        """Signs the proposal that was read, in the seat of the caller's role, or for which they are a substitute."""
        of_caller, by_role = seat_of_caller(seat)
        command = SignProposal(Signature(PersonId(caller().person), of_caller), fingerprint, by_role=by_role)
        return commands().use(lambda write: sign(write, round_id, command))


@blueprint.route("/rounds/<uuid:round_id>/substitutes")
class Substitutes(MethodView):
    @requires(*NAMING_ROLES)
    @blueprint.arguments(NamingSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, round_id: UUID, person: PersonId, seat: Seat, named_by: NamedBy, named_on: date) -> Response:
        """Enters who was named to sign for a seat of which everybody is paired in this round."""
        entered_by, substitute = PersonId(caller().person), Substitute(person, seat, named_by, named_on)
        return commands().use(lambda write: name_substitute(write, round_id, entered_by, substitute))


@blueprint.route("/rounds/<uuid:round_id>/publications")
class Publications(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.changes
    def post(self, round_id: UUID) -> Response:
        """Publishes the pairs that both seats have signed: each becomes a partnership."""
        matcher = PersonId(caller().person)
        return commands().prepared(lambda context: publish.prepare(context, round_id, matcher), publish.publish)


@blueprint.route("/rounds/<uuid:round_id>/unpublications")
class Unpublications(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.changes
    def post(self, round_id: UUID) -> Response:
        """Takes the published pairs back, before the cohort is launched. Both seats sign again before they are published."""
        matcher = PersonId(caller().person)
        return commands().use(lambda write: unpublish(write, round_id, matcher))
