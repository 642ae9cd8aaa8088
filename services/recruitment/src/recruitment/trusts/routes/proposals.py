"""Settings of the caller's trust: proposed by one person, approved or refused by another."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

import msgspec
from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length, Range

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import allowed, reading, tagged
from plp_kit.web.roles import Role
from plp_kit.web.validation import not_blank
from recruitment.ids import PersonId, ProposalId, trust_id
from recruitment.trusts.decider import Answer, ApproveSettings, ProposeSettings, RefuseSettings, TakeBackSettings
from recruitment.trusts.proposals import Answerer, Office, Step
from recruitment.trusts.routes.schemas import ListedProposalSchema, SettingsSchema
from recruitment.trusts.settings import ProgrammeSettings
from recruitment.trusts.table import proposals
from recruitment.trusts.table.proposals import ProposalRow
from recruitment.trusts.use_cases import answering
from recruitment.trusts.use_cases import reading as looks
from recruitment.trusts.use_cases.reading import OneProposal, Reader

blueprint = Blueprint("proposals", __name__, description="Proposed programme settings")
REASON: Final[list[Callable[[str], object]]] = [Length(1, 1000), not_blank]

OFFICES: Final[Mapping[Role, Office]] = {
    Role.FACILITATOR: Office.FACILITATOR,
    Role.EDI_LEAD: Office.EDI_LEAD,
    Role.DECISION_MAKER: Office.DECISION_MAKER,
}


class ProposingSchema(Schema):
    """`revises` is the version of the settings that were read, 0 before the first. `reason` is for those who answer.

    Texts of settings, and reasons, are the trust's own and stay: they name nobody.
    """

    revises = fields.Integer(required=True, strict=True, validate=Range(0, 1_000_000))
    settings = fields.Nested(SettingsSchema, required=True)
    reason = fields.String(load_default=None, allow_none=True, validate=REASON)


class SettingsRefusalSchema(Schema):
    """Why, for the proposer. It names nobody."""

    reason = fields.String(required=True, validate=REASON)


class ProposalSchema(ListedProposalSchema):
    """Settings that were proposed, by the operator where `by` is null, and how they were answered."""

    revises = fields.Integer(required=True)
    settings = fields.Nested(SettingsSchema, required=True)
    reason = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True, allow_none=True)
    answered_by = fields.UUID(required=True, allow_none=True)
    answer_reason = fields.String(required=True, allow_none=True)


class OneProposalSchema(ProposalSchema):
    """With the settings `before`, null where there were none, and what the caller `may` do with it now.

    Names are null where they are not available to the caller.
    """

    by_name = fields.String(required=True, allow_none=True)
    answered_by_name = fields.String(required=True, allow_none=True)
    before = fields.Nested(SettingsSchema, required=True, allow_none=True)
    may = fields.List(fields.Enum(Step, by_value=True), required=True)


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
        settings, by = msgspec.convert(body["settings"], ProgrammeSettings), PersonId(caller().person)
        command = ProposeSettings(ProposalId(new_id()), settings, body["revises"], by, body["reason"])
        return commands().use(lambda write: answering.propose(write, command))


@blueprint.route("/trust/proposals/<uuid:proposal>")
class Proposal(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DPO, Role.DECISION_MAKER)
    @blueprint.shows(OneProposalSchema)
    def get(self, proposal: UUID) -> tuple[OneProposal, dict[str, str]]:
        """Settings that were proposed, with those that they change. The version is that of all proposals."""
        shown = allowed(looks.proposal(context(), Reader(caller().person, caller().roles, _offices()), proposal))
        return tagged(shown, shown.version)


@blueprint.route("/trust/proposals/<uuid:proposal>/approvals")
class Approvals(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DECISION_MAKER)
    @blueprint.changes
    def post(self, proposal: UUID) -> Response:
        """Brings proposed settings into force: an EDI lead or decision-maker, of the operator's first ones a facilitator."""
        return _answer(lambda by: ApproveSettings(ProposalId(proposal), by))


@blueprint.route("/trust/proposals/<uuid:proposal>/refusals")
class Refusals(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DECISION_MAKER)
    @blueprint.arguments(SettingsRefusalSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str], proposal: UUID) -> Response:
        """Refuses proposed settings; by the same people who may approve them."""
        return _answer(lambda by: RefuseSettings(ProposalId(proposal), by, body["reason"]))


@blueprint.route("/trust/proposals/<uuid:proposal>/retractions")
class Retractions(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD)
    @blueprint.changes
    def post(self, proposal: UUID) -> Response:
        """Takes back proposed settings that nobody has answered; by their proposer alone."""
        return _answer(lambda by: TakeBackSettings(ProposalId(proposal), by))


def _offices() -> frozenset[Office]:
    return frozenset(office for role, office in OFFICES.items() if role in caller().roles)


def _answer(command: Callable[[Answerer], Answer]) -> Response:
    """The ids of the one who answers are read in the transaction."""
    person, offices = caller().person, _offices()
    return commands().use(lambda write: answering.answer(write, command(answering.answerer(write.db, person, offices))))
