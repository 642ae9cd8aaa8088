"""The shapes of matching's requests and answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from marshmallow import Schema, fields, post_load
from marshmallow.validate import Regexp

from matching.application.show_round import ShownRound
from matching.domain.proposals import Fingerprint
from matching.domain.signatures import Seat

SHA_256: Final = Regexp(r"[0-9a-f]{64}\Z")
COUPLES: Final = {"type": "array", "items": {"type": "array", "items": {"type": "string", "format": "uuid"}}}


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
    """A named part of a score, in points of at most `most`; `shared` names what both have, where that is something."""

    name = fields.String()
    points = fields.Integer()
    most = fields.Integer()
    wanted = fields.Integer()
    shared = fields.List(fields.String())
    words = fields.String()


class PairSchema(Schema):
    """Two people by their ids; `colleague` stands on the side served. The parts add up to the score, at most 1000.

    There are none where the explanation was destroyed: either partner's erasure does, and time after launch.
    """

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


class SummarySchema(Schema):
    """`floor` is the score of the worst pair that nobody pinned; `greatest` less `total` is the price of fairness.

    `first_in_line` counts those placed who were on a waiting list; `kept` the pairs that were signed before and stay.
    """

    floor = fields.Integer()
    total = fields.Integer()
    greatest = fields.Integer(allow_none=True)
    first_in_line = fields.Integer()
    kept = fields.Integer()


class DifferenceSchema(Schema):
    """What is different from the pairs that both seats signed last."""

    kept = fields.Integer()
    ended = fields.Function(lambda shown: [sorted(map(str, couple)) for couple in shown.ended], metadata=COUPLES)
    begun = fields.Function(lambda shown: [sorted(map(str, couple)) for couple in shown.begun], metadata=COUPLES)
    newly_alone = fields.List(fields.UUID())


class ProposalSchema(Schema):
    """The pairs with the lowest score first, and the people for whom there is nobody."""

    fingerprint = fields.String()
    pairs = fields.List(fields.Nested(PairSchema))
    unplaced = fields.List(fields.UUID())
    signatures = fields.List(fields.Nested(SignatureSchema))
    summary = fields.Nested(SummarySchema, allow_none=True)
    changes = fields.Nested(DifferenceSchema, allow_none=True)


class ConsiderationSchema(Schema):
    """Two people whom a matcher pinned or vetoed."""

    one = fields.UUID()
    other = fields.UUID()
    kind = fields.String(metadata={"enum": ["pin", "veto"]})


class PartnershipSchema(Schema):
    partnership = fields.UUID()
    senior = fields.UUID()
    colleague = fields.UUID()


class SeveralPartnersSchema(Schema):
    """One human under all of these ids, and the partnerships in which they are."""

    people = fields.List(fields.UUID())
    pairs = fields.List(fields.Nested(PartnershipSchema))


class WhySchema(Schema):
    """Why two people are partners, said to one of them."""

    partnership = fields.UUID()
    sentence = fields.String()


class ShownRoundSchema(RoundSchema):
    """A round with its pins and vetoes, and its proposal; null while there is none."""

    considered = fields.List(fields.Nested(ConsiderationSchema))
    proposal = fields.Nested(ProposalSchema, allow_none=True)

    def get_attribute(self, obj: ShownRound, attr: str, default: object) -> object:
        return super().get_attribute(obj if attr in {"proposal", "considered"} else obj.summary, attr, default)
