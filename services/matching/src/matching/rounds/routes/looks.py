"""What matchers look at before they decide. Everything is worked out anew, from the round as it is now."""

from typing import TypeVar
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Range

from matching.cohorts.weights import BEST
from matching.considerations.decider import Step
from matching.ids import PersonId
from matching.rounds.use_cases import propose
from matching.rounds.use_cases.looks import pair_score, preview, prices, repairs, round_at_work
from matching.rounds.use_cases.looks.pair_score import ScoredPair
from matching.rounds.use_cases.looks.preview import Preview
from matching.rounds.use_cases.looks.prices import OtherPartners, RoundPrices
from matching.rounds.use_cases.looks.repairs import RoundRepairs
from matching.rounds.use_cases.looks.round_at_work import RoundAtWork
from matching.rounds.viewed import Viewed
from plp_kit.core.deciding import Refusal
from plp_kit.viewing import view
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.problems import Refused
from plp_kit.web.reads import allowed, tagged
from plp_kit.web.roles import Role
from plp_kit.web.viewing import viewer

blueprint = Blueprint("looks", __name__, description="Previews, prices, alternatives and repairs of a round")

Answer = TypeVar("Answer")


class PreviewQuerySchema(Schema):
    """A pin or a veto of two people, or a swap of their partners."""

    step = fields.Enum(Step, by_value=True, required=True)
    one = fields.UUID(required=True)
    other = fields.UUID(required=True)


class RepairingSchema(Schema):
    """Which repair: by its number of changes, and the worst pair score that it holds; 0 holds nothing."""

    changes = fields.Integer(required=True, strict=True, validate=Range(min=0, max=10_000))
    worst_pair_score = fields.Integer(load_default=0, strict=True, validate=Range(min=0, max=BEST))


def _or_refused(answer: Answer | Refusal) -> Answer:
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return answer


def _at_work(round_id: UUID) -> RoundAtWork:
    return _or_refused(round_at_work.opened(context(), round_id, PersonId(caller().person)))


@blueprint.route("/rounds/<uuid:round_id>/previews")
class Previews(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(PreviewQuerySchema, location="query", as_kwargs=True)
    @blueprint.shows(Preview)
    @blueprint.alt_response(409, "CONFLICT")
    def get(self, round_id: UUID, step: Step, one: PersonId, other: PersonId) -> tuple[Preview, dict[str, str]]:
        """What a pin, a veto or a swap would do to the round in this version. It is refused where that would be."""
        matcher = PersonId(caller().person)
        return tagged(*_or_refused(preview.previewed(context(), round_id, matcher, step, one, other)))


@blueprint.route("/rounds/<uuid:round_id>/prices")
class PricesOfRound(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.answers(RoundPrices)
    def get(self, round_id: UUID) -> RoundPrices:
        """What the veto of each pair of the best assignment would cost, and the price of fairness."""
        return prices.prices(_at_work(round_id))


@blueprint.route("/rounds/<uuid:round_id>/people/<uuid:person>")
class PersonOfRound(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.answers(OtherPartners)
    def get(self, round_id: UUID, person: UUID) -> OtherPartners:
        """Somebody's alternatives, with what each costs the whole assignment and who else would move."""
        return _or_refused(prices.other_partners(_at_work(round_id), person))


@blueprint.route("/rounds/<uuid:round_id>/pairs/<uuid:one>/<uuid:other>")
class PairOfRound(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.answers(ScoredPair)
    @blueprint.alt_response(409, "CONFLICT")
    def get(self, round_id: UUID, one: UUID, other: UUID) -> ScoredPair:
        """How two people would be scored, part by part, whether they are proposed as a pair or not. Both see who looked."""
        scored = _or_refused(pair_score.scored_pair(_at_work(round_id), PersonId(one), PersonId(other)))
        looked = view(context(), viewer(), Viewed.SCORE, lambda db: pair_score.seen(db, round_id, scored))
        return allowed(looked)


@blueprint.route("/rounds/<uuid:round_id>/repairs")
class Repairs(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.answers(RoundRepairs)
    @blueprint.alt_response(409, "CONFLICT")
    def get(self, round_id: UUID) -> RoundRepairs:
        """What each number of changes to the pairs that both seats signed would bring, after somebody has gone or a veto."""
        return _or_refused(repairs.repairs(_at_work(round_id)))

    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(RepairingSchema, as_kwargs=True)
    @blueprint.changes
    def post(self, round_id: UUID, changes: int, worst_pair_score: int) -> Response:
        """Proposes one of the repairs. Like every new proposal it starts without signatures."""
        matcher = PersonId(caller().person)
        return commands().prepared(
            lambda context: propose.prepare_repair(context, round_id, matcher, changes, worst_pair_score), propose.record
        )
