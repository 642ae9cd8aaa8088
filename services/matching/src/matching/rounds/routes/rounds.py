"""Matching rounds: proposed, signed in two seats, published."""

from uuid import UUID

from flask import Response
from flask.views import MethodView

from matching.application import propose, show_round, why
from matching.application.locking import membership
from matching.application.open_rematch import open_rematch
from matching.application.publish import publish
from matching.application.show_round import ShownRound
from matching.application.sign import sign
from matching.application.unpublish import unpublish
from matching.application.why import Why
from matching.domain.identities import PersonId
from matching.domain.partners import SeveralPartners
from matching.domain.rounds import NO_SUCH_ROUND, SignProposal
from matching.domain.signatures import Signature
from matching.entrypoints.schemas import RoundSchema, SeveralPartnersSchema, ShownRoundSchema, Signing, SigningSchema, WhySchema
from matching.entrypoints.seats import seat_of_caller
from matching.read_models import rounds
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import found, reading, tagged
from plp_kit.web.roles import Role

blueprint = Blueprint("rounds", __name__, description="Matching rounds of the caller's trust")


@blueprint.route("/pairs/mine")
class MyPairs(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.response(200, WhySchema(many=True))
    def get(self) -> list[Why]:
        """Why the caller and each of their partners were paired: a sentence, never a score."""
        with reading() as db:
            return why.of_person(db, caller().person)


@blueprint.route("/cohorts/<uuid:cohort>/rounds")
class CohortRounds(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.response(200, RoundSchema(many=True))
    def get(self, cohort: UUID) -> list[rounds.RoundRow]:
        """The cohort's rounds as they were opened; none before its recruiting is closed."""
        with reading() as db:
            return rounds.of_cohort(db, cohort)

    @requires(Role.FACILITATOR)
    @blueprint.creates
    def post(self, cohort: UUID) -> Response:
        """Opens a re-match for the people of the cohort who have no partner now."""
        rematch = new_id()
        return commands().use(
            lambda write: open_rematch(write.db, write.context.handler, write.origin, cohort, rematch), f"/rounds/{rematch}"
        )


@blueprint.route("/cohorts/<uuid:cohort>/several-partners")
class CohortSeveralPartners(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.response(200, SeveralPartnersSchema(many=True))
    def get(self, cohort: UUID) -> list[SeveralPartners]:
        """Ids that turned out to be one human after they were published: with more than one partner, or with themself.

        No partnership is ended for that: people decide what is to be done.
        """
        with reading() as db:
            return membership(db, cohort).with_several()


@blueprint.route("/rounds/<uuid:round_id>")
class Round(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.shows(ShownRoundSchema)
    def get(self, round_id: UUID) -> tuple[ShownRound, dict[str, str]]:
        """One round, with every pair of its proposal explained."""
        with reading() as db:
            sealed = found(show_round.read(db, round_id), NO_SUCH_ROUND)
        return tagged(show_round.opened(context().vault, sealed), sealed.summary.version)


@blueprint.route("/rounds/<uuid:round_id>/proposals")
class Proposals(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.changes
    def post(self, round_id: UUID) -> Response:
        """Proposes the best pairs of everybody who has no partner now. A new proposal starts without signatures.

        What differs from the pairs that both seats signed last is shown with it: nothing that was signed moves in silence.
        """
        return commands().prepared(
            lambda context: propose.prepare(context, round_id),
            lambda write, prepared: propose.record(write.db, write.context.handler, write.origin, prepared, write.expected),
        )


@blueprint.route("/rounds/<uuid:round_id>/signatures")
class Signatures(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(SigningSchema)
    @blueprint.changes
    def post(self, body: Signing, round_id: UUID) -> Response:
        """Signs the proposal that was read, in the seat of the caller's role."""
        signing = SignProposal(Signature(PersonId(caller().person), seat_of_caller(body.seat)), body.fingerprint)
        return commands().use(
            lambda write: sign(write.db, write.context.handler, write.origin, round_id, signing, write.expected)
        )


@blueprint.route("/rounds/<uuid:round_id>/publications")
class Publications(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.changes
    def post(self, round_id: UUID) -> Response:
        """Publishes the pairs that both seats have signed: each becomes a partnership."""
        return commands().use(lambda write: publish(write.db, write.context.handler, write.origin, round_id, write.expected))


@blueprint.route("/rounds/<uuid:round_id>/unpublications")
class Unpublications(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.changes
    def post(self, round_id: UUID) -> Response:
        """Takes the published pairs back, before the cohort is launched. Both seats sign again before they are published."""
        return commands().use(lambda write: unpublish(write.db, write.context.handler, write.origin, round_id, write.expected))
