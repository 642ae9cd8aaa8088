"""Legal holds: placed, reviewed and ended by the decision-maker; the data protection officer reads them."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID, uuid4

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import allowed, tagged
from plp_kit.web.roles import Role
from recruitment.holds import use_cases
from recruitment.holds.use_cases import ShownHold, WantedHold
from recruitment.ids import PersonId

blueprint = Blueprint("holds", __name__, description="Legal holds: nothing of a person is destroyed for now")
SHORT: Final = Length(1, 200)


class HoldSchema(Schema):
    """`reference` is where the reason is filed."""

    reference = fields.String(required=True, validate=SHORT)
    review_on = fields.Date(required=True)


class ReviewSchema(Schema):
    """`review_on` is the day of the next review."""

    review_on = fields.Date(required=True)


@blueprint.route("/holds")
class Holds(MethodView):
    @requires(Role.DECISION_MAKER, Role.DPO)
    @blueprint.lists(ShownHold)
    def get(self) -> list[ShownHold]:
        """All holds, those whose review is overdue first. Nobody sees one on themselves."""
        return use_cases.everyone(context(), caller().person)


@blueprint.route("/holds/<uuid:hold>")
class OneHold(MethodView):
    @requires(Role.DECISION_MAKER, Role.DPO)
    @blueprint.shows(ShownHold)
    def get(self, hold: UUID) -> tuple[ShownHold, dict[str, str]]:
        """One hold. Nobody sees one on themselves."""
        shown, version = allowed(use_cases.one(context(), caller().person, hold))
        return tagged(shown, version)


@blueprint.route("/people/<uuid:person>/holds")
class PersonsHolds(MethodView):
    @requires(Role.DECISION_MAKER)
    @blueprint.arguments(HoldSchema)
    @blueprint.creates
    def post(self, body: Mapping[str, Any], person: UUID) -> Response:
        """Places a legal hold. Once this has answered, nothing of the person is destroyed anywhere."""
        hold = new_id()
        wanted = WantedHold(uuid4(), hold, PersonId(caller().person), PersonId(person), body["review_on"], body["reference"])
        asking = commands()
        return asking.prepared(
            lambda context: use_cases.ask(context, wanted, asking.expected),
            lambda write, _: use_cases.preserved(write, hold),
            f"/holds/{hold}",
        )


@blueprint.route("/holds/<uuid:hold>/reviews")
class Reviews(MethodView):
    @requires(Role.DECISION_MAKER)
    @blueprint.arguments(ReviewSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, Any], hold: UUID) -> Response:
        """Keeps the hold, with the day of its next review."""
        by = caller().person
        return commands().use(lambda write: use_cases.review(write, hold, by, body["review_on"]))


@blueprint.route("/holds/<uuid:hold>/ends")
class Ends(MethodView):
    @requires(Role.DECISION_MAKER)
    @blueprint.changes
    def post(self, hold: UUID) -> Response:
        """Ends the hold: what waited for it alone is destroyed."""
        by = caller().person
        return commands().use(lambda write: use_cases.end(write, hold, by))
