"""People whose data are restricted: in no new proposal, note or explanation; a pair that both seats have signed stays."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from matching.candidates.decider import Side
from matching.considerations import decider as considerations
from matching.considerations.decider import Note, PairPinned, PairReleased, PairVetoed, ReleasePinsOf, Stance, WriteNote
from matching.considerations.naming import about
from matching.ids import CohortId, NoteId, PersonId
from matching.rounds import commands, events
from matching.rounds import decider as rounds
from matching.rounds.commands import Command
from matching.rounds.events import Event, Purpose
from matching.rounds.membership import Member, Membership
from matching.rounds.proposal import Nonce, Proposal, ProposedPair, fingerprint
from matching.rounds.seats import Seat, Signature
from plp_kit.core.joined_identities import joined
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story

ADA, BEN, CAI, DEE, EVE = (PersonId(UUID(int=number)) for number in range(1, 6))
COHORT, TODAY = CohortId(UUID(int=6)), date(2021, 4, 1)
PROPOSAL = Proposal((ProposedPair(ADA, BEN, 700),))
FACILITATOR, CO_CHAIR = Signature(CAI, Seat.FACILITATOR), Signature(DEE, Seat.CO_CHAIR)
NONCE = Nonce("5e" * 32)
FINGERPRINT = fingerprint(PROPOSAL, NONCE)
SIGN = commands.SignProposal(FACILITATOR, FINGERPRINT, frozenset({BEN}))

unopened: Story[Command, Event] = Story(rounds.rounds)
gathering = unopened.given(events.RoundOpened(COHORT, 3, Purpose.FIRST))
proposed = gathering.given(
    events.PairsProposed(pairs=1, unplaced=0, parts=1, nonce=NONCE, fingerprint=FINGERPRINT),
    events.ProposedPairsListed(PROPOSAL.pairs),
)
half_signed = proposed.given(events.ProposalSigned(CO_CHAIR, fills_seat=True, both_filled=False))
signed = half_signed.given(events.ProposalSigned(FACILITATOR, fills_seat=True, both_filled=True))


def test_nobody_whose_data_are_restricted_is_to_be_paired_under_any_of_their_ids() -> None:
    members = tuple(
        Member(person, frozenset({side})) for person, side in ((ADA, Side.SENIOR), (BEN, Side.SERVED), (EVE, Side.SERVED))
    )
    everybody = Membership(members, identities=joined([(BEN, EVE)]), restricted=frozenset({BEN}))
    assert everybody.not_available() == {BEN, EVE}
    assert everybody.without_partner() == {ADA}
    assert not everybody.can_be_paired()
    elsewhere = replace(everybody, identities=joined([(BEN, EVE), (BEN, DEE)]))
    assert [person for person in (ADA, BEN, DEE, EVE) if elsewhere.is_restricted(person)] == [BEN, DEE, EVE]
    assert replace(everybody, restricted=frozenset()).can_be_paired()


@pytest.mark.parametrize("story", [proposed, half_signed])
def test_a_pair_of_theirs_is_not_signed_any_more(story: Story[Command, Event]) -> None:
    story.when(SIGN).refused(about(rounds.NOT_AVAILABLE_SINCE, [BEN]))
    story.when(replace(SIGN, restricted=frozenset({EVE}))).then(
        events.ProposalSigned(FACILITATOR, fills_seat=True, both_filled=story is half_signed)
    )


def test_a_pair_that_both_seats_have_signed_stays() -> None:
    """It is signed by a third, too."""
    third = Signature(EVE, Seat.FACILITATOR)
    signed.when(replace(SIGN, signature=third)).then(events.ProposalSigned(third, fills_seat=True, both_filled=True))


@pytest.mark.parametrize("again", [ProposedPair(BEN, ADA, 650), ProposedPair(ADA, EVE, 700)])
def test_a_signed_pair_stays_with_another_score_the_other_way_round_or_under_another_id(again: ProposedPair) -> None:
    anew = Proposal((again,))
    header = events.PairsProposed(pairs=1, unplaced=0, parts=1, nonce=NONCE, fingerprint=fingerprint(anew, NONCE))
    replaced = signed.given(header, events.ProposedPairsListed(anew.pairs))
    sign = replace(SIGN, fingerprint=header.fingerprint, identities=joined([(BEN, EVE)]))
    replaced.when(sign).then(events.ProposalSigned(FACILITATOR, fills_seat=True, both_filled=False))


def test_their_pins_are_released_and_nothing_else() -> None:
    pins = gathering.given(PairPinned(ADA, BEN), PairPinned(CAI, DEE), PairVetoed(BEN, CAI))
    pins.when(ReleasePinsOf(frozenset({BEN}))).then(PairReleased(ADA, BEN))
    pins.when(ReleasePinsOf(frozenset({EVE}))).then()


def test_no_note_is_written_about_them() -> None:
    wording = Note(ADA, BEN, Stance.FOR, CAI, Sealed(KeyId(UUID(int=7)), "round", "note", "c2VhbGVk"))
    note = WriteNote(NoteId(UUID(int=8)), wording, TODAY, restricted=frozenset({BEN}))
    gathering.when(note).refused(considerations.NOT_AVAILABLE)
    gathering.when(replace(note, restricted=frozenset({CAI}))).then(considerations.NoteWritten(note.note, wording))
