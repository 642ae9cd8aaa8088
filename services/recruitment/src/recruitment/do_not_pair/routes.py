"""Whom an applicant must not be paired with: for the applicant alone."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed, tagged
from plp_kit.web.roles import Role
from plp_kit.web.validation import Fits
from recruitment.do_not_pair import use_cases
from recruitment.do_not_pair.exclusions import DEPARTMENT_BYTES, EMAIL_BYTES, NAME_BYTES, PLACES, Kind, NamedPerson
from recruitment.do_not_pair.use_cases import NamedPeople

blueprint = Blueprint("do_not_pair", __name__, description="Whom the caller must not be paired with")


class NamedPersonSchema(Schema):
    """Somebody by name and, if known, work e-mail or department, as the applicant writes it.

    `decides`: one of the two decides a grievance, disciplinary, appraisal or appointment of the other.
    """

    name = fields.String(required=True, validate=Fits(NAME_BYTES))
    email = fields.String(load_default=None, allow_none=True, validate=Fits(EMAIL_BYTES))
    department = fields.String(load_default=None, allow_none=True, validate=Fits(DEPARTMENT_BYTES))
    kind = fields.Enum(Kind, by_value=True, load_default=Kind.NAMED)


class DoNotPairSchema(Schema):
    """Everybody with whom the applicant must not be paired; it replaces whom they named before."""

    people = fields.List(fields.Nested(NamedPersonSchema), required=True, validate=Length(0, PLACES))


@blueprint.route("/applications/<uuid:application>/do-not-pair")
class DoNotPair(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.shows(NamedPeople)
    def get(self, application: UUID) -> tuple[NamedPeople, dict[str, str]]:
        """Whom the caller named, for the caller alone."""
        shown = allowed(use_cases.shown_to_author(context(), application, caller().person))
        return tagged(shown, shown.version)

    @requires(Role.PARTICIPANT)
    @blueprint.arguments(DoNotPairSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, list[Mapping[str, Any]]], application: UUID) -> Response:
        """Saves whom the caller must not be paired with.

        No reason is asked for. The answer is the same whether or not there are such people, and nobody else learns of it.
        """
        person, people = caller().person, msgspec.convert(body["people"], list[NamedPerson])
        return commands().prepared(lambda context: use_cases.named(context, application, person, people), use_cases.record)
