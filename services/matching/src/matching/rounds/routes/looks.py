"""What matchers look at before they decide. Everything is worked out anew, from the round as it stands."""

from dataclasses import asdict
from typing import TypeVar
from uuid import UUID

from flask import Response
from flask.views import MethodView

from matching.application import look, propose
from matching.application.look import Preview, Round, ShownPerson, ShownPrices, ShownRepairs
from matching.domain.identities import PersonId
from matching.domain.scores import Part
from matching.entrypoints.look_schemas import (
    ExplainedSchema,
    PersonSchema,
    Previewing,
    PreviewQuerySchema,
    PreviewSchema,
    PricesSchema,
    Repairing,
    RepairingSchema,
    RepairsSchema,
)
from plp_kit.core.deciding import Refusal
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import requires
from plp_kit.web.problems import Refused
from plp_kit.web.roles import Role

blueprint = Blueprint("looks", __name__, description="Previews, prices, alternatives and repairs of a round")

Shown = TypeVar("Shown")


def _or_refused(shown: Shown | Refusal) -> Shown:
    if isinstance(shown, Refusal):
        raise Refused(shown)
    return shown


def _round(round_id: UUID) -> Round:
    return _or_refused(look.opened(context(), round_id))


@blueprint.route("/rounds/<uuid:round_id>/previews")
class Previews(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(PreviewQuerySchema, location="query")
    @blueprint.response(200, PreviewSchema)
    @blueprint.alt_response(409, "CONFLICT")
    def get(self, query: Previewing, round_id: UUID) -> Preview:
        """What a pin, a veto or a swap would come to."""
        return _or_refused(look.preview(_round(round_id), query.step, query.one, query.other))


@blueprint.route("/rounds/<uuid:round_id>/prices")
class RoundPrices(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.response(200, PricesSchema)
    def get(self, round_id: UUID) -> ShownPrices:
        """What the veto of each pair of the best plan would cost, and the price of fairness."""
        return look.prices(_round(round_id))


@blueprint.route("/rounds/<uuid:round_id>/people/<uuid:person>")
class RoundPerson(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.response(200, PersonSchema)
    def get(self, round_id: UUID, person: UUID) -> ShownPerson:
        """Somebody's alternatives, with what each costs the whole plan and who else would move."""
        return _or_refused(look.person(_round(round_id), PersonId(person)))


@blueprint.route("/rounds/<uuid:round_id>/pairs/<uuid:one>/<uuid:other>")
class RoundPair(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.response(200, ExplainedSchema)
    @blueprint.alt_response(409, "CONFLICT")
    def get(self, round_id: UUID, one: UUID, other: UUID) -> dict[str, object]:
        """How two people would be scored, part by part, whether they are proposed as a pair or not."""
        pair, score = _or_refused(look.explained(_round(round_id), PersonId(one), PersonId(other)))
        parts: tuple[Part, ...] = score.parts
        return {**asdict(pair), "parts": parts}


@blueprint.route("/rounds/<uuid:round_id>/repairs")
class Repairs(MethodView):
    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.response(200, RepairsSchema)
    @blueprint.alt_response(409, "CONFLICT")
    def get(self, round_id: UUID) -> ShownRepairs:
        """What each number of changes to the pairs that both seats signed would bring, after somebody has gone or a veto."""
        return _or_refused(look.repair(_round(round_id)))

    @requires(Role.FACILITATOR, Role.CO_CHAIR)
    @blueprint.arguments(RepairingSchema)
    @blueprint.changes
    def post(self, body: Repairing, round_id: UUID) -> Response:
        """Proposes one of the repairs. Like every new proposal it starts without signatures."""
        return commands().prepared(
            lambda context: propose.prepare_repair(context, round_id, body.changes, floor=body.floor),
            lambda write, prepared: propose.record(write.db, write.context.handler, write.origin, prepared, write.expected),
        )
