"""Requests about one's data: made by people, acknowledged by the data protection officer, answered by the decision-maker."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf, Range

from plp_kit.core.days import day_of
from plp_kit.core.shown import shown
from plp_kit.web import paging
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.ids import new_id
from plp_kit.web.paging import PageSchema
from plp_kit.web.reads import allowed, programme_time, reading, tagged
from plp_kit.web.roles import Role
from recruitment.access_log.viewers import Viewer
from recruitment.ids import PersonId
from recruitment.requests import queries, use_cases
from recruitment.requests.commands import Acknowledge
from recruitment.requests.decider import requests
from recruitment.requests.grounds import Ground, Outcome, RequestKind
from recruitment.requests.queries import STATES, OneRequest, QueueCounts, QueuedRequest, Wanted
from recruitment.requests.table import requests as table
from recruitment.requests.table.requests import DataRequest
from recruitment.requests.use_cases import Decision, OwnAnswer, RequestWords

blueprint = Blueprint("requests", __name__, description="Requests that people make about their data")
LONG: Final = Length(1, 4000)


WITH_WORDS: Final = [str(kind) for kind in RequestKind if kind is not RequestKind.ERASURE]


class RequestSchema(Schema):
    """An erasure has a route of its own."""

    kind = fields.String(required=True, validate=OneOf(WITH_WORDS))
    words = fields.String(required=True, validate=LONG)


class QueueSchema(PageSchema):
    """`to_advise`: only those on which the data protection officer has not advised yet."""

    state = fields.String(validate=OneOf(STATES))
    kind = fields.String(validate=OneOf([str(kind) for kind in RequestKind]))
    to_advise = fields.Boolean(load_default=False)
    limit = fields.Integer(load_default=25, validate=Range(1, 100))


@shown
@dataclass(frozen=True, slots=True)
class Queue:
    """A page of requests. `next` is the cursor of the next page, null on the last."""

    requests: list[QueuedRequest]
    next: str | None
    counts: QueueCounts


class AdviceSchema(Schema):
    advice = fields.String(required=True, validate=LONG)


class AnswerSchema(Schema):
    """`ground` where it is refused, in part too; `words` are for the person, null where all of their data is erased."""

    outcome = fields.Enum(Outcome, by_value=True, required=True)
    ground = fields.Enum(Ground, by_value=True, load_default=None, allow_none=True)
    words = fields.String(load_default=None, allow_none=True, validate=LONG)


@blueprint.route("/me/requests")
class MyRequests(MethodView):
    @requires(Role.PARTICIPANT, Role.FORMER)
    @blueprint.lists(DataRequest)
    def get(self) -> list[DataRequest]:
        """The caller's requests, erasures among them, and how far they are."""
        with reading() as db:
            return table.of_person(db, caller().person)

    @requires(Role.PARTICIPANT, Role.FORMER)
    @blueprint.arguments(RequestSchema)
    @blueprint.creates
    def post(self, body: Mapping[str, Any]) -> Response:
        """Asks for rectification or restriction, objects, or complains. It is answered within a month."""
        request, person, kind = new_id(), caller().person, RequestKind(body["kind"])
        return commands().prepared(
            lambda context: use_cases.seal_words(context, request, kind, body["words"], person),
            lambda write, words: use_cases.make(write, request, person, kind, words),
            f"/requests/{request}",
        )


@blueprint.route("/me/requests/<uuid:request>/answer")
class MyAnswer(MethodView):
    @requires(Role.PARTICIPANT, Role.FORMER)
    @blueprint.answers(OwnAnswer)
    def get(self, request: UUID) -> OwnAnswer:
        """What the caller wrote in their own request, the answer with its words, and what they can do if they do not agree."""
        return allowed(use_cases.own_answer(context(), caller().person, request))


@blueprint.route("/requests")
class Requests(MethodView):
    @requires(Role.DPO, Role.DECISION_MAKER)
    @blueprint.arguments(QueueSchema, location="query", as_kwargs=True)
    @blueprint.answers(Queue)
    def get(self, cursor: str | None, limit: int, *, to_advise: bool, state: str | None = None, kind: str | None = None) -> Queue:
        """Everybody's requests, those that wait for the decision-maker first, without what was written in them."""
        with reading() as db:
            wanted = Wanted(caller().person, day_of(programme_time(db)), state, kind, to_advise)
            rows, counts = queries.page(db, wanted, paging.position(cursor), limit + 1), queries.counts(db, wanted)
        page = paging.page(rows, limit, queries.position_of)
        return Queue(list(page.rows), page.next, counts)


@blueprint.route("/requests/<uuid:request>")
class Request(MethodView):
    @requires(Role.DPO, Role.DECISION_MAKER)
    @blueprint.shows(OneRequest)
    def get(self, request: UUID) -> tuple[OneRequest, dict[str, str]]:
        """One request, without what was written in it, in its version: what was answered or advised since can be noticed."""
        row, version = allowed(use_cases.one(context(), caller().person, request))
        return tagged(row, version)


@blueprint.route("/requests/<uuid:request>/words")
class Words(MethodView):
    @requires(Role.DECISION_MAKER)
    @blueprint.answers(RequestWords)
    def get(self, request: UUID) -> RequestWords:
        """What was asked, advised and answered. The person can see that it was read."""
        return allowed(use_cases.words(context(), Viewer(caller().person, uuid4()), request))


@blueprint.route("/requests/<uuid:request>/acknowledgements")
class Acknowledgements(MethodView):
    @requires(Role.DPO)
    @blueprint.changes
    def post(self, request: UUID) -> Response:
        """Lets the person know that the request has arrived; a complaint's within 30 days."""
        return commands().run(requests, request, Acknowledge(PersonId(caller().person)))


@blueprint.route("/requests/<uuid:request>/advice")
class Advice(MethodView):
    @requires(Role.DPO)
    @blueprint.arguments(AdviceSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, str], request: UUID) -> Response:
        """Advises the decision-maker, who alone can read it."""
        by = caller().person
        return commands().prepared(
            lambda context: use_cases.seal_advice(context, by, request, body["advice"]),
            lambda write, advice: use_cases.advise(write, by, request, advice),
        )


@blueprint.route("/requests/<uuid:request>/answers")
class Answers(MethodView):
    @requires(Role.DECISION_MAKER)
    @blueprint.arguments(AnswerSchema)
    @blueprint.changes
    def post(self, body: Mapping[str, Any], request: UUID) -> Response:
        """Grants a request, wholly or in part, or refuses it. An erasure that is granted begins at once."""
        decision = Decision(PersonId(caller().person), body["outcome"], body["ground"], body["words"])
        return commands().prepared(
            lambda context: use_cases.prepare(context, request, decision),
            lambda write, prepared: use_cases.answer(write, request, decision, prepared),
        )
