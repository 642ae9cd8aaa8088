"""The shapes of pins, vetoes, notes, weights and conflicts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from marshmallow import Schema, fields, post_load
from marshmallow.validate import Length, Range

from matching.application.notes import ShownNote
from matching.domain.cohorts import Conflict
from matching.domain.considerations import Stance
from matching.domain.identities import PersonId
from matching.domain.weights import BEST, Weights

REASON: Final = Length(min=1, max=2000)
POINTS: Final = Range(min=0, max=BEST)


@dataclass(frozen=True, slots=True)
class Couple:
    one: PersonId
    other: PersonId


@dataclass(frozen=True, slots=True)
class Writing:
    couple: Couple
    stance: Stance
    reason: str = field(repr=False)
    until: date | None


@dataclass(frozen=True, slots=True)
class Declaring:
    couple: Couple
    conflict: Conflict


def _couple(loaded: Mapping[str, Any]) -> Couple:
    return Couple(PersonId(loaded["one"]), PersonId(loaded["other"]))


class CoupleSchema(Schema):
    """Two people, in no order."""

    one = fields.UUID(required=True)
    other = fields.UUID(required=True)

    @post_load
    def made(self, loaded: Mapping[str, Any], **_: object) -> Couple:
        return _couple(loaded)


class NoteSchema(Schema):
    """A note for or against two people. They, too, may ask to read the reason."""

    one = fields.UUID(required=True)
    other = fields.UUID(required=True)
    stance = fields.Enum(Stance, by_value=True, required=True)
    reason = fields.String(required=True, validate=REASON)
    until = fields.Date(load_default=None, allow_none=True)

    @post_load
    def made(self, loaded: Mapping[str, Any], **_: object) -> Writing:
        return Writing(_couple(loaded), loaded["stance"], loaded["reason"], loaded["until"])


class ShownNoteSchema(Schema):
    """`reason` is null where it was destroyed."""

    note = fields.UUID()
    one = fields.UUID()
    other = fields.UUID()
    stance = fields.String()
    author = fields.UUID()
    until = fields.Date(allow_none=True)
    reason = fields.String(allow_none=True)

    def get_attribute(self, obj: ShownNote, attr: str, default: object) -> object:
        return super().get_attribute(obj if attr == "reason" else obj.row, attr, default)


class WeightsSchema(Schema):
    """What each part of a score is worth: 1000 points in all, where topics and aims count twice, once each way."""

    topics = fields.Integer(required=True, strict=True, validate=POINTS)
    aims = fields.Integer(required=True, strict=True, validate=POINTS)
    interests = fields.Integer(required=True, strict=True, validate=POINTS)
    availability = fields.Integer(required=True, strict=True, validate=POINTS)
    meeting_mode = fields.Integer(required=True, strict=True, validate=POINTS)
    site = fields.Integer(required=True, strict=True, validate=POINTS)
    notes = fields.Integer(required=True, strict=True, validate=POINTS)
    directorate = fields.Integer(required=True, strict=True, validate=POINTS)
    profession = fields.Integer(required=True, strict=True, validate=POINTS)

    @post_load
    def made(self, loaded: Mapping[str, Any], **_: object) -> Weights:
        return Weights(**loaded)


class ConflictSchema(Schema):
    """`declared` by one of the two; `decides`: one decides a grievance, disciplinary, appraisal or appointment of the other."""

    one = fields.UUID(required=True)
    other = fields.UUID(required=True)
    conflict = fields.Enum(Conflict, by_value=True, required=True)

    @post_load
    def made(self, loaded: Mapping[str, Any], **_: object) -> Declaring:
        return Declaring(_couple(loaded), loaded["conflict"])


class ShownConflictSchema(Schema):
    one = fields.UUID()
    other = fields.UUID()
    conflict = fields.String()


class CriteriaSchema(Schema):
    """What holds for all rounds of a cohort. `version` is that of the cohort here, 0 before anything is known of it."""

    cohort = fields.UUID()
    launch_on = fields.Date(allow_none=True)
    weights = fields.Nested(WeightsSchema)
    conflicts = fields.List(fields.Nested(ShownConflictSchema))
    identity_words_version = fields.Integer()
    version = fields.Integer()
