"""Settings of the caller's trust: proposed by one person, approved or refused by another."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

import msgspec
from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import OneOf, Range

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import existing, reading
from plp_kit.web.roles import Role
from recruitment.ids import PersonId, ProposalId, trust_id
from recruitment.trusts import decider as trusts
from recruitment.trusts import use_cases
from recruitment.trusts.decider import NO_SUCH_PROPOSAL, Answer, ApproveSettings, ProposeSettings, RefuseSettings
from recruitment.trusts.proposals import Answerer, Office
from recruitment.trusts.routes.schemas import SettingsSchema
from recruitment.trusts.settings import ProgrammeSettings
from recruitment.trusts.table import proposals
from recruitment.trusts.table.proposals import ProposalRow

blueprint = Blueprint("proposals", __name__, description="Proposed programme settings")

OFFICES: Final[Mapping[Role, Office]] = {
    Role.FACILITATOR: Office.FACILITATOR,
    Role.EDI_LEAD: Office.EDI_LEAD,
    Role.DECISION_MAKER: Office.DECISION_MAKER,
}


class ProposingSchema(Schema):
    """`revises` is the version of the settings that were read, 0 before the first."""

    revises = fields.Integer(required=True, strict=True, validate=Range(0, 1_000_000))
    settings = fields.Nested(SettingsSchema, required=True)


class ProposalSchema(ProposingSchema):
    """Settings that were proposed, by the operator where `by` is null, and how they were answered."""

    proposal = fields.UUID(required=True)
    by = fields.UUID(required=True, allow_none=True)
    state = fields.String(required=True, validate=OneOf(["waiting", "approved", "refused"]))
    answered_by = fields.UUID(required=True, allow_none=True)


@blueprint.route("/trust/proposals")
class Proposals(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DPO, Role.DECISION_MAKER)
    @blueprint.lists(ProposalSchema)
    def get(self) -> list[ProposalRow]:
        """All settings that were proposed for the caller's trust, in order."""
        with reading() as db:
            return proposals.of_trust(db, trust_id(caller().tenant))

    @requires(Role.FACILITATOR, Role.EDI_LEAD)
    @blueprint.arguments(ProposingSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, Any]) -> Response:
        """Proposes settings. They come into force when somebody else approves them; cohorts that are open keep theirs."""
        settings = msgspec.convert(body["settings"], ProgrammeSettings)
        command = ProposeSettings(ProposalId(new_id()), settings, body["revises"], PersonId(caller().person))
        return commands().run(trusts.trusts, trust_id(caller().tenant), command)


@blueprint.route("/trust/proposals/<uuid:proposal>")
class Proposal(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DPO, Role.DECISION_MAKER)
    @blueprint.answers(ProposalSchema)
    def get(self, proposal: UUID) -> ProposalRow:
        """Settings that were proposed, to be compared with those in force (`GET /trust`)."""
        with reading() as db:
            return existing(proposals.one(db, proposal), NO_SUCH_PROPOSAL)


@blueprint.route("/trust/proposals/<uuid:proposal>/approvals")
class Approvals(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DECISION_MAKER)
    @blueprint.changes
    def post(self, proposal: UUID) -> Response:
        """Brings proposed settings into force: an EDI lead or decision-maker, of the operator's first ones a facilitator."""
        return _answer(proposal, ApproveSettings)


@blueprint.route("/trust/proposals/<uuid:proposal>/refusals")
class Refusals(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DECISION_MAKER)
    @blueprint.changes
    def post(self, proposal: UUID) -> Response:
        """Refuses proposed settings; by the same people who may approve them."""
        return _answer(proposal, RefuseSettings)


def _answer(proposal: UUID, command: Callable[[ProposalId, Answerer], Answer]) -> Response:
    person, offices = caller().person, frozenset(office for role, office in OFFICES.items() if role in caller().roles)
    return commands().use(lambda write: use_cases.answer(write, proposal, person, offices, command))
