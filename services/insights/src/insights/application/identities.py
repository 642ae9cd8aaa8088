"""Ids that follow from ids: one stream a block, so that whatever a trust says twice of it meets what it said before."""

from uuid import UUID, uuid5

from insights.domain.contributions import Block
from insights.domain.identities import TrustCode

BLOCK = UUID("5a2b8d0e-93a4-4b0c-9d0f-52a6d2f1c051")


def block_id(trust: TrustCode, block: Block) -> UUID:
    return uuid5(BLOCK, f"{trust} {block.cohort} {block.group_served} {block.wave}")
