"""The calls of the pages on which a proposal is signed and published, and on which a substitute is entered."""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from portal.matching.acts.calls import SECONDS
from portal.site.calls import Call, Method, NoBody, Service, Written, reads


class Seat(StrEnum):
    FACILITATOR = "facilitator"
    CO_CHAIR = "co_chair"


class NamedBy(StrEnum):
    NETWORK = "network"
    HR_DIRECTOR = "hr_director"


class Signing(msgspec.Struct, frozen=True):
    """`fingerprint` is that of the proposal which was read."""

    fingerprint: str
    seat: Seat


class Naming(msgspec.Struct, frozen=True):
    person: UUID
    seat: Seat
    named_by: NamedBy
    named_on: date


class Colleague(msgspec.Struct, frozen=True):
    person: UUID
    name: str | None


class ShownPair(msgspec.Struct, frozen=True):
    senior: UUID
    colleague: UUID
    score: int | None


class Proposal(msgspec.Struct, frozen=True):
    fingerprint: str
    pairs: tuple[ShownPair, ...]


class ShownRound(msgspec.Struct, frozen=True):
    """As a substitute reads it, who can open no other page of the round."""

    proposal: Proposal | None


ROUND: Final = reads(Service.MATCHING, "/rounds/{round_id}", ShownRound)
SIGN: Final = Call(Service.MATCHING, Method.POST, "/rounds/{round_id}/signatures", Signing, Written)
PUBLISH: Final = Call(Service.MATCHING, Method.POST, "/rounds/{round_id}/publications", NoBody, Written, seconds=SECONDS)
UNPUBLISH: Final = Call(Service.MATCHING, Method.POST, "/rounds/{round_id}/unpublications", NoBody, Written)
NAME: Final = Call(Service.MATCHING, Method.POST, "/rounds/{round_id}/substitutes", Naming, Written)
COLLEAGUES: Final = reads(Service.RECRUITMENT, "/colleagues", tuple[Colleague, ...])
