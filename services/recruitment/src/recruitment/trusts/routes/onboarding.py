"""Trusts for operators: which there are, with what each was taken on, and with what another would begin."""

from flask.views import MethodView
from marshmallow import Schema, fields

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import requires, spans
from plp_kit.web.reads import allowed, reading
from plp_kit.web.roles import Role
from plp_kit.web.wiring import wiring
from recruitment.trusts.decider import Region, TrustKind
from recruitment.trusts.routes.schemas import ConsentTextSchema, ProcessingSchema, SettingsSchema
from recruitment.trusts.standard import STANDARD, StandardSettings
from recruitment.trusts.use_cases import onboarding
from recruitment.trusts.use_cases.onboarding import OnboardedTrust, TakenOn

blueprint = Blueprint("onboarding", __name__, description="Trusts for operators")


class OnboardedTrustSchema(Schema):
    """A trust's facts, and the settings with which it was taken on. Somebody of the trust brings them into force."""

    name = fields.String(required=True, attribute="facts.name")
    ods_code = fields.String(required=True, attribute="facts.ods_code")
    kind = fields.String(required=True, attribute="facts.kind", metadata={"examples": [kind.value for kind in TrustKind]})
    region = fields.String(required=True, attribute="facts.region", metadata={"examples": [region.value for region in Region]})
    synthetic = fields.Boolean(required=True, attribute="facts.synthetic")
    noted_on = fields.Date(required=True, attribute="facts.noted_on")
    stage = fields.String(required=True, metadata={"examples": [stage.value for stage in onboarding.Stage]})
    settings_version = fields.Integer(required=True)
    settings_since = fields.Date(required=True, allow_none=True)
    first_state = fields.String(required=True, attribute="first.state")
    first_answered_on = fields.Date(required=True, allow_none=True, attribute="first.answered_on")
    first_settings = fields.Nested(SettingsSchema, required=True, attribute="first.settings")
    waits_for = fields.List(fields.String(), required=True)


class StandardSettingsSchema(Schema):
    """The part of a trust's settings for which the platform has a standard; months count from launch."""

    length_months_min = fields.Integer(required=True)
    length_months_max = fields.Integer(required=True)
    survey_month = fields.Integer(required=True)
    survey_days = fields.Integer(required=True)
    check_in_every_months = fields.Integer(required=True)
    profile_questions = fields.List(fields.String(), required=True)
    consent_texts = fields.List(fields.Nested(ConsentTextSchema), required=True)
    processing = fields.List(fields.Nested(ProcessingSchema), required=True)


@blueprint.route("/taken-on")
class AllTakenOn(MethodView):
    @spans
    @blueprint.lists(TakenOn)
    def get(self) -> list[TakenOn]:
        """Every trust that is served here, by code, with how far its settings are."""
        return onboarding.taken_on(wiring().tenants(), wiring().context)


@blueprint.route("/trusts/<string:tenant>")
class OneTakenOn(MethodView):
    @requires(Role.OPERATOR, tenant_in="tenant")
    @blueprint.answers(OnboardedTrustSchema)
    def get(self, tenant: str) -> OnboardedTrust:
        """A trust's facts with their day, and the settings with which the operator took it on. Nothing of its people."""
        with reading() as db:
            return allowed(onboarding.one(db, tenant))


@blueprint.route("/standard-settings")
class Standard(MethodView):
    @spans
    @blueprint.answers(StandardSettingsSchema)
    def get(self) -> StandardSettings:
        """The platform's standard settings, with which a trust can begin. They are the same for all trusts."""
        return STANDARD
