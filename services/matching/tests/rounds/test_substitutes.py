"""Where everybody of a seat is paired in the round, somebody who was named signs for that seat."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from matching.ids import CohortId, PersonId
from matching.rounds import decider as rounds
from matching.rounds import events, substitutes
from matching.rounds.commands import Command, SignProposal
from matching.rounds.events import Event, ProposalSigned, Purpose, SubstituteNamed
from matching.rounds.proposal import Nonce, Proposal, ProposedPair, fingerprint
from matching.rounds.seats import Seat, Signature
from matching.rounds.substitutes import NamedBy, NameSubstitute, Substitute
from plp_kit.core.deciding import Refusal
from plp_testkit.story import Story

ADA, BEN, CAI, DEE, EVE, FAY = (PersonId(UUID(int=number)) for number in range(1, 7))
OPENED, NAMED_ON, TODAY = date(2021, 3, 20), date(2021, 3, 22), date(2021, 3, 23)
PROPOSAL, NONCE = Proposal((ProposedPair(ADA, BEN, 700),)), Nonce("5e" * 32)
SUBSTITUTE = Substitute(EVE, Seat.CO_CHAIR, NamedBy.NETWORK, NAMED_ON)
NAME = NameSubstitute(SUBSTITUTE, frozenset({EVE}), frozenset({DEE}), is_candidate=False, opened_on=OPENED, on=TODAY)
SIGN = SignProposal(Signature(EVE, Seat.CO_CHAIR), fingerprint(PROPOSAL, NONCE), by_role=False)

PROPOSED = (events.PairsProposed(1, 0, 1, NONCE, fingerprint(PROPOSAL, NONCE)), events.ProposedPairsListed(PROPOSAL.pairs))
PUBLISHED = (events.PairsPublished(CohortId(UUID(int=9)), fingerprint(PROPOSAL, NONCE), 1, 0, TODAY),)
unopened: Story[Command, Event] = Story(rounds.rounds)
gathering = unopened.given(events.RoundOpened(CohortId(UUID(int=9)), 2, Purpose.FIRST))
proposed = gathering.given(*PROPOSED)
named = proposed.given(SubstituteNamed(SUBSTITUTE))
by_facilitator = ProposalSigned(Signature(CAI, Seat.FACILITATOR), fills_seat=True, both_filled=False)


def test_a_substitute_is_named_once_there_is_a_proposal_and_once_for_a_seat() -> None:
    gathering.when(NAME).refused(rounds.NOTHING_PROPOSED)
    proposed.when(NAME).then(SubstituteNamed(SUBSTITUTE))
    named.when(NAME).refused(substitutes.SUBSTITUTE_NAMED_ALREADY)
    named.when(replace(NAME, ids=frozenset({EVE, FAY}), substitute=replace(SUBSTITUTE, person=FAY))).refused(
        substitutes.SUBSTITUTE_NAMED_ALREADY
    )


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (replace(NAME, entered_by=frozenset({DEE, EVE})), substitutes.SUBSTITUTE_ENTERS),
        (replace(NAME, is_candidate=True), substitutes.SUBSTITUTE_IS_CANDIDATE),
        (replace(NAME, opened_on=TODAY), substitutes.NAMED_OUTSIDE_ROUND),
        (replace(NAME, on=OPENED), substitutes.NAMED_OUTSIDE_ROUND),
        (replace(NAME, ids=frozenset({EVE, CAI})), substitutes.SUBSTITUTE_HAS_SIGNED),
        (replace(NAME, substitute=replace(SUBSTITUTE, seat=Seat.FACILITATOR)), substitutes.SEAT_FILLED),
    ],
)
def test_nobody_is_named_who_could_not_sign_or_for_a_seat_that_is_filled(wrong: NameSubstitute, refusal: Refusal) -> None:
    proposed.given(by_facilitator).when(wrong).refused(refusal)


def test_a_substitute_fills_the_seat_and_no_other() -> None:
    signature = ProposalSigned(Signature(EVE, Seat.CO_CHAIR), fills_seat=True, both_filled=True)
    named.given(by_facilitator).when(SIGN).then(signature)
    named.when(replace(SIGN, signature=Signature(EVE, Seat.FACILITATOR))).refused(substitutes.NOT_SUBSTITUTE)
    for story in (gathering, proposed, proposed.given(*PUBLISHED)):
        story.when(SIGN).refused(substitutes.NOT_SUBSTITUTE)
    named.given(*PUBLISHED).when(SIGN).refused(rounds.PUBLISHED_ALREADY)
    named.when(replace(SIGN, signature=Signature(FAY, Seat.CO_CHAIR, (EVE,)))).then(
        ProposalSigned(Signature(FAY, Seat.CO_CHAIR, (EVE,)), fills_seat=True, both_filled=False)
    )


def test_a_substitute_who_turns_out_to_be_paired_fills_no_seat() -> None:
    also_ada = Signature(EVE, Seat.CO_CHAIR, (ADA,))
    named.when(replace(SIGN, signature=also_ada)).then(ProposalSigned(also_ada, fills_seat=False, both_filled=False))


def test_a_substitute_stays_named_for_another_proposal_of_the_round() -> None:
    named.given(*PROPOSED).when(SIGN).then(ProposalSigned(SIGN.signature, fills_seat=True, both_filled=False))
