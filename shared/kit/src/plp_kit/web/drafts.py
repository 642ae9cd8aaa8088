"""`/me/drafts`: what the caller has typed into a form and not sent yet, kept for them alone."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from flask import Response
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import Length, Regexp

from plp_kit import drafts
from plp_kit.core.drafts import Form, Place, Question, question_of
from plp_kit.drafts import NO_SUCH_QUESTION, OwnDraft, OwnDrafts, Typed
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.current import context
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import allowed, existing, tagged
from plp_kit.web.roles import IN_A_TRUST

AT: Final = "/me/drafts/<string:form>/<uuid:subject>"
NAME: Final = Regexp(r"[a-z][a-z0-9_-]{0,49}\Z")


class TypedFieldSchema(Schema):
    """A field of the page by its name, with what was typed into it or picked there."""

    name = fields.String(required=True, validate=NAME)
    values = fields.List(fields.String(validate=Length(0, 4000)), required=True, validate=Length(0, 60))


class DraftSchema(Schema):
    """Whatever was typed, right or wrong. Nothing of it is checked before it is sent."""

    typed = fields.List(fields.Nested(TypedFieldSchema), required=True, validate=Length(0, 60))


def blueprint(service: str, forms: Sequence[Form]) -> Blueprint:
    """Drafts of these forms, which no other service may open."""
    made = Blueprint("drafts", __name__, description="What the caller has typed and not sent yet")

    def filled_in(form: str, subject: UUID) -> Form:
        return allowed(drafts.form_for(context(), forms, form, caller().person, subject))

    def place(form: str, subject: UUID, question: str) -> tuple[Place, Question]:
        known = existing(question_of(filled_in(form, subject), question), NO_SUCH_QUESTION)
        return Place(caller().person, form, subject, question), known

    @made.route(AT)
    class DraftsOfForm(MethodView):
        @requires(*IN_A_TRUST)
        @made.answers(OwnDrafts)
        def get(self, form: str, subject: UUID) -> OwnDrafts:
            """Everything that the caller has typed into this form, by question."""
            return drafts.of_form(context(), caller().person, filled_in(form, subject).name, subject)

    @made.route(f"{AT}/<string:question>")
    class Draft(MethodView):
        @requires(*IN_A_TRUST)
        @made.shows(OwnDraft)
        def get(self, form: str, subject: UUID, question: str) -> tuple[OwnDraft, dict[str, str]]:
            """What the caller has typed for this question. Nobody else can read it."""
            kept = drafts.own(context(), place(form, subject, question)[0])
            return tagged(kept, kept.version)

        @requires(*IN_A_TRUST)
        @made.arguments(DraftSchema)
        @made.changes
        def put(self, body: Mapping[str, Any], form: str, subject: UUID, question: str) -> Response:
            """Keeps what the caller has typed, for thirty days, until it is sent, or until they are erased."""
            at, known = place(form, subject, question)
            typed = msgspec.convert(body["typed"], list[Typed])
            return commands().prepared(
                lambda context: drafts.seal(context, service, at, known, typed),
                lambda write, content: drafts.save(write, at, content),
            )

        @requires(*IN_A_TRUST)
        @made.changes
        def delete(self, form: str, subject: UUID, question: str) -> Response:
            """Nothing is kept there any more."""
            at, _ = place(form, subject, question)
            return commands().use(lambda write: drafts.drop(write, at))

    return made
