"""The calls of the pages on which pairs are proposed: the best there are, or a repair of those that were signed."""

from typing import Final

import msgspec

from portal.matching.acts.calls import SECONDS
from portal.matching.pairing.calls import Measures, NewPair
from portal.site.calls import Call, Method, NoBody, Service, Written, reads


class Repair(msgspec.Struct, frozen=True):
    """`changes` counts signed pairs that end though both people are still available to each other."""

    changes: int
    measures: Measures
    new_pairs: tuple[NewPair, ...]
    is_recommended: bool


class Repairs(msgspec.Struct, frozen=True):
    """`held`: no pair scores below `worst_pair_score`, as far as that can be. `free`: without that."""

    worst_pair_score: int
    held: tuple[Repair, ...]
    free: tuple[Repair, ...]


class Repairing(msgspec.Struct, frozen=True):
    """`worst_pair_score` 0 holds nothing."""

    changes: int
    worst_pair_score: int


PROPOSE: Final = Call(Service.MATCHING, Method.POST, "/rounds/{round_id}/proposals", NoBody, Written, seconds=SECONDS)
REPAIRS: Final = reads(Service.MATCHING, "/rounds/{round_id}/repairs", Repairs, seconds=SECONDS)
REPAIR: Final = Call(Service.MATCHING, Method.POST, "/rounds/{round_id}/repairs", Repairing, Written, seconds=SECONDS)
