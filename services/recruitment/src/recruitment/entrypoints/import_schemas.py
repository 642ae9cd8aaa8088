"""The shapes of importing."""

from marshmallow import Schema, fields

from recruitment.applications.routes.schemas import SHORT


class DryRunSchema(Schema):
    """With `dry_run` nothing changes: it is only said what would."""

    dry_run = fields.Boolean(load_default=False)


class ImportSchema(DryRunSchema):
    channel = fields.String(required=True, validate=SHORT)


class RefusedRowSchema(Schema):
    """Why a row is refused; never what stands in it."""

    row = fields.Integer()
    column = fields.String()
    rule = fields.String()
    sentence = fields.String()


class ImportedSchema(Schema):
    dry_run = fields.Boolean()
    rows = fields.Integer()
    invited = fields.Integer()
    known = fields.Integer()
    refused = fields.List(fields.Nested(RefusedRowSchema))
    ignored_columns = fields.List(fields.String())


class ListedSchema(Schema):
    dry_run = fields.Boolean()
    rows = fields.Integer()
    recorded = fields.Integer()
    unchanged = fields.Integer()
    passed_over = fields.Integer()
    refused = fields.List(fields.Nested(RefusedRowSchema))


class ClaimSchema(Schema):
    code = fields.String(required=True, validate=SHORT)
