"""The shapes of insights' requests and answers."""

from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from insights.domain.catalogue import GROUPS_SERVED, WAVES
from insights.domain.national_tables import Symbol


class TableQuerySchema(Schema):
    group_served = fields.String(required=True, validate=OneOf(sorted(GROUPS_SERVED)))
    wave = fields.String(load_default="mid", validate=OneOf(WAVES))


class FigureSchema(Schema):
    """A count is null where `symbol` says why; so is a percentage of the row's total. `low` stands beside a count of 0."""

    column = fields.String()
    count = fields.Integer(allow_none=True)
    symbol = fields.Enum(Symbol, by_value=True, allow_none=True)
    percentage = fields.Decimal(places=1, as_string=True, allow_none=True)
    percentage_symbol = fields.Enum(Symbol, by_value=True, allow_none=True)


class LineSchema(Schema):
    """One row of one fact in one area: a region's code, or `all`. `synthetic` when any trust in it is invented.

    The row is `all`: no table tells groups apart.
    """

    fact = fields.String()
    area = fields.String()
    row = fields.String()
    trusts = fields.Integer()
    blocks = fields.Integer()
    synthetic = fields.Boolean()
    total = fields.Integer(allow_none=True)
    figures = fields.List(fields.Nested(FigureSchema))


class LegendSchema(Schema):
    symbol = fields.String(metadata={"description": "As it is shown, in square brackets."})
    meaning = fields.String()


class NationalTableSchema(Schema):
    """One group served and one wave: neither is ever added to another. All counts are multiples of `base`."""

    group_served = fields.String()
    wave = fields.String()
    catalogue = fields.Integer()
    base = fields.Integer()
    synthetic = fields.Boolean()
    lines = fields.List(fields.Nested(LineSchema))
    legend = fields.List(fields.Nested(LegendSchema))
    notes = fields.List(fields.String())


class ContributorSchema(Schema):
    """A trust with what it has contributed of one group served and wave."""

    trust = fields.String()
    name = fields.String()
    kind = fields.String()
    region = fields.String()
    synthetic = fields.Boolean()
    group_served = fields.String()
    wave = fields.String()
    blocks = fields.Integer()
    first_month = fields.String()
    last_month = fields.String()


class CoverageSchema(Schema):
    """`trusts` counts those that have contributed anything; a row is one of them with one group served and wave."""

    trusts = fields.Integer()
    synthetic = fields.Boolean()
    rows = fields.List(fields.Nested(ContributorSchema))
    notes = fields.List(fields.String())


class RefusedContributionSchema(Schema):
    """`reason` is a stable code; no figure is shown."""

    trust = fields.String()
    synthetic = fields.Boolean()
    contribution = fields.UUID()
    reason = fields.String()
    sentence = fields.String()
    at = fields.AwareDateTime()
