"""The shapes of what matchers look at before they decide: previews, prices, alternatives, repairs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, fields, post_load
from marshmallow.validate import Range

from matching.application.look import Step
from matching.domain.identities import PersonId
from matching.domain.weights import BEST
from matching.entrypoints.schemas import PartSchema


@dataclass(frozen=True, slots=True)
class Previewing:
    step: Step
    one: PersonId
    other: PersonId


@dataclass(frozen=True, slots=True)
class Repairing:
    changes: int
    floor: int


class PreviewQuerySchema(Schema):
    """A pin or a veto of two people, or a swap of their partners."""

    step = fields.Enum(Step, by_value=True, required=True)
    one = fields.UUID(required=True)
    other = fields.UUID(required=True)

    @post_load
    def made(self, loaded: Mapping[str, Any], **_: object) -> Previewing:
        return Previewing(loaded["step"], PersonId(loaded["one"]), PersonId(loaded["other"]))


class RepairingSchema(Schema):
    """Which repair: by its number of changes, and the floor that it holds; 0 for none."""

    changes = fields.Integer(required=True, strict=True, validate=Range(min=0, max=10_000))
    floor = fields.Integer(load_default=0, strict=True, validate=Range(min=0, max=BEST))

    @post_load
    def made(self, loaded: Mapping[str, Any], **_: object) -> Repairing:
        return Repairing(loaded["changes"], loaded["floor"])


class MeasuresSchema(Schema):
    """A plan by the objectives in their order: people placed, the worst pair, pairs that stay, the sum."""

    placed = fields.Integer()
    first_in_line = fields.Integer()
    floor = fields.Integer()
    kept = fields.Integer()
    total = fields.Integer()


class CellSchema(Schema):
    senior = fields.UUID()
    colleague = fields.UUID()
    score = fields.Integer()


class ShortageSchema(Schema):
    """`people` have no other available partners than `partners`, who are fewer."""

    people = fields.List(fields.UUID())
    partners = fields.List(fields.UUID())
    words = fields.String()


class PreviewSchema(Schema):
    """`cost` at the floor and number placed of the best plan; null where no plan keeps them: `after` says what breaks."""

    before = fields.Nested(MeasuresSchema)
    after = fields.Nested(MeasuresSchema)
    cost = fields.Integer(allow_none=True)
    begun = fields.List(fields.Nested(CellSchema))
    shortage = fields.Nested(ShortageSchema, allow_none=True)


class PriceSchema(Schema):
    """`cost` is null where no plan keeps the floor and number placed; `instead` measures the best that remains."""

    cost = fields.Integer(allow_none=True)
    instead = fields.Nested(MeasuresSchema, allow_none=True)


class PricedPairSchema(Schema):
    pair = fields.Nested(CellSchema)
    price = fields.Nested(PriceSchema)


class PricesSchema(Schema):
    """What a veto of each pair would cost. `greatest` less the best plan's total is the price of fairness."""

    best = fields.Nested(MeasuresSchema)
    greatest = fields.Integer()
    vetoes = fields.List(fields.Nested(PricedPairSchema))


class AlternativeSchema(Schema):
    """`begun` are all pairs that would be new with it."""

    other = fields.UUID()
    score = fields.Integer()
    price = fields.Nested(PriceSchema)
    is_below_floor = fields.Boolean()
    begun = fields.List(fields.Nested(CellSchema))


class PersonSchema(Schema):
    """The cheapest alternative first. Why somebody is not available is never said."""

    person = fields.UUID()
    alternatives = fields.List(fields.Nested(AlternativeSchema))
    not_available = fields.List(fields.UUID())


class ExplainedSchema(CellSchema):
    """The parts add up to the score."""

    parts = fields.List(fields.Nested(PartSchema))


class RepairSchema(Schema):
    changes = fields.Integer()
    measures = fields.Nested(MeasuresSchema)
    begun = fields.List(fields.Nested(CellSchema))
    is_recommended = fields.Boolean()


class RepairsSchema(Schema):
    """From the fewest changes to the greatest sum: with the worst pair no worse than `floor` or must be, and without that."""

    floor = fields.Integer()
    held = fields.List(fields.Nested(RepairSchema))
    free = fields.List(fields.Nested(RepairSchema))
