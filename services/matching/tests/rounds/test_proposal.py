"""A proposal's fingerprint: what a matcher signs."""

from uuid import UUID

import pytest

from matching.ids import PersonId
from matching.rounds.proposal import Proposal, ProposedPair, fingerprint

ADA, BEN, CAI, DEE, EVE = (PersonId(UUID(int=number)) for number in range(1, 6))
PROPOSAL = Proposal((ProposedPair(ADA, BEN, 700), ProposedPair(CAI, DEE, 300)), (EVE,))


def test_a_fingerprint_stays_the_same_for_ever() -> None:
    assert fingerprint(PROPOSAL) == "bbcadd1fd0b1f41e16d1b8e4721495277e72c59e2e6b2aa7cb458c076ad86683"


def test_the_order_of_pairs_and_people_does_not_matter() -> None:
    turned = Proposal(PROPOSAL.pairs[::-1], (EVE,))
    assert fingerprint(turned) == fingerprint(PROPOSAL)


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
    assert fingerprint(other) != fingerprint(PROPOSAL)
