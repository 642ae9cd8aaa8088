"""A trust's settings in force, for those who may propose others, and what would be wrong with these."""

from collections.abc import Mapping
from typing import Any

import msgspec
from flask.views import MethodView
from marshmallow import Schema, fields

from plp_kit.drafts import OwnDraft
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed, tagged
from plp_kit.web.roles import Role
from plp_kit.web.views import schema_of
from recruitment.trusts.routes.schemas import ListedProposalSchema, SettingsSchema
from recruitment.trusts.settings import ProgrammeSettings
from recruitment.trusts.use_cases import reading
from recruitment.trusts.use_cases.reading import SettingsPage

blueprint = Blueprint("settings", __name__, description="Programme settings in force")


class SettingsPageSchema(Schema):
    """The settings in force, all that were proposed, and what the caller has typed and not proposed yet.

    `trust` is the subject of these drafts. Before the first settings are approved there are none, and `version` is 0.
    """

    trust = fields.UUID(required=True)
    version = fields.Integer(required=True)
    since = fields.Date(required=True, allow_none=True)
    settings = fields.Nested(SettingsSchema, required=True, allow_none=True)
    proposals = fields.List(fields.Nested(ListedProposalSchema), required=True)
    drafts = fields.List(fields.Nested(schema_of(OwnDraft)), required=True)


class CheckedSchema(Schema):
    """Nothing is wrong with the settings, beside those of this version."""

    version = fields.Integer(required=True)


@blueprint.route("/trust/settings")
class Settings(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD)
    @blueprint.shows(SettingsPageSchema)
    def get(self) -> tuple[SettingsPage, dict[str, str]]:
        """The settings in force, for those who may propose others. Only the caller reads their drafts.

        The version is that of all proposals.
        """
        page = allowed(reading.page(context(), caller().person))
        return tagged(page, page.stream_version)


@blueprint.route("/trust/settings/checks")
class Checks(MethodView):
    @requires(Role.FACILITATOR, Role.EDI_LEAD, looks=True)
    @blueprint.arguments(SettingsSchema)
    @blueprint.answers(CheckedSchema)
    @blueprint.alt_response(409, "CONFLICT")
    def post(self, body: Mapping[str, Any]) -> Mapping[str, int]:
        """Refuses settings that contradict themselves, or the consent texts in force. Nothing is proposed."""
        return {"version": allowed(reading.checked(context(), msgspec.convert(body, ProgrammeSettings)))}
