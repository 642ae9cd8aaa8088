"""Requests about one's data: made by people, answered by the data protection officer."""

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
from plp_kit.web.reads import allowed, reading
from plp_kit.web.roles import Role
from plp_kit.web.yes_or_no import YesOrNo
from recruitment.access_log.viewers import Viewer
from recruitment.requests import use_cases
from recruitment.requests.decider import Acknowledge, RequestKind, requests
from recruitment.requests.table import requests as table
from recruitment.requests.table.requests import DataRequest
from recruitment.requests.use_cases import RequestWords

blueprint = Blueprint("requests", __name__, description="Requests that people make about their data")
LONG: Final = Length(1, 4000)


class RequestSchema(Schema):
    kind = fields.Enum(RequestKind, by_value=True, required=True)
    words = fields.String(required=True, validate=LONG)


class AnswerSchema(Schema):
    granted = YesOrNo(required=True)
    reason = fields.String(required=True, validate=LONG)


@blueprint.route("/me/requests")
class MyRequests(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.lists(DataRequest)
    def get(self) -> list[DataRequest]:
        """The caller's requests, and how far they are."""
        with reading() as db:
            return table.of_person(db, caller().person)

    @requires(Role.PARTICIPANT)
    @blueprint.arguments(RequestSchema)
    @blueprint.creates
    def post(self, body: Mapping[str, Any]) -> Response:
        """Asks for rectification or restriction, objects, or complains. It is answered within a month."""
        request, person = new_id(), caller().person
        return commands().prepared(
            lambda context: use_cases.seal(context, request, "words", body["words"], person),
            lambda write, words: use_cases.make(write, request, person, body["kind"], words),
            f"/requests/{request}",
        )


@blueprint.route("/requests")
class Requests(MethodView):
    @requires(Role.DPO)
    @blueprint.lists(DataRequest)
    def get(self) -> list[DataRequest]:
        """Everybody's requests, the open ones first, without what was written in them."""
        with reading() as db:
            return table.everyone(db)


@blueprint.route("/requests/<uuid:request>/words")
class Words(MethodView):
    @requires(Role.DPO)
    @blueprint.answers(RequestWords)
    def get(self, request: UUID) -> RequestWords:
        """What was asked. The person can see that it was read."""
        return allowed(use_cases.words(context(), Viewer(caller().person, uuid4()), request))


@blueprint.route("/requests/<uuid:request>/acknowledgements")
class Acknowledgements(MethodView):
    @requires(Role.DPO)
    @blueprint.changes
    def post(self, request: UUID) -> Response:
        """Lets the person know that the request has arrived; a complaint's within 30 days."""
        return commands().run(requests, request, Acknowledge())


@blueprint.route("/requests/<uuid:request>/answers")
class Answers(MethodView):
    @requires(Role.DPO)
    @blueprint.arguments(AnswerSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, Any], request: UUID) -> Response:
        """Grants or refuses a request, with the reason."""
        return commands().prepared(
            lambda context: use_cases.seal_reason(context, request, body["reason"]),
            lambda write, reason: use_cases.answer(write, request, body["granted"], reason),
        )
