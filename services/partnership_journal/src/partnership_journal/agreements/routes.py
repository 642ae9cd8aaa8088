"""The agreement: each partner writes their own part, or says that they work without."""

from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from partnership_journal.agreements import use_cases
from partnership_journal.agreements.texts import LONGEST
from partnership_journal.partnerships.decider import WorkWithoutAgreement, WriteAgreement, partnerships
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.roles import Role

blueprint = Blueprint("agreements", __name__, description="How two partners agree to work")


def _text() -> fields.String:
    return fields.String(validate=Length(max=LONGEST))


class AgreementSchema(Schema):
    """A partner's own part, to be sealed. Any of the texts may be left out, not all."""

    aims = _text()
    expects = _text()
    ground_rules = _text()
    how_often = _text()
    protected_time = _text()


@blueprint.route("/partnerships/<uuid:partnership>/agreements")
class Agreements(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.arguments(AgreementSchema)
    @blueprint.changes
    def post(self, body: dict[str, str], partnership: UUID) -> Response:
        """Writes the caller's own part, in place of an earlier one; both partners can read it."""
        author = use_cases.partner(context(), partnership, caller().person)
        return commands().prepared(
            lambda context: use_cases.seal(context, partnership, author, body),
            lambda write, part: use_cases.write_text(write, partnership, WriteAgreement(author, part)),
        )


@blueprint.route("/partnerships/<uuid:partnership>/agreements/waivers")
class Waivers(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self, partnership: UUID) -> Response:
        """Says that the caller works without an agreement; what they wrote before is shown no more."""
        return commands().run(
            partnerships, partnership, WorkWithoutAgreement(use_cases.partner(context(), partnership, caller().person))
        )
