"""Exceptions to the rules about roles: recorded and ended by the decision-maker, listed for those who oversee the programme."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import allowed
from plp_kit.web.roles import Role
from plp_kit.web.validation import not_blank
from plp_kit.web.viewing import viewer
from recruitment.exceptions import use_cases
from recruitment.exceptions.decider import Rule
from recruitment.exceptions.use_cases import ShownException, WantedException
from recruitment.ids import PersonId

blueprint = Blueprint("exceptions", __name__, description="Exceptions to the rules about roles that do not mix")


class ExceptionSchema(Schema):
    """`rule` is the code with which the rule refuses. `last_day` is within a year."""

    rule = fields.Enum(Rule, by_value=True, required=True)
    reason = fields.String(required=True, validate=[Length(1, 2000), not_blank])
    last_day = fields.Date(required=True)


@blueprint.route("/exceptions")
class Exceptions(MethodView):
    @requires(Role.EDI_LEAD, Role.DPO, Role.DECISION_MAKER)
    @blueprint.lists(ShownException)
    def get(self) -> list[ShownException]:
        """All exceptions, the latest first: for whom, from which rule, why, and until when."""
        return allowed(use_cases.everyone(context(), viewer()))


@blueprint.route("/people/<uuid:person>/exceptions")
class PersonsExceptions(MethodView):
    @requires(Role.DECISION_MAKER)
    @blueprint.arguments(ExceptionSchema)
    @blueprint.creates
    def post(self, body: Mapping[str, Any], person: UUID) -> Response:
        """Lets the person through one rule, from today until the end of the last day. Nobody records one for themselves."""
        by, exception = PersonId(caller().person), new_id()
        wanted = WantedException(exception, by, PersonId(person), body["rule"], body["last_day"], body["reason"])
        return commands().prepared(
            lambda context: use_cases.seal(context, wanted),
            lambda write, prepared: use_cases.record(write, wanted, prepared),
            f"/exceptions/{exception}",
        )


@blueprint.route("/exceptions/<uuid:exception>/ends")
class Ends(MethodView):
    @requires(Role.DECISION_MAKER)
    @blueprint.changes
    def post(self, exception: UUID) -> Response:
        """Ends an exception before its last day, at once."""
        return commands().use(lambda write: use_cases.end(write, exception))
