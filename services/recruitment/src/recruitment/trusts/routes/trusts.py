"""A trust: onboarded by the operator, read and configured by its own people."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.core.days import day_of
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed, existing, programme_time, reading, tagged
from plp_kit.web.roles import Role
from plp_kit.web.yes_or_no import YesOrNo
from recruitment.ids import first_proposal_id, trust_id
from recruitment.trusts import article_30
from recruitment.trusts import decider as trusts
from recruitment.trusts.article_30 import ProcessingRecord
from recruitment.trusts.decider import NO_SUCH_TRUST, SETTINGS_NOT_APPROVED, OnboardTrust, TrustFacts
from recruitment.trusts.routes.schemas import SHORT, SettingsSchema
from recruitment.trusts.settings import ProgrammeSettings
from recruitment.trusts.table import trusts as rows
from recruitment.trusts.table.trusts import TrustRow
from recruitment.trusts.use_cases import onboarding

blueprint = Blueprint("trusts", __name__, description="Trusts and their programme settings")


class TrustSchema(Schema):
    """What an operator onboards."""

    name = fields.String(required=True, validate=SHORT)
    ods_code = fields.String(required=True, validate=Length(3, 5))
    kind = fields.Enum(trusts.TrustKind, by_value=True, required=True)
    region = fields.Enum(trusts.Region, by_value=True, required=True)
    synthetic = YesOrNo(required=True)
    settings = fields.Nested(SettingsSchema, required=True)


class TrustShownSchema(Schema):
    """A trust with its settings in force, which can be changed and proposed. They are null until the first are approved."""

    name = fields.String(attribute="facts.name")
    ods_code = fields.String(attribute="facts.ods_code")
    kind = fields.Enum(trusts.TrustKind, by_value=True, attribute="facts.kind")
    region = fields.Enum(trusts.Region, by_value=True, attribute="facts.region")
    synthetic = fields.Boolean(attribute="facts.synthetic")
    settings_version = fields.Integer()
    settings = fields.Nested(SettingsSchema, allow_none=True)


class CheckedTrustSchema(Schema):
    """Nothing is wrong with it, and the trust is not onboarded yet."""

    trust = fields.String(required=True)


@blueprint.route("/trusts/<string:tenant>")
class Trusts(MethodView):
    @requires(Role.OPERATOR, tenant_in="tenant")
    @blueprint.arguments(TrustSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, Any], tenant: str) -> Response:
        """Onboards the trust of this tenant.

        Its settings come into force when a facilitator approves them.
        """
        stream = trust_id(tenant)
        return commands().use(
            lambda write: write.handle(trusts.trusts, stream, _onboarding(body, tenant, day_of(write.origin.at)))
        )


@blueprint.route("/trusts/<string:tenant>/checks")
class Checks(MethodView):
    @requires(Role.OPERATOR, tenant_in="tenant", looks=True)
    @blueprint.arguments(TrustSchema)
    @blueprint.answers(CheckedTrustSchema)
    @blueprint.alt_response(409, "CONFLICT")
    def post(self, body: Mapping[str, Any], tenant: str) -> Mapping[str, str]:
        """Refuses what could not be onboarded, as onboarding would. Nothing is onboarded."""
        with reading() as db:
            noted_on = day_of(programme_time(db))
        allowed(onboarding.checked(context(), _onboarding(body, tenant, noted_on)))
        return {"trust": tenant}


@blueprint.route("/trust")
class Trust(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DPO, Role.DECISION_MAKER)
    @blueprint.shows(TrustShownSchema)
    def get(self) -> tuple[TrustRow, dict[str, str]]:
        """The facts and settings of the caller's own trust."""
        trust = _own_trust()
        return tagged(trust, trust.version)


@blueprint.route("/trust/processing")
class Processing(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DPO, Role.DECISION_MAKER)
    @blueprint.answers(ProcessingRecord)
    def get(self) -> ProcessingRecord:
        """The record of processing in the words of Article 30, as the settings in force have it."""
        trust = _own_trust()
        return article_30.record(trust.facts.name, allowed(trust.settings or SETTINGS_NOT_APPROVED))


def _own_trust() -> TrustRow:
    with reading() as db:
        return existing(rows.trust(db, trust_id(caller().tenant)), NO_SUCH_TRUST)


def _onboarding(body: Mapping[str, Any], tenant: str, noted_on: date) -> OnboardTrust:
    facts = msgspec.convert({**body, "noted_on": noted_on}, TrustFacts)
    return OnboardTrust(facts, msgspec.convert(body["settings"], ProgrammeSettings), first_proposal_id(tenant))
