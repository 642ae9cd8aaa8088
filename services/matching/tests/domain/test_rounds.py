"""Who must sign a round before its pairs are published."""

from datetime import date
from uuid import UUID

import pytest

from matching.domain import rounds
from matching.domain.identities import CohortId, PartnershipId, PersonId
from matching.domain.proposals import Pair, Proposal, fingerprint
from matching.domain.rounds import Command, Event, Purpose, Seat
from plp_testkit.story import Story

ADA, BEN, CAI, DEE, EVE = (PersonId(UUID(int=number)) for number in range(1, 6))
COHORT, PARTNERSHIP, TODAY = CohortId(UUID(int=6)), PartnershipId(UUID(int=7)), date(2021, 4, 1)

PROPOSAL, OTHER = Proposal((Pair(ADA, BEN, 700),), (EVE,)), Proposal((Pair(EVE, BEN, 600),), (ADA,))
FIRST, SECOND = fingerprint(PROPOSAL), fingerprint(OTHER)
FACILITATOR, CO_CHAIR = rounds.Signature(CAI, Seat.FACILITATOR), rounds.Signature(DEE, Seat.CO_CHAIR)
PAIRED_FACILITATOR = rounds.Signature(ADA, Seat.FACILITATOR)

OPEN = rounds.OpenRound(COHORT, 3, Purpose.FIRST)
PROPOSE, PROPOSE_OTHER = rounds.ProposePairs(PROPOSAL, candidates=3), rounds.ProposePairs(OTHER, candidates=3)
SIGN = rounds.SignProposal(FACILITATOR, FIRST)
PAIRS = (rounds.PublishedPair(PARTNERSHIP, ADA, BEN),)
PUBLISH = rounds.PublishPairs(PAIRS, TODAY)
PUBLISHED = rounds.PairsPublished(COHORT, PAIRS, TODAY)


def proposing(proposal: Proposal) -> rounds.PairsProposed:
    return rounds.PairsProposed(proposal.pairs, proposal.unplaced, fingerprint(proposal))


unopened: Story[Command, Event] = Story(rounds.rounds)
gathering = unopened.given(rounds.RoundOpened(COHORT, 3, Purpose.FIRST))
proposed = gathering.given(proposing(PROPOSAL))


def signed(*signatures: rounds.Signature) -> Story[Command, Event]:
    return proposed.given(*map(rounds.ProposalSigned, signatures))


published = signed(FACILITATOR, CO_CHAIR).given(PUBLISHED)


@pytest.mark.parametrize("purpose", Purpose)
def test_a_round_opens_for_a_cohort(purpose: Purpose) -> None:
    unopened.when(rounds.OpenRound(COHORT, 3, purpose)).then(rounds.RoundOpened(COHORT, 3, purpose))


@pytest.mark.parametrize("command", [PROPOSE, SIGN, PUBLISH])
def test_nothing_happens_in_a_round_that_was_never_opened(command: Command) -> None:
    unopened.when(command).refused(rounds.NO_SUCH_ROUND)


@pytest.mark.parametrize("story", [gathering, proposed, published])
def test_a_round_opens_once(story: Story[Command, Event]) -> None:
    story.when(OPEN).refused(rounds.OPENED_ALREADY)


def test_pairs_are_proposed_with_the_fingerprint_that_matchers_sign() -> None:
    gathering.when(PROPOSE).then(rounds.PairsProposed(PROPOSAL.pairs, (EVE,), FIRST))


def test_nothing_is_proposed_while_accepted_people_have_not_been_heard_of() -> None:
    gathering.when(rounds.ProposePairs(PROPOSAL, candidates=2)).refused(rounds.CANDIDATES_MISSING)


def test_a_proposal_without_pairs_is_refused() -> None:
    gathering.when(rounds.ProposePairs(Proposal((), (ADA, BEN)), candidates=3)).refused(rounds.NOBODY_TO_PAIR)


@pytest.mark.parametrize(
    "proposal",
    [
        Proposal((Pair(ADA, ADA, 0),)),
        Proposal((Pair(ADA, BEN, 0), Pair(ADA, CAI, 0))),
        Proposal((Pair(ADA, BEN, 0), Pair(BEN, CAI, 0))),
        Proposal((Pair(ADA, BEN, 0),), (BEN,)),
    ],
)
def test_nobody_stands_twice_in_a_proposal(proposal: Proposal) -> None:
    gathering.when(rounds.ProposePairs(proposal, candidates=3)).refused(rounds.PAIRED_TWICE)


