"""The shapes of what a person sees of their own data, and of who looked at it."""

from marshmallow import Schema, fields

from plp_kit.web.yes_or_no import YesOrNo
from recruitment.applications.routes.schemas import LONG, SHORT, MessageSchema, ShownApplicationSchema
from recruitment.requests.decider import RequestKind


class AccessSchema(Schema):
    """`what` is profile, access_needs, contact, export or request."""

    id = fields.UUID()
    at = fields.AwareDateTime()
    reader = fields.UUID()
    person = fields.UUID()
    what = fields.String()


class AccessPageSchema(Schema):
    rows = fields.List(fields.Nested(AccessSchema))
    next = fields.String(allow_none=True)


class FactSchema(Schema):
    """Something on record about the person, in the words of the log; sealed texts are opened, null where they are destroyed."""

    at = fields.AwareDateTime()
    what = fields.String()
    about = fields.String()
    told = fields.Dict(keys=fields.String())


class MyRequestSchema(Schema):
    request = fields.UUID()
    person = fields.UUID()
    kind = fields.String()
    made_on = fields.Date()
    acknowledge_by = fields.Date(allow_none=True)
    answer_by = fields.Date()
    acknowledged_on = fields.Date(allow_none=True)
    answered_on = fields.Date(allow_none=True)
    granted = fields.Boolean(allow_none=True)
    late = fields.List(fields.String())
    version = fields.Integer()


class MyDataSchema(Schema):
    """Everything that recruitment holds about the caller."""

    person = fields.UUID()
    facts = fields.List(fields.Nested(FactSchema))
    applications = fields.List(fields.Nested(ShownApplicationSchema))
    messages = fields.List(fields.Nested(MessageSchema))
    requests = fields.List(fields.Nested(MyRequestSchema))
    looked_at = fields.List(fields.Nested(AccessSchema))


class OwnTextSchema(Schema):
    """A text of the caller's own in one of their applications."""

    application = fields.UUID()
    cohort = fields.UUID()
    text = fields.UUID()
    what = fields.String(metadata={"description": "profile_1 and so on, wants, offers or access_needs"})
    words = fields.String()
    written_on = fields.Date()


class RequestSchema(Schema):
    kind = fields.Enum(RequestKind, by_value=True, required=True)
    words = fields.String(required=True, validate=LONG)


class AnswerSchema(Schema):
    granted = YesOrNo(required=True)
    reason = fields.String(required=True, validate=LONG)


class RequestWordsSchema(Schema):
    """Null where it is erased, or not answered yet."""

    words = fields.String(allow_none=True)
    reason = fields.String(allow_none=True)


class HoldSchema(Schema):
    """`reference` is where the reason is filed; it names nobody."""

    reference = fields.String(required=True, validate=SHORT)
