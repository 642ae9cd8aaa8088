"""What people are called: told of oneself at sign-in, and asked for by pages that have ids."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed, tagged
from plp_kit.web.roles import IN_A_TRUST, Role
from plp_kit.web.validation import not_blank
from recruitment.names.use_cases import finding, telling
from recruitment.names.use_cases.finding import FoundPeople, FoundPerson
from recruitment.names.use_cases.telling import OwnName, PersonName, Telling

blueprint = Blueprint("names", __name__, description="What people are called")
MOST_AT_ONCE: Final = 200
SIGNED_IN: Final = tuple(role for role in IN_A_TRUST if role is not Role.FORMER)


class NameSchema(Schema):
    """As the identity provider gives it. The roles are those of the caller's token."""

    name = fields.String(required=True, validate=Length(1, 200))


class SoughtSchema(Schema):
    """The whole work address, or the beginning of each word of the name that is known."""

    name_or_address = fields.String(required=True, validate=[Length(2, 200), not_blank])


class PeopleSchema(Schema):
    people = fields.List(fields.UUID(), required=True, validate=Length(1, MOST_AT_ONCE))


@blueprint.route("/me/name")
class MyName(MethodView):
    @requires(*SIGNED_IN)
    @blueprint.shows(OwnName)
    def get(self) -> tuple[OwnName, dict[str, str]]:
        """The caller's name as it is on record. Version 0 where it was never told."""
        own = telling.own(context(), caller().person)
        return tagged(own, own.version)

    @requires(*SIGNED_IN)
    @blueprint.arguments(NameSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, str]) -> Response:
        """Tells what the caller is called, with the roles of their token. Nothing changes where nothing is new."""
        told = Telling(caller().person, body["name"], tuple(sorted(caller().roles)))
        return commands().prepared(
            lambda context: telling.prepare(context, told),
            lambda write, command: telling.record(write, told.person, command),
        )


@blueprint.route("/names")
class Names(MethodView):
    @requires(*IN_A_TRUST, looks=True)
    @blueprint.arguments(PeopleSchema)
    @blueprint.lists(PersonName)
    def post(self, body: Mapping[str, Sequence[UUID]]) -> list[PersonName]:
        """The names of people, as far as the caller may see them, in the order given, each once."""
        return telling.look_at(context(), caller().person, caller().roles, body["people"])


@blueprint.route("/people/searches")
class Searches(MethodView):
    @requires(Role.DECISION_MAKER, Role.DPO, looks=True)
    @blueprint.arguments(SoughtSchema)
    @blueprint.answers(FoundPeople)
    def post(self, body: Mapping[str, str]) -> FoundPeople:
        """People of the trust by name or work address. That the caller looked is on record, for whom they looked is not."""
        return finding.find(context(), caller().person, body["name_or_address"])


@blueprint.route("/people/<uuid:person>")
class OnePerson(MethodView):
    @requires(Role.DECISION_MAKER, Role.DPO)
    @blueprint.answers(FoundPerson)
    def get(self, person: UUID) -> FoundPerson:
        """Somebody of the trust, as a search finds them, and on record in the same way."""
        return allowed(finding.one(context(), caller().person, person))


@blueprint.route("/colleagues")
class Colleagues(MethodView):
    @requires(Role.EDI_LEAD, Role.DECISION_MAKER)
    @blueprint.lists(PersonName)
    def get(self) -> list[PersonName]:
        """Who works for the programme in the trust and has signed in, by name: one of them can be entered as a substitute."""
        return telling.colleagues(context(), caller().person, caller().roles)
