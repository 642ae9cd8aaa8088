"""A person's own data: what is held, what they ask of it, and what the data protection officer answers."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView

from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.reads import reading
from plp_kit.web.roles import Role
from recruitment.application.aggregates import PEOPLE, REQUESTS
from recruitment.applications.routes.viewing import looker, shown
from recruitment.entrypoints.my_data_schemas import (
    AnswerSchema,
    HoldSchema,
    MyDataSchema,
    MyRequestSchema,
    RequestSchema,
    RequestWordsSchema,
)
from recruitment.people.decider import AskErasure
from recruitment.people.use_cases import my_data, official_decisions
from recruitment.people.use_cases.my_data import MyData
from recruitment.requests import use_cases
from recruitment.requests.decider import Acknowledge
from recruitment.requests.table import requests
from recruitment.requests.table.requests import RequestRow

blueprint = Blueprint("people", __name__, description="The caller's own data, and the data protection officer's decisions")


@blueprint.route("/me/data")
class Mine(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.response(200, MyDataSchema)
    def get(self) -> MyData:
        """Everything that recruitment holds about the caller."""
        return my_data.of(context(), caller().person)


@blueprint.route("/me/erasures")
class Erasures(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.changes
    def post(self) -> Response:
        """Asks to be erased; it is done after seven days' hold, unless it is refused or a legal hold stops it."""
        person = caller().person
        return commands().use(lambda write: write.handle(PEOPLE, person, AskErasure(write.origin.at)))


@blueprint.route("/me/requests")
class MyRequests(MethodView):
    @requires(Role.PARTICIPANT)
    @blueprint.response(200, MyRequestSchema(many=True))
    def get(self) -> list[RequestRow]:
        """The caller's requests, and how far they are."""
        with reading() as db:
            return requests.of_person(db, caller().person)

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
    @blueprint.response(200, MyRequestSchema(many=True))
    def get(self) -> list[RequestRow]:
        """Everybody's requests, the open ones first, without what was written in them."""
        with reading() as db:
            return requests.everyone(db)


@blueprint.route("/requests/<uuid:request>/words")
class RequestWords(MethodView):
    @requires(Role.DPO)
    @blueprint.response(200, RequestWordsSchema)
    def get(self, request: UUID) -> dict[str, str | None]:
        """What was asked. The person can see that it was read."""
        words, reason = shown(use_cases.words(context(), looker(), request))
        return {"words": words, "reason": reason}


@blueprint.route("/requests/<uuid:request>/acknowledgements")
class Acknowledgements(MethodView):
    @requires(Role.DPO)
    @blueprint.changes
    def post(self, request: UUID) -> Response:
        """Lets the person know that the request has arrived; a complaint's within 30 days."""
        return commands().run(REQUESTS, request, Acknowledge())


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


@blueprint.route("/people/<uuid:person>/holds")
class Holds(MethodView):
    @requires(Role.DPO)
    @blueprint.arguments(HoldSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str], person: UUID) -> Response:
        """Places a legal hold: nothing of the person is erased or deleted by itself."""
        return commands().use(lambda write: official_decisions.place_hold(write, person, body["reference"]))


@blueprint.route("/people/<uuid:person>/hold-ends")
class HoldEnds(MethodView):
    @requires(Role.DPO)
    @blueprint.changes
    def post(self, person: UUID) -> Response:
        """Lifts the legal hold; an erasure that was asked for is done seven days later."""
        return commands().use(lambda write: official_decisions.lift_hold(write, person))


@blueprint.route("/people/<uuid:person>/restriction-ends")
class RestrictionEnds(MethodView):
    @requires(Role.DPO)
    @blueprint.changes
    def post(self, person: UUID) -> Response:
        """Lifts a restriction that was granted: what the person wrote may be looked at again."""
        return commands().use(lambda write: official_decisions.end_restriction(write, person))


@blueprint.route("/people/<uuid:person>/erasure-refusals")
class ErasureRefusals(MethodView):
    @requires(Role.DPO)
    @blueprint.changes
    def post(self, person: UUID) -> Response:
        """Refuses an erasure within its seven days."""
        return commands().use(lambda write: official_decisions.refuse_erasure(write, person))
