"""The caller's erasure, and the end of restrictions."""

from uuid import UUID

from flask import Response
from flask.views import MethodView

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.freshness import signed_in_freshly
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.roles import Role
from recruitment.people.use_cases import own_erasure, restriction

blueprint = Blueprint("people", __name__, description="Erasure of the caller's own data, and the end of restrictions")


@blueprint.route("/me/erasures")
class Erasures(MethodView):
    @requires(Role.PARTICIPANT, Role.FORMER, remembered=False)
    @blueprint.changes
    def post(self) -> Response:
        """Asks to be erased; the data are restricted at once. The answer is the receipt, and the same for everybody.

        It may be taken back until it begins, at the earliest after seven days, or as many as the trust's settings say.
        `GET /me/requests` says how far it is.
        """
        request, person, fresh = new_id(), caller().person, signed_in_freshly()
        return commands().use(lambda write: own_erasure.ask(write, request, person, freshly_signed_in=fresh))


@blueprint.route("/me/erasures/retractions")
class Retractions(MethodView):
    @requires(Role.PARTICIPANT, Role.FORMER)
    @blueprint.changes
    def post(self) -> Response:
        """Takes back that the caller asked to be erased, as long as it has not begun."""
        person = caller().person
        return commands().use(lambda write: own_erasure.retract(write, person))


@blueprint.route("/people/<uuid:person>/restriction-ends")
class RestrictionEnds(MethodView):
    @requires(Role.DECISION_MAKER)
    @blueprint.changes
    def post(self, person: UUID) -> Response:
        """Ends what restrictions and objections that were granted restrict. Requests that are open still restrict."""
        return commands().use(lambda write: restriction.end_restrictions(write, person))
