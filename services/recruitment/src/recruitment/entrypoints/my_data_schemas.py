"""The shapes of what a person sees of their own data, and of who looked at it."""

from marshmallow import Schema, fields


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
