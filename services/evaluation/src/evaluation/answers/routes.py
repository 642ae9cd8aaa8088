"""Answers to a survey, from the people whom it invites."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields, post_load
from marshmallow.validate import Length, Range

from evaluation.answers.answer import Answer, Choice
from evaluation.answers.form import SurveyForm
from evaluation.answers.use_cases import answer as answering
from evaluation.answers.use_cases.answer import SubmittedAnswer
from evaluation.catalogue.groups import Group
from evaluation.catalogue.questions import CheckIn, Recommend
from evaluation.surveys.decider import STREAMS
from plp_kit.core.events import Stream
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed, reading
from plp_kit.web.roles import Role
from plp_kit.web.yes_or_no import YesOrNo

blueprint = Blueprint("answers", __name__, description="Answers to a survey")

SHORT = Length(1, 200)
MANY = Length(0, 50)
Loaded = Mapping[str, Any]


class ChoiceSchema(Schema):
    """An answer to a question of the national core."""

    question = fields.String(required=True, validate=SHORT)
    version = fields.Integer(required=True, strict=True, validate=Range(1, 10_000))
    level = fields.String(required=True, validate=SHORT)

    @post_load
    def choice(self, loaded: Loaded, **_: object) -> Choice:
        return Choice(**loaded)


class AnswerSchema(Schema):
    """An answer. Without `consent` nothing of it is stored. Questions of the core may be left out.

    `groups_served` are those groups of the cohort's that the respondent states; needed with `served` or `both` where it serves
    several.
    """

    consent = YesOrNo(load_default=False)
    group = fields.Enum(Group, by_value=True, required=True)
    recommend = fields.Enum(Recommend, by_value=True, required=True)
    check_in = fields.Enum(CheckIn, by_value=True, required=True)
    national_counts = YesOrNo(required=True)
    choices = fields.List(fields.Nested(ChoiceSchema), load_default=list, validate=MANY)
    groups_served = fields.List(fields.String(validate=SHORT), load_default=list, validate=MANY)

    @post_load
    def consent_and_answer(self, loaded: Loaded, **_: object) -> tuple[bool, Answer]:
        answer = {name: value for name, value in loaded.items() if name != "consent"}
        listed = {name: tuple(loaded[name]) for name in ("choices", "groups_served")}
        return loaded["consent"], Answer(**{**answer, **listed})


@blueprint.route("/surveys/<uuid:survey>/form")
class Form(MethodView):
    @requires(Role.PARTICIPANT, remembered=False)
    @blueprint.answers(SurveyForm)
    @blueprint.alt_response(409, "CONFLICT")
    def get(self, survey: UUID) -> SurveyForm:
        """What an open survey asks of the people whom it invites."""
        with reading() as db:
            shown = answering.form(context(), db, survey, caller().person)
        return allowed(shown)


@blueprint.route("/surveys/<uuid:survey>/answers")
class Answers(MethodView):
    @requires(Role.PARTICIPANT, remembered=False)
    @blueprint.arguments(AnswerSchema)
    @blueprint.changes
    def post(self, body: tuple[bool, Answer], survey: UUID) -> Response:
        """Answers, or answers again: the last answer before the survey closes counts. Nobody sees who gave which answer."""
        person = answering.respondent(context(), survey, caller().person)
        submitted = SubmittedAnswer(Stream(STREAMS, survey), person, *body)
        return commands().prepared(
            lambda context: answering.seal(context, submitted),
            lambda write, sealed: answering.keep(write, submitted, sealed),
        )
