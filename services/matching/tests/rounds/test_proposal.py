"""A proposal's fingerprint: what a matcher signs."""

from uuid import UUID

import pytest

from matching.ids import PersonId
from matching.rounds.proposal import Nonce, Proposal, ProposedPair, fingerprint

ADA, BEN, CAI, DEE, EVE = (PersonId(UUID(int=number)) for number in range(1, 6))
PROPOSAL = Proposal((ProposedPair(ADA, BEN, 700), ProposedPair(CAI, DEE, 300)), (EVE,))
NONCE = Nonce("5e" * 32)


def test_a_fingerprint_stays_the_same_for_ever() -> None:
    assert fingerprint(PROPOSAL, NONCE) == "47bec687418b3128f67546adf82e63ae8ec6c74364fd638ebc230f9e97c6bf3c"


def test_the_order_of_pairs_and_people_does_not_matter() -> None:
    turned = Proposal(PROPOSAL.pairs[::-1], (EVE,))
    assert fingerprint(turned, NONCE) == fingerprint(PROPOSAL, NONCE)


@pytest.mark.parametrize(
    "other",
    [
        Proposal((ProposedPair(ADA, BEN, 701), ProposedPair(CAI, DEE, 300)), (EVE,)),
        Proposal((ProposedPair(BEN, ADA, 700), ProposedPair(CAI, DEE, 300)), (EVE,)),
        Proposal((ProposedPair(ADA, DEE, 700), ProposedPair(CAI, BEN, 300)), (EVE,)),
        Proposal((ProposedPair(ADA, BEN, 700), ProposedPair(CAI, DEE, 300))),
        Proposal((ProposedPair(ADA, BEN, 700),), (CAI, DEE, EVE)),
    ],
)
def test_whatever_a_matcher_reads_changes_it(other: Proposal) -> None:
    assert fingerprint(other, NONCE) != fingerprint(PROPOSAL, NONCE)


def test_scores_cannot_be_tried_out_without_the_nonce() -> None:
    """Somebody who reads the pairs without their scores knows all but one number of this proposal."""
    read = fingerprint(Proposal((ProposedPair(ADA, BEN, 700),)), NONCE)
    tried = {fingerprint(Proposal((ProposedPair(ADA, BEN, score),)), Nonce("00" * 32)) for score in range(1001)}
    assert read not in tried
