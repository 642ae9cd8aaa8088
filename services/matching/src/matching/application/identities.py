"""Ids that follow from ids: a cohort's first round, and the partnership that a pair becomes."""

from typing import Final
from uuid import UUID, uuid5

from matching.domain.identities import PartnershipId
from matching.domain.proposals import Pair

FIRST_ROUND: Final = UUID("6e1d3f52-4b7c-4d8e-8a21-93c0b5e7d001")
PARTNERSHIP: Final = UUID("6e1d3f52-4b7c-4d8e-8a21-93c0b5e7d003")


def first_round_id(cohort: UUID) -> UUID:
    return uuid5(FIRST_ROUND, str(cohort))


def partnership_id(round_id: UUID, pair: Pair, publications: int = 0) -> PartnershipId:
    """Taken back and published again, two people form another partnership."""
    again = f" {publications}" if publications else ""
    return PartnershipId(uuid5(PARTNERSHIP, f"{round_id} {pair.senior} {pair.colleague}{again}"))
