"""The calls of the pages about legal holds, and the fields that they use of each answer."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from portal.site.calls import Call, Method, NoBody, Service, Written, reads


class Hold(msgspec.Struct, frozen=True):
    """`state`: being_placed, in_force, failed (the person's erasure had begun), ended. `days_left` until its review."""

    hold: UUID
    name: str | None
    reference: str | None
    state: str
    placed_on: date
    review_on: date
    days_left: int | None
    review_passed: bool
    ended_on: date | None

    @property
    def is_in_force(self) -> bool:
        return self.state == "in_force"


class NewHold(msgspec.Struct, frozen=True):
    reference: str
    review_on: date


class Review(msgspec.Struct, frozen=True):
    review_on: date


HOLDS: Final = reads(Service.RECRUITMENT, "/holds", tuple[Hold, ...])
HOLD: Final = reads(Service.RECRUITMENT, "/holds/{hold}", Hold)
PLACE: Final = Call(Service.RECRUITMENT, Method.POST, "/people/{person}/holds", NewHold, Written)
REVIEW: Final = Call(Service.RECRUITMENT, Method.POST, "/holds/{hold}/reviews", Review, Written)
LIFT: Final = Call(Service.RECRUITMENT, Method.POST, "/holds/{hold}/ends", NoBody, Written)
