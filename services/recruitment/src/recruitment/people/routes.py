"""Erasure of a person's own data, and what the data protection officer decides."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.roles import Role
from recruitment.people.decider import AskErasure, people
from recruitment.people.use_cases import official_decisions

blueprint = Blueprint("people", __name__, description="Erasure, and the data protection officer's decisions")
SHORT: Final = Length(1, 200)


class HoldSchema(Schema):
    """`reference` is where the reason is filed; it names nobody."""

    reference = fields.String(required=True, validate=SHORT)


@blueprint.route("/me/erasures")
class Erasures(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self) -> Response:
        """Asks to be erased; it is done after seven days, unless it is refused or a legal hold stops it."""
        person = caller().person
        return commands().use(lambda write: write.handle(people, person, AskErasure(write.origin.at)))


@blueprint.route("/people/<uuid:person>/holds")
class Holds(MethodView):
    @requires(Role.DPO)
    @blueprint.arguments(HoldSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str], person: UUID) -> Response:
        """Places a legal hold: nothing of the person is erased or deleted automatically."""
        return commands().use(lambda write: official_decisions.place_hold(write, person, body["reference"]))


@blueprint.route("/people/<uuid:person>/hold-ends")
class HoldEnds(MethodView):
    @requires(Role.DPO)
    @blueprint.changes
    def post(self, person: UUID) -> Response:
        """Lifts the legal hold; an erasure that was asked for is done seven days later."""
        return commands().use(lambda write: official_decisions.lift_hold(write, person))


@blueprint.route("/people/<uuid:person>/restriction-ends")
class RestrictionEnds(MethodView):
    @requires(Role.DPO)
    @blueprint.changes
    def post(self, person: UUID) -> Response:
        """Ends a restriction that was granted: what the person wrote may be viewed again."""
        return commands().use(lambda write: official_decisions.end_restriction(write, person))


@blueprint.route("/people/<uuid:person>/erasure-refusals")
class ErasureRefusals(MethodView):
    @requires(Role.DPO)
    @blueprint.changes
    def post(self, person: UUID) -> Response:
        """Refuses an erasure within its seven days."""
        return commands().use(lambda write: official_decisions.refuse_erasure(write, person))
