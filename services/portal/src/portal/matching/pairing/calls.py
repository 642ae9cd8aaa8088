"""The calls of the pages on which two people are pinned, vetoed, swapped or released, each with what it would change."""

from typing import Final
from uuid import UUID

import msgspec

from portal.matching.acts.calls import SECONDS, Couple
from portal.site.calls import Call, Method, Service, Written, reads


class Measures(msgspec.Struct, frozen=True):
    """`placed` counts pairs. `worst_pair_score` leaves pinned pairs out, and is 1000 where there is no other."""

    placed: int
    worst_pair_score: int
    total: int


class NewPair(msgspec.Struct, frozen=True):
    senior: UUID
    colleague: UUID
    score: int


class Shortage(msgspec.Struct, frozen=True):
    """`people` have no other available partners than `partners`, who are fewer."""

    people: tuple[UUID, ...]
    partners: tuple[UUID, ...]


class Preview(msgspec.Struct, frozen=True):
    """The best pairs `before` and `after`. `kept_lost` counts the signed pairs that would end."""

    before: Measures
    after: Measures
    kept_lost: int
    left_alone: tuple[UUID, ...]
    new_pairs: tuple[NewPair, ...]
    shortage: Shortage | None


class Held(msgspec.Struct, frozen=True):
    """`kind`: pin or veto."""

    one: UUID
    other: UUID
    kind: str


PREVIEW: Final = reads(Service.MATCHING, "/rounds/{round_id}/previews", Preview, "step", "one", "other", seconds=SECONDS)
HELD: Final = reads(Service.MATCHING, "/rounds/{round_id}/considerations", tuple[Held, ...])
PIN: Final = Call(Service.MATCHING, Method.POST, "/rounds/{round_id}/pins", Couple, Written, seconds=SECONDS)
VETO: Final = Call(Service.MATCHING, Method.POST, "/rounds/{round_id}/vetoes", Couple, Written, seconds=SECONDS)
SWAP: Final = Call(Service.MATCHING, Method.POST, "/rounds/{round_id}/swaps", Couple, Written, seconds=SECONDS)
RELEASE: Final = Call(Service.MATCHING, Method.POST, "/rounds/{round_id}/releases", Couple, Written)
