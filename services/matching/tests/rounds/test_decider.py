"""When a round opens, who must sign it before its pairs are published, and when pairs are taken back."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import msgspec
import pytest

from matching.candidates.decider import Side
from matching.cohorts.decider import NO_SUCH_COHORT
from matching.considerations.decider import PairPinned, PairReleased, PairVetoed
from matching.considerations.naming import about
from matching.ids import CohortId, PartnershipId, PersonId
from matching.rounds import commands, events
from matching.rounds import decider as rounds
from matching.rounds.commands import Command
from matching.rounds.events import Event, Purpose
from matching.rounds.membership import NO_OTHERS, Member, Membership, OtherRounds, PublishedPair
from matching.rounds.proposal import Nonce, Proposal, ProposedPair, fingerprint
from matching.rounds.seats import Seat, Signature
from plp_kit.core.deciding import Refusal
from plp_kit.core.event_store import LARGEST_PAYLOAD
from plp_kit.core.joined_identities import joined
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story

ADA, BEN, CAI, DEE, EVE = (PersonId(UUID(int=number)) for number in range(1, 6))
COHORT, PARTNERSHIP, TODAY = CohortId(UUID(int=6)), PartnershipId(UUID(int=7)), date(2021, 4, 1)

PROPOSAL, OTHER = Proposal((ProposedPair(ADA, BEN, 700),), (EVE,)), Proposal((ProposedPair(EVE, BEN, 600),), (ADA,))
NONCE, NONCE_OF_OTHER = Nonce("5e" * 32), Nonce("a1" * 32)
FIRST, SECOND = fingerprint(PROPOSAL, NONCE), fingerprint(OTHER, NONCE_OF_OTHER)
FACILITATOR, CO_CHAIR = Signature(CAI, Seat.FACILITATOR), Signature(DEE, Seat.CO_CHAIR)

SENIORS, COLLEAGUES = frozenset({Side.SENIOR}), frozenset({Side.SERVED})
MEMBERS = Member(ADA, SENIORS), Member(BEN, COLLEAGUES), Member(EVE, SENIORS)
ALL_THERE = Membership(MEMBERS)
OPEN = commands.OpenRound(COHORT, 3)
REMATCH = commands.OpenRematch(COHORT, OtherRounds(opened=1), ALL_THERE)
PROPOSE = commands.ProposePairs(PROPOSAL, NONCE, candidates=3)
PROPOSE_OTHER = commands.ProposePairs(OTHER, NONCE_OF_OTHER, candidates=3)
SIGN = commands.SignProposal(FACILITATOR, FIRST)
PAIRS = (PublishedPair(PARTNERSHIP, ADA, BEN),)
PUBLISH = commands.PublishPairs(PAIRS, TODAY, ALL_THERE, excluded=False)
PUBLISHED = (
    events.PairsPublished(COHORT, FIRST, pairs=1, parts=1, on=TODAY),
    events.PublishedPairsListed(COHORT, TODAY, 1, 1, PAIRS),
)
UNPUBLISH = commands.UnpublishPairs(TODAY, launched=False)
UNPUBLISHED = (
    events.PairsUnpublished(COHORT, pairs=1, parts=1, on=TODAY),
    events.UnpublishedPairsListed(COHORT, TODAY, 1, 1, (PARTNERSHIP,)),
)
HIDDEN = events.PapersHidden(TODAY)


PROPOSED = (
    events.PairsProposed(pairs=1, unplaced=1, parts=2, nonce=NONCE, fingerprint=FIRST),
    events.ProposedPairsListed(PROPOSAL.pairs),
    events.UnplacedListed(PROPOSAL.unplaced),
)
PROPOSED_OTHER = (
    events.PairsProposed(pairs=1, unplaced=1, parts=2, nonce=NONCE_OF_OTHER, fingerprint=SECOND),
    events.ProposedPairsListed(OTHER.pairs),
    events.UnplacedListed(OTHER.unplaced),
)


def signing(signature: Signature, *, fills_seat: bool = True, both_filled: bool = False) -> events.ProposalSigned:
    return events.ProposalSigned(signature, fills_seat, both_filled)


unopened: Story[Command, Event] = Story(rounds.rounds)
gathering = unopened.given(events.RoundOpened(COHORT, 3, Purpose.FIRST))
proposed = gathering.given(*PROPOSED)


def signed(*signatures: Signature) -> Story[Command, Event]:
    return proposed.given(*map(signing, signatures))


both_signed = proposed.given(signing(FACILITATOR), signing(CO_CHAIR, both_filled=True))
published = both_signed.given(*PUBLISHED)


def test_the_first_round_of_a_cohort_opens() -> None:
    unopened.when(OPEN).then(events.RoundOpened(COHORT, 3, Purpose.FIRST))


def test_a_rematch_opens_for_those_without_a_partner_and_expects_everybody_who_ever_entered() -> None:
    gone = Membership((*MEMBERS, Member(CAI, COLLEAGUES, is_gone=True)), (PublishedPair(PARTNERSHIP, ADA, CAI),))
    unopened.when(replace(REMATCH, membership=gone)).then(events.RoundOpened(COHORT, 4, Purpose.REMATCH))


@pytest.mark.parametrize("command", [OPEN, REMATCH])
def test_a_cohort_has_one_open_round_at_a_time(command: commands.OpenRound | commands.OpenRematch) -> None:
    unopened.when(replace(command, others=OtherRounds(opened=2, live=1))).refused(rounds.ROUND_OPEN)


def test_there_is_no_rematch_before_there_was_a_first_round() -> None:
    unopened.when(replace(REMATCH, others=NO_OTHERS)).refused(NO_SUCH_COHORT)


@pytest.mark.parametrize(
    "membership",
    [
        Membership((Member(ADA, SENIORS),)),
        Membership((Member(ADA, SENIORS), Member(EVE, SENIORS))),
        Membership((Member(ADA, SENIORS), Member(BEN, COLLEAGUES, is_gone=True))),
        Membership(MEMBERS, PAIRS),
        Membership((Member(ADA, SENIORS), Member(BEN, COLLEAGUES)), identities=joined([(ADA, BEN)])),
    ],
)
def test_a_rematch_needs_two_people_without_a_partner_on_both_sides(membership: Membership) -> None:
    unopened.when(replace(REMATCH, membership=membership)).refused(rounds.NOBODY_TO_PAIR)


@pytest.mark.parametrize("command", [PROPOSE, SIGN, PUBLISH, UNPUBLISH, commands.HidePapers(TODAY)])
def test_nothing_happens_in_a_round_that_was_never_opened(command: Command) -> None:
    unopened.when(command).refused(rounds.NO_SUCH_ROUND)


@pytest.mark.parametrize("story", [gathering, proposed, published])
@pytest.mark.parametrize("command", [OPEN, REMATCH])
def test_a_round_opens_once(story: Story[Command, Event], command: Command) -> None:
    story.when(command).refused(rounds.OPENED_ALREADY)


def test_pairs_are_proposed_with_the_fingerprint_that_matchers_sign() -> None:
    gathering.when(PROPOSE).then(*PROPOSED)


def test_nothing_is_proposed_while_accepted_people_have_not_been_received() -> None:
    gathering.when(commands.ProposePairs(PROPOSAL, NONCE, candidates=2)).refused(rounds.CANDIDATES_MISSING)


def test_a_proposal_without_pairs_is_refused() -> None:
    gathering.when(commands.ProposePairs(Proposal((), (ADA, BEN)), NONCE, candidates=3)).refused(rounds.NOBODY_TO_PAIR)


def test_where_nobody_can_be_paired_the_vetoes_of_those_who_are_there_are_named() -> None:
    vetoed = gathering.given(PairVetoed(ADA, BEN), PairVetoed(CAI, DEE))
    nobody = commands.ProposePairs(Proposal((), (ADA, BEN)), NONCE, candidates=3)
    vetoed.when(nobody).refused(
        replace(rounds.NOBODY_TO_PAIR, message=f"{rounds.NOBODY_TO_PAIR.message} Vetoed are: {ADA} and {BEN}.")
    )


@pytest.mark.parametrize(
    "proposal",
    [
        Proposal((ProposedPair(ADA, ADA, 0),)),
        Proposal((ProposedPair(ADA, BEN, 0), ProposedPair(ADA, CAI, 0))),
        Proposal((ProposedPair(ADA, BEN, 0), ProposedPair(BEN, CAI, 0))),
        Proposal((ProposedPair(ADA, BEN, 0),), (BEN,)),
    ],
)
def test_nobody_is_in_a_proposal_twice(proposal: Proposal) -> None:
    gathering.when(commands.ProposePairs(proposal, NONCE, candidates=3)).refused(rounds.PAIRED_TWICE)


def test_a_proposal_can_be_replaced() -> None:
    proposed.when(PROPOSE_OTHER).then(*PROPOSED_OTHER)


def test_the_same_proposal_again_keeps_its_signatures() -> None:
    signed(FACILITATOR).when(PROPOSE).refused(rounds.PROPOSAL_UNCHANGED)
    signed(FACILITATOR).when(replace(PROPOSE, nonce=NONCE_OF_OTHER)).refused(rounds.PROPOSAL_UNCHANGED)


@pytest.mark.parametrize("command", [SIGN, PUBLISH])
def test_a_round_without_a_proposal_is_neither_signed_nor_published(command: Command) -> None:
    gathering.when(command).refused(rounds.NOTHING_PROPOSED)


def test_each_seat_is_filled_by_a_matcher_who_is_not_paired_and_the_second_one_completes_it() -> None:
    proposed.when(SIGN).then(signing(FACILITATOR))
    signed(FACILITATOR).when(commands.SignProposal(CO_CHAIR, FIRST)).then(signing(CO_CHAIR, both_filled=True))
    signed(CO_CHAIR).when(SIGN).then(signing(FACILITATOR, both_filled=True))


def test_a_signature_is_for_the_proposal_that_was_read() -> None:
    replaced = proposed.given(*PROPOSED_OTHER)
    replaced.when(SIGN).refused(rounds.PROPOSAL_REPLACED)


def test_a_new_proposal_starts_without_signatures() -> None:
    replaced = both_signed.given(*PROPOSED_OTHER)
    pairs = (PublishedPair(PARTNERSHIP, EVE, BEN),)
    replaced.when(commands.PublishPairs(pairs, TODAY, ALL_THERE, excluded=False)).refused(rounds.SIGNATURES_MISSING)
    replaced.when(commands.SignProposal(FACILITATOR, SECOND)).then(signing(FACILITATOR))


def test_pairs_are_published_once_both_matchers_signed() -> None:
    both_signed.when(PUBLISH).then(*PUBLISHED)


@pytest.mark.parametrize("signature", [FACILITATOR, CO_CHAIR])
def test_one_seat_is_not_enough(signature: Signature) -> None:
    signed(signature).when(PUBLISH).refused(rounds.SIGNATURES_MISSING)


def test_two_signatures_for_one_seat_leave_the_other_vacant() -> None:
    second = Signature(DEE, Seat.FACILITATOR)
    signed(FACILITATOR).when(commands.SignProposal(second, FIRST)).then(signing(second))
    signed(FACILITATOR, second).when(PUBLISH).refused(rounds.SIGNATURES_MISSING)


@pytest.mark.parametrize("also", [(), (EVE,)])
def test_nobody_signs_for_both(also: tuple[PersonId, ...]) -> None:
    signed(Signature(CAI, Seat.FACILITATOR, (EVE,))).when(
        commands.SignProposal(Signature(also[0] if also else CAI, Seat.CO_CHAIR), FIRST)
    ).refused(rounds.SIGNED_ALREADY)


def test_a_matcher_with_more_ids_than_a_signature_holds_is_told_so() -> None:
    others = tuple(PersonId(UUID(int=number)) for number in range(10_000, 11_001))
    proposed.when(commands.SignProposal(Signature(CAI, Seat.FACILITATOR, others), FIRST)).refused(rounds.TOO_MANY_IDS)
    fits = Signature(CAI, Seat.FACILITATOR, others[1:])
    proposed.when(commands.SignProposal(fits, FIRST)).then(signing(fits))


def test_a_pair_that_must_not_be_made_any_more_is_not_published() -> None:
    both_signed.when(replace(PUBLISH, excluded=True)).refused(rounds.NOT_AVAILABLE_ANY_MORE)


@pytest.mark.parametrize(
    "conflict", [Signature(ADA, Seat.FACILITATOR), Signature(BEN, Seat.FACILITATOR), Signature(EVE, Seat.FACILITATOR, (BEN,))]
)
def test_a_paired_matcher_signs_on_record_and_fills_no_seat_under_any_id(conflict: Signature) -> None:
    proposed.when(commands.SignProposal(conflict, FIRST)).then(signing(conflict, fills_seat=False))
    conflicted = proposed.given(signing(conflict, fills_seat=False), signing(CO_CHAIR))
    conflicted.when(PUBLISH).refused(rounds.SIGNATURES_MISSING)
    conflicted.when(SIGN).then(signing(FACILITATOR, both_filled=True))
    conflicted.given(signing(FACILITATOR, both_filled=True)).when(PUBLISH).then(*PUBLISHED)


def test_a_matcher_for_whom_there_was_nobody_is_not_paired_and_fills_a_seat() -> None:
    eve = Signature(EVE, Seat.FACILITATOR)
    signed(CO_CHAIR).when(commands.SignProposal(eve, FIRST)).then(signing(eve, both_filled=True))


@pytest.mark.parametrize(
    "pairs",
    [
        (),
        (PublishedPair(PARTNERSHIP, BEN, ADA),),
        (PublishedPair(PARTNERSHIP, EVE, BEN),),
        (*PAIRS, PublishedPair(PARTNERSHIP, ADA, BEN)),
    ],
)
def test_only_the_pairs_that_were_signed_are_published(pairs: tuple[PublishedPair, ...]) -> None:
    both_signed.when(commands.PublishPairs(pairs, TODAY, ALL_THERE, excluded=False)).refused(rounds.OTHER_PAIRS)


def test_a_proposal_that_a_veto_has_overtaken_is_not_published() -> None:
    both_signed.given(PairVetoed(ADA, BEN)).when(PUBLISH).refused(about(rounds.PROPOSAL_OUTDATED, (ADA, BEN)))


@pytest.mark.parametrize(
    ("gone", "members"),
    [
        (BEN, (MEMBERS[0],)),
        (BEN, (MEMBERS[0], replace(MEMBERS[1], is_gone=True))),
        (ADA, (replace(MEMBERS[0], is_gone=True), *MEMBERS[1:])),
    ],
)
def test_pairs_with_somebody_who_is_not_there_are_not_published(gone: PersonId, members: tuple[Member, ...]) -> None:
    both_signed.when(replace(PUBLISH, membership=Membership(members))).refused(about(rounds.CANDIDATE_GONE, [gone]))


ELSEWHERE = Membership((*MEMBERS, Member(DEE, COLLEAGUES)), (PublishedPair(PartnershipId(UUID(int=8)), EVE, DEE),))


@pytest.mark.parametrize(
    ("twice", "membership"),
    [
        (ADA, replace(ELSEWHERE, pairs=(PublishedPair(PartnershipId(UUID(int=8)), ADA, DEE),))),
        (BEN, replace(ELSEWHERE, pairs=(PublishedPair(PartnershipId(UUID(int=8)), EVE, BEN),))),
        (ADA, replace(ELSEWHERE, identities=joined([(ADA, EVE)]))),
    ],
)
def test_nobody_is_in_two_published_pairs_of_a_cohort_under_any_id(twice: PersonId, membership: Membership) -> None:
    both_signed.when(replace(PUBLISH, membership=membership)).refused(about(rounds.PARTNERED_ALREADY, [twice]))


def test_a_partner_who_has_gone_is_no_partner_any_more() -> None:
    left = (*MEMBERS, Member(DEE, COLLEAGUES, is_gone=True))
    both_signed.when(replace(PUBLISH, membership=Membership(left, (PublishedPair(PartnershipId(UUID(int=8)), ADA, DEE),)))).then(
        *PUBLISHED
    )


def test_other_peoples_partnerships_do_not_matter() -> None:
    both_signed.when(replace(PUBLISH, membership=ELSEWHERE)).then(*PUBLISHED)


def test_two_ids_that_turned_out_to_be_one_human_are_not_published_as_two_people() -> None:
    both_signed.when(replace(PUBLISH, membership=replace(ALL_THERE, identities=joined([(ADA, BEN)])))).refused(
        about(rounds.PAIRED_TWICE, [ADA, BEN])
    )


def test_a_pin_that_cannot_be_kept_is_named_where_something_is_proposed() -> None:
    """Else publishing asked for another proposal, and proposing had nothing else to propose, for ever."""
    overtaken = both_signed.given(PairPinned(ADA, DEE))
    overtaken.when(PUBLISH).refused(about(rounds.PROPOSAL_OUTDATED, (ADA, DEE)))
    words = f"{ADA} and {DEE} are pinned, but are not available to each other any more: release that pair."
    overtaken.when(PROPOSE).refused(Refusal(rounds.PINS_IN_THE_WAY, f"Nothing is proposed before this is released. {words}"))
    overtaken.given(PairReleased(ADA, DEE)).when(PUBLISH).then(*PUBLISHED)


BEN_IS_DEE = joined([(BEN, DEE)])


def test_a_pin_is_kept_and_a_veto_holds_under_another_id_of_the_same_human() -> None:
    pinned, vetoed = (both_signed.given(event) for event in (PairPinned(ADA, DEE), PairVetoed(ADA, DEE)))
    signatures = signing(Signature(CAI, Seat.FACILITATOR)), signing(Signature(EVE, Seat.CO_CHAIR), both_filled=True)
    known = replace(ALL_THERE, identities=BEN_IS_DEE)
    pinned.when(replace(PROPOSE, identities=BEN_IS_DEE)).refused(rounds.PROPOSAL_UNCHANGED)
    proposed.given(PairPinned(ADA, DEE), *signatures).when(replace(PUBLISH, membership=known)).then(*PUBLISHED)
    proposed.given(PairVetoed(ADA, DEE), *signatures).when(replace(PUBLISH, membership=known)).refused(
        about(rounds.PROPOSAL_OUTDATED, (ADA, DEE))
    )
    vetoed.when(PUBLISH).then(*PUBLISHED)


@pytest.mark.parametrize("same", [(CAI, ADA), (CAI, DEE)])
def test_a_signatory_who_turns_out_to_be_paired_or_the_other_signatory_fills_no_seat(same: tuple[PersonId, PersonId]) -> None:
    known = replace(PUBLISH, membership=replace(ALL_THERE, identities=joined([same])))
    both_signed.when(known).refused(rounds.SEAT_VACATED)
    third = signing(Signature(EVE, Seat.FACILITATOR), both_filled=True)
    both_signed.given(third).when(known).then(*PUBLISHED)


@pytest.mark.parametrize("command", [PROPOSE, PROPOSE_OTHER, SIGN, PUBLISH])
def test_published_pairs_stay(command: Command) -> None:
    published.when(command).refused(rounds.PUBLISHED_ALREADY)


def test_published_pairs_are_taken_back_before_launch_and_signed_anew() -> None:
    published.when(UNPUBLISH).then(*UNPUBLISHED)
    taken_back = published.given(*UNPUBLISHED)
    taken_back.when(PUBLISH).refused(rounds.SIGNATURES_MISSING)
    taken_back.when(SIGN).then(signing(FACILITATOR))
    taken_back.given(signing(FACILITATOR), signing(CO_CHAIR, both_filled=True)).when(PUBLISH).then(*PUBLISHED)


def test_pairs_are_not_taken_back_once_the_cohort_is_launched() -> None:
    published.when(replace(UNPUBLISH, launched=True)).refused(rounds.LAUNCHED)


def test_pairs_are_not_taken_back_while_another_round_is_open() -> None:
    published.when(replace(UNPUBLISH, others=OtherRounds(opened=1, live=1))).refused(rounds.ANOTHER_ROUND_OPEN)
    published.when(replace(UNPUBLISH, others=OtherRounds(opened=1))).then(*UNPUBLISHED)


@pytest.mark.parametrize("story", [gathering, both_signed, published.given(*UNPUBLISHED)])
def test_only_published_pairs_are_taken_back(story: Story[Command, Event]) -> None:
    story.when(UNPUBLISH).refused(rounds.NOTHING_PUBLISHED)


@pytest.mark.parametrize("story", [gathering, proposed, published, published.given(HIDDEN)])
def test_papers_are_hidden_whatever_the_round_has_come_to(story: Story[Command, Event]) -> None:
    story.when(commands.HidePapers(TODAY)).then(HIDDEN)


def test_hidden_papers_change_nothing_of_what_was_signed_or_published() -> None:
    both_signed.given(HIDDEN).when(PUBLISH).then(*PUBLISHED)
    published.given(HIDDEN).when(UNPUBLISH).then(*UNPUBLISHED)


def test_rounds_of_any_size_are_written_in_parts_that_an_event_can_hold() -> None:
    people = [PersonId(UUID(int=number)) for number in range(100, 10_100)]
    pairs = tuple(ProposedPair(*pair, 500) for pair in zip(people[:4_000], people[4_000:8_000], strict=True))
    explained = tuple(
        Sealed(KeyId(UUID(int=number)), "round", f"explanation_{number}", "c2VhbGVk" * 400) for number in range(100)
    )
    proposal = Proposal(pairs, tuple(people[8_000:]))
    written = decided(gathering, replace(PROPOSE, proposal=proposal, explanations=explained))
    header, *parts = written
    assert header == events.PairsProposed(4_000, 2_000, len(parts), NONCE, fingerprint(proposal, NONCE))
    assert [pair for part in parts if isinstance(part, events.ProposedPairsListed) for pair in part.pairs] == [*pairs]
    assert [person for part in parts if isinstance(part, events.UnplacedListed) for person in part.people] == people[8_000:]
    assert [each for part in parts if isinstance(part, events.PairsExplained) for each in part.explanations] == [*explained]

    large = gathering.given(*written, signing(FACILITATOR), signing(CO_CHAIR, both_filled=True))
    named = tuple(PublishedPair(PartnershipId(UUID(int=number)), *pair.people) for number, pair in enumerate(pairs))
    everybody = Membership(tuple(Member(person, SENIORS) for person in people))
    publication = decided(large, commands.PublishPairs(named, TODAY, everybody, excluded=False))
    header, *parts = publication
    assert header == events.PairsPublished(COHORT, fingerprint(proposal, NONCE), 4_000, len(parts), TODAY)
    assert [pair for part in parts if isinstance(part, events.PublishedPairsListed) for pair in part.pairs] == [*named]

    header, *parts = decided(large.given(*publication), UNPUBLISH)
    assert header == events.PairsUnpublished(COHORT, 4_000, len(parts), TODAY)
    taken_back = [each for part in parts if isinstance(part, events.UnpublishedPairsListed) for each in part.partnerships]
    assert taken_back == [pair.partnership for pair in named]


def decided(story: Story[Command, Event], command: Command) -> list[Event]:
    """Events that the store takes."""
    decision = rounds.rounds.decide(rounds.rounds.replay(story.history), command)
    assert not isinstance(decision, Refusal)
    assert max(len(msgspec.json.encode(event)) for event in decision) < LARGEST_PAYLOAD
    return [*decision]
