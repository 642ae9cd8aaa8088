"""A trust: onboarded by the operator, read and configured by its own people."""

from collections.abc import Mapping
from dataclasses import fields as fields_of
from datetime import date
from typing import Any, Final

import msgspec
from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length, Range

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import existing, reading, tagged
from plp_kit.web.roles import Role
from plp_kit.web.yes_or_no import YesOrNo
from recruitment.applications.consents import Purpose
from recruitment.ids import trust_id
from recruitment.trusts import decider as trusts
from recruitment.trusts import processing, table
from recruitment.trusts.decider import NO_SUCH_TRUST, OnboardTrust, ReviseSettings, TrustFacts
from recruitment.trusts.processing import Activity, Condition, LawfulBasis, RecordEntry
from recruitment.trusts.retention import Retention
from recruitment.trusts.settings import ProgrammeSettings
from recruitment.trusts.table import TrustRow

blueprint = Blueprint("trusts", __name__, description="Trusts and their programme settings")
SHORT: Final = Length(1, 200)
LONG: Final = Length(1, 4000)
FEW: Final = Length(1, 50)


def _texts() -> fields.List[str]:
    return fields.List(fields.String(validate=SHORT), required=True, validate=FEW)


def _list() -> fields.List[str]:
    return fields.List(fields.String(validate=SHORT), validate=Length(0, 200))


def _months() -> fields.Integer:
    return fields.Integer(required=True, strict=True, validate=Range(0, 120))


def _retention() -> fields.Integer:
    return fields.Integer(strict=True, validate=Range(0, 1200))


class WordsSchema(Schema):
    senior = fields.String(required=True, validate=SHORT)
    served = fields.String(required=True, validate=SHORT)


class ListsSchema(Schema):
    """What applicants pick from beside topics; what is left out, or empty, is not asked."""

    interests = _list()
    sites = _list()
    directorates = _list()
    professions = _list()


class ConsentTextSchema(Schema):
    purpose = fields.Enum(Purpose, by_value=True, required=True)
    version = fields.Integer(required=True, strict=True, validate=Range(1, 10_000))


RetentionSchema = Schema.from_dict({field.name: _retention() for field in fields_of(Retention)}, name="RetentionSchema")
"""In months; what is left out has the default."""


class ProcessingSchema(Schema):
    """By what right an activity processes personal data. Recipients are offices and organisations, never people."""

    activity = fields.Enum(Activity, by_value=True, required=True)
    basis = fields.Enum(LawfulBasis, by_value=True, required=True)
    condition = fields.Enum(Condition, by_value=True, required=True)
    recipients = fields.List(fields.String(validate=SHORT), required=True, validate=Length(0, 50))


class SettingsSchema(Schema):
    """A trust's programme settings; months count from launch."""

    words = fields.Nested(WordsSchema, required=True)
    group_served = fields.String(required=True, validate=SHORT)
    senior_level = fields.String(required=True, validate=SHORT)
    positive_action_reason = fields.String(required=True, validate=LONG)
    length_months_min = _months()
    length_months_max = _months()
    survey_month = _months()
    survey_days = fields.Integer(required=True, strict=True, validate=Range(0, 366))
    check_in_every_months = _months()
    profile_questions = _texts()
    topics = _texts()
    lists = fields.Nested(ListsSchema)
    consent_texts = fields.List(fields.Nested(ConsentTextSchema), required=True, validate=FEW)
    retention = fields.Nested(RetentionSchema)
    processing = fields.List(fields.Nested(ProcessingSchema), validate=Length(0, 50))


class TrustSchema(Schema):
    """What an operator onboards."""

    name = fields.String(required=True, validate=SHORT)
    ods_code = fields.String(required=True, validate=Length(3, 5))
    kind = fields.Enum(trusts.TrustKind, by_value=True, required=True)
    region = fields.Enum(trusts.Region, by_value=True, required=True)
    synthetic = YesOrNo(required=True)
    settings = fields.Nested(SettingsSchema, required=True)


class TrustShownSchema(Schema):
    """A trust with its settings, which can be changed and sent back as they are."""

    name = fields.String(attribute="facts.name")
    ods_code = fields.String(attribute="facts.ods_code")
    kind = fields.Enum(trusts.TrustKind, by_value=True, attribute="facts.kind")
    region = fields.Enum(trusts.Region, by_value=True, attribute="facts.region")
    synthetic = fields.Boolean(attribute="facts.synthetic")
    settings_version = fields.Integer()
    settings = fields.Nested(SettingsSchema)


@blueprint.route("/trusts/<string:tenant>")
class Trusts(MethodView):
    @requires(Role.OPERATOR, tenant_in="tenant")
    @blueprint.arguments(TrustSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, Any], tenant: str) -> Response:
        """Onboards the trust of this tenant; the only route whose tenant comes from its path."""
        settings = msgspec.convert(body["settings"], ProgrammeSettings)

        def onboarding(noted_on: date) -> OnboardTrust:
            return OnboardTrust(msgspec.convert({**body, "noted_on": noted_on}, TrustFacts), settings)

        return commands().use(lambda write: write.handle(trusts.trusts, trust_id(tenant), onboarding(write.origin.at.date())))


@blueprint.route("/trust")
class Trust(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DPO)
    @blueprint.shows(TrustShownSchema)
    def get(self) -> tuple[TrustRow, dict[str, str]]:
        """The facts and settings of the caller's own trust."""
        trust = _own_trust()
        return tagged(trust, trust.version)


@blueprint.route("/trust/settings")
class Settings(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(SettingsSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, Any]) -> Response:
        """Revises the settings; cohorts that are open keep theirs."""
        settings = msgspec.convert(body, ProgrammeSettings)
        return commands().run(trusts.trusts, trust_id(caller().tenant), ReviseSettings(settings))


@blueprint.route("/trust/processing")
class Processing(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DPO)
    @blueprint.lists(RecordEntry)
    def get(self) -> list[RecordEntry]:
        """The record of processing, as the settings in force have it."""
        settings = _own_trust().settings
        return processing.record(settings.processing, settings.retention)


def _own_trust() -> TrustRow:
    with reading() as db:
        return existing(table.trust(db, trust_id(caller().tenant)), NO_SUCH_TRUST)
