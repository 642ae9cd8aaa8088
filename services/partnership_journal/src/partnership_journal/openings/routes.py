"""Continuing with a partner, saying that the pairing cannot work, and whether the other may see one's address."""

from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema

from partnership_journal.openings.decider import ChooseContact, GoOn, RefusePairing
from partnership_journal.openings.use_cases import act, partner
from plp_kit.core.days import day_of
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.roles import Role
from plp_kit.web.yes_or_no import YesOrNo

blueprint = Blueprint("openings", __name__, description="What two people say who were paired")


class ContactSchema(Schema):
    """Whether the partner may see the e-mail address that the caller has given, once the two are open to each other."""

    shows_address = YesOrNo(required=True)


@blueprint.route("/partnerships/<uuid:partnership>/continuations")
class Continuations(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(ContactSchema)
    @blueprint.changes
    def post(self, body: dict[str, bool], partnership: UUID) -> Response:
        """Says that the caller is continuing. When both are, each can read the other's profile; until then nobody is told."""
        own, shows = partner(context(), partnership, caller().person), body["shows_address"]
        return commands().use(lambda write: act(write, partnership, GoOn(own, shows, day_of(write.origin.at))))


@blueprint.route("/partnerships/<uuid:partnership>/refusals")
class Refusals(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self, partnership: UUID) -> Response:
        """Says, without a reason, that this pairing cannot work. The pair is taken back; the other learns only that."""
        own = partner(context(), partnership, caller().person)
        return commands().use(lambda write: act(write, partnership, RefusePairing(own, day_of(write.origin.at))))


@blueprint.route("/partnerships/<uuid:partnership>/contact-choices")
class ContactChoices(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(ContactSchema)
    @blueprint.changes
    def post(self, body: dict[str, bool], partnership: UUID) -> Response:
        """Says whether the partner may see the caller's e-mail address."""
        own = partner(context(), partnership, caller().person)
        return commands().use(lambda write: act(write, partnership, ChooseContact(own, body["shows_address"])))