def test_a_proposal_can_be_replaced() -> None:
    proposed.when(PROPOSE_OTHER).then(proposing(OTHER))


def test_the_same_proposal_again_keeps_its_signatures() -> None:
    signed(FACILITATOR).when(PROPOSE).refused(rounds.PROPOSAL_UNCHANGED)


@pytest.mark.parametrize("command", [SIGN, PUBLISH])
def test_a_round_without_a_proposal_is_neither_signed_nor_published(command: Command) -> None:
    gathering.when(command).refused(rounds.NOTHING_PROPOSED)


def test_a_matcher_signs_the_proposal() -> None:
    proposed.when(SIGN).then(rounds.ProposalSigned(FACILITATOR))


def test_a_signature_is_for_the_proposal_that_was_read() -> None:
    replaced = proposed.given(proposing(OTHER))
    replaced.when(SIGN).refused(rounds.PROPOSAL_REPLACED)


def test_a_new_proposal_starts_without_signatures() -> None:
    replaced = signed(FACILITATOR, CO_CHAIR).given(proposing(OTHER))
    replaced.when(rounds.PublishPairs((rounds.PublishedPair(PARTNERSHIP, EVE, BEN),), TODAY)).refused(rounds.SIGNATURES_MISSING)
    replaced.when(rounds.SignProposal(FACILITATOR, SECOND)).then(rounds.ProposalSigned(FACILITATOR))


def test_pairs_are_published_once_both_matchers_signed() -> None:
    signed(FACILITATOR, CO_CHAIR).when(PUBLISH).then(PUBLISHED)


@pytest.mark.parametrize("signature", [FACILITATOR, CO_CHAIR])
def test_one_seat_is_not_enough(signature: rounds.Signature) -> None:
    signed(signature).when(PUBLISH).refused(rounds.SIGNATURES_MISSING)


def test_two_signatures_for_one_seat_leave_the_other_vacant() -> None:
    signed(FACILITATOR, rounds.Signature(DEE, Seat.FACILITATOR)).when(PUBLISH).refused(rounds.SIGNATURES_MISSING)


def test_nobody_signs_for_both() -> None:
    signed(FACILITATOR).when(rounds.SignProposal(rounds.Signature(CAI, Seat.CO_CHAIR), FIRST)).refused(rounds.SIGNED_ALREADY)


@pytest.mark.parametrize("paired", [ADA, BEN])
def test_a_paired_matcher_signs_on_record_and_fills_no_seat(paired: PersonId) -> None:
    conflict = rounds.Signature(paired, Seat.FACILITATOR)
    proposed.when(rounds.SignProposal(conflict, FIRST)).then(rounds.ProposalSigned(conflict))
    conflicted = signed(conflict, CO_CHAIR)
    conflicted.when(PUBLISH).refused(rounds.SIGNATURES_MISSING)
    conflicted.given(rounds.ProposalSigned(FACILITATOR)).when(PUBLISH).then(PUBLISHED)


def test_a_matcher_for_whom_there_was_nobody_is_not_paired_and_fills_a_seat() -> None:
    signed(rounds.Signature(EVE, Seat.FACILITATOR), CO_CHAIR).when(PUBLISH).then(PUBLISHED)


@pytest.mark.parametrize(
    "pairs",
    [
        (),
        (rounds.PublishedPair(PARTNERSHIP, BEN, ADA),),
        (rounds.PublishedPair(PARTNERSHIP, EVE, BEN),),
        (*PAIRS, rounds.PublishedPair(PARTNERSHIP, ADA, BEN)),
    ],
)
def test_only_the_pairs_that_were_signed_are_published(pairs: tuple[rounds.PublishedPair, ...]) -> None:
    signed(FACILITATOR, CO_CHAIR).when(rounds.PublishPairs(pairs, TODAY)).refused(rounds.OTHER_PAIRS)


@pytest.mark.parametrize("command", [PROPOSE, PROPOSE_OTHER, SIGN, PUBLISH])
def test_published_pairs_stand(command: Command) -> None:
    published.when(command).refused(rounds.PUBLISHED_ALREADY)
