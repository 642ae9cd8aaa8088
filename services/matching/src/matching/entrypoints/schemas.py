"""The shapes of matching's requests and answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from marshmallow import Schema, fields, post_load
from marshmallow.validate import Regexp

from matching.application.show_round import ShownRound
from matching.domain.proposals import Fingerprint
from matching.domain.rounds import Seat

SHA_256: Final = Regexp(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Signing:
    """What somebody signs; `seat` is None where the caller's role says it."""

    fingerprint: Fingerprint
    seat: Seat | None


class SigningSchema(Schema):
    """`fingerprint` is that of the proposal as it was read. Who holds both seats' roles says which seat it is for."""

    fingerprint = fields.String(required=True, validate=SHA_256)
    seat = fields.Enum(Seat, by_value=True, load_default=None)

    @post_load
    def made(self, loaded: Mapping[str, Any], **_: object) -> Signing:
        return Signing(Fingerprint(loaded["fingerprint"]), loaded["seat"])


class RoundSchema(Schema):
    """`heard` counts those of the `expected` people who have reached matching; `signed_seats` are the seats that are filled."""

    round = fields.UUID()
    cohort = fields.UUID()
    purpose = fields.String()
    expected = fields.Integer()
    heard = fields.Integer()
    pairs = fields.Integer()
    unplaced = fields.Integer()
    fingerprint = fields.String(allow_none=True)
    signed_seats = fields.List(fields.String())
    published_on = fields.Date(allow_none=True)
    version = fields.Integer()


class PartSchema(Schema):
    """What one partner would learn from the other: `shared` of `wanted` topics, in points of at most `most`."""

    name = fields.String()
    points = fields.Integer()
    most = fields.Integer()
    wanted = fields.Integer()
    shared = fields.List(fields.String())
    words = fields.String()


class PairSchema(Schema):
    """Two people by their ids; `colleague` stands on the side served. The parts add up to the score, at most 1000."""

    senior = fields.UUID()
    colleague = fields.UUID()
    score = fields.Integer()
    parts = fields.List(fields.Nested(PartSchema))
    partnership = fields.UUID(allow_none=True)


class SignatureSchema(Schema):
    """Somebody paired in the round signs as a conflict on record: that fills no seat."""

    person = fields.UUID()
    seat = fields.String()
    fills_seat = fields.Boolean()


class ProposalSchema(Schema):
    """The pairs with the lowest score first, and the people for whom there is nobody."""

    fingerprint = fields.String()
    pairs = fields.List(fields.Nested(PairSchema))
    unplaced = fields.List(fields.UUID())
    signatures = fields.List(fields.Nested(SignatureSchema))


class ShownRoundSchema(RoundSchema):
    """A round with its proposal; null while there is none."""

    proposal = fields.Nested(ProposalSchema, allow_none=True)

    def get_attribute(self, obj: ShownRound, attr: str, default: object) -> object:
        return super().get_attribute(obj if attr == "proposal" else obj.summary, attr, default)
