"""A trust: onboarded by the operator, looked at by its own people."""

from flask import Response
from flask.views import MethodView

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import Write, commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import found, reading, tagged
from plp_kit.web.roles import Role
from recruitment.application.aggregates import TRUSTS
from recruitment.application.identities import trust_id
from recruitment.applications.routes.schemas import Loaded
from recruitment.trusts import processing, table
from recruitment.trusts.decider import NO_SUCH_TRUST, OnboardTrust, ReviseSettings, TrustFacts
from recruitment.trusts.processing import RecordEntry
from recruitment.trusts.routes.schemas import RecordEntrySchema, SettingsSchema, TrustSchema, TrustShownSchema
from recruitment.trusts.settings import ProgrammeSettings
from recruitment.trusts.table import TrustRow

blueprint = Blueprint("trusts", __name__, description="Trusts and their programme settings")


@blueprint.route("/trusts/<string:tenant>")
class Trusts(MethodView):
    @requires(Role.OPERATOR, tenant_in="tenant")
    @blueprint.arguments(TrustSchema)
    @blueprint.changes
    def post(self, body: Loaded, tenant: str) -> Response:
        """Onboards the trust of this tenant; the only route whose tenant comes from its path."""
        return commands().use(lambda write: write.handle(TRUSTS, trust_id(tenant), _onboarding(body, write)))


@blueprint.route("/trust")
class Trust(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DPO)
    @blueprint.shows(TrustShownSchema)
    def get(self) -> tuple[TrustRow, dict[str, str]]:
        """The facts and settings of the caller's own trust."""
        trust = own_trust()
        return tagged(trust, trust.version)


@blueprint.route("/trust/settings")
class Settings(MethodView):
    @requires(Role.FACILITATOR)
    @blueprint.arguments(SettingsSchema)
    @blueprint.changes
    def put(self, body: ProgrammeSettings) -> Response:
        """Revises the settings; cohorts that are open keep theirs."""
        return commands().run(TRUSTS, trust_id(caller().tenant), ReviseSettings(body))


@blueprint.route("/trust/processing")
class Processing(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, Role.DPO)
    @blueprint.response(200, RecordEntrySchema(many=True))
    def get(self) -> list[RecordEntry]:
        """The record of processing, as the settings in force have it."""
        trust = own_trust()
        return processing.record(trust.settings.processing, trust.settings.retention)


def own_trust() -> TrustRow:
    with reading() as db:
        return found(table.trust(db, trust_id(caller().tenant)), NO_SUCH_TRUST)


def _onboarding(body: Loaded, write: Write) -> OnboardTrust:
    """The facts are noted as they stand today."""
    facts = {name: value for name, value in body.items() if name != "settings"}
    return OnboardTrust(TrustFacts(**facts, noted_on=write.origin.at.date()), body["settings"])
