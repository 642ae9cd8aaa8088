"""Pins, vetoes and notes: when they are taken, when they are refused, and what notes come to."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from matching.considerations import decider as considerations
from matching.considerations.decider import (
    Command,
    Considered,
    Event,
    Note,
    PairPinned,
    PairReleased,
    PairVetoed,
    PinPair,
    ReleasePair,
    ReleasePinsOf,
    Stance,
    SwapPartners,
    VetoPair,
    balance,
    counts,
)
from matching.considerations.naming import about, named
from matching.ids import NoteId, PersonId
from plp_kit.core.deciding import Decider
from plp_kit.core.joined_identities import JoinedIdentities, joined
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story

ADA, BEN, CAI, DEE, EVE, FAY, GUS = (PersonId(UUID(int=number)) for number in range(1, 8))
TODAY = date(2021, 4, 1)
NOTE, OTHER = NoteId(UUID(int=10)), NoteId(UUID(int=11))
WORDING = Note(ADA, BEN, Stance.FOR, CAI, Sealed(KeyId(UUID(int=12)), "round", "note", "c2VhbGVk"))
WRITE, WRITTEN = considerations.WriteNote(NOTE, WORDING, TODAY), considerations.NoteWritten(NOTE, WORDING)

nothing: Story[Command, Event] = Story(Decider(Considered(), considerations.decide, considerations.evolve))
pinned, vetoed, noted = nothing.given(PairPinned(ADA, BEN)), nothing.given(PairVetoed(ADA, BEN)), nothing.given(WRITTEN)


@pytest.mark.parametrize(("one", "other"), [(ADA, BEN), (BEN, ADA)])
def test_two_people_are_pinned_or_vetoed_in_whichever_order_they_are_named(one: PersonId, other: PersonId) -> None:
    nothing.when(PinPair(one, other, could_be_made=True)).then(PairPinned(ADA, BEN))
    nothing.when(VetoPair(one, other, could_be_made=True)).then(PairVetoed(ADA, BEN))


def test_a_pair_is_two_people() -> None:
    for command in (PinPair(ADA, ADA, could_be_made=True), VetoPair(ADA, ADA, could_be_made=True), ReleasePair(ADA, ADA)):
        nothing.when(command).refused(considerations.TWO_PEOPLE)


def test_a_swap_pins_both_pairs_or_neither() -> None:
    crossed = frozenset({ADA, DEE}), frozenset({CAI, BEN})
    nothing.when(SwapPartners(crossed, could_be_made=True)).then(PairPinned(ADA, DEE), PairPinned(BEN, CAI))
    nothing.when(SwapPartners(crossed)).refused(considerations.NOT_AVAILABLE)
    nothing.given(PairPinned(CAI, EVE)).when(SwapPartners(crossed)).refused(
        about(considerations.PINNED_ALREADY, frozenset({CAI, EVE}))
    )
    nothing.given(PairVetoed(BEN, CAI)).when(SwapPartners(crossed)).refused(considerations.VETOED_ALREADY)
    nothing.when(SwapPartners(None)).refused(considerations.NOT_AVAILABLE)
    with_themselves = SwapPartners((frozenset({ADA, DEE}), frozenset({DEE, ADA})), could_be_made=True)
    nothing.when(with_themselves).refused(considerations.TWO_PEOPLE)


@pytest.mark.parametrize("command", [PinPair(ADA, BEN), VetoPair(ADA, BEN)])
def test_people_who_are_not_available_to_each_other_are_neither_pinned_nor_vetoed(command: Command) -> None:
    nothing.when(command).refused(considerations.NOT_AVAILABLE)


@pytest.mark.parametrize("command", [PinPair(ADA, BEN), VetoPair(BEN, ADA), PinPair(BEN, CAI), PinPair(DEE, ADA)])
def test_somebody_who_is_pinned_is_released_before_they_are_pinned_or_the_pair_is_vetoed(command: Command) -> None:
    pinned.when(command).refused(about(considerations.PINNED_ALREADY, (ADA, BEN)))


def test_somebody_who_is_pinned_can_be_vetoed_with_a_third_person() -> None:
    pinned.when(VetoPair(BEN, CAI, could_be_made=True)).then(PairVetoed(BEN, CAI))


@pytest.mark.parametrize("command", [PinPair(ADA, BEN), VetoPair(BEN, ADA)])
def test_a_vetoed_pair_is_released_first(command: Command) -> None:
    vetoed.when(command).refused(considerations.VETOED_ALREADY)


@pytest.mark.parametrize("story", [pinned, vetoed])
def test_a_pin_or_a_veto_is_lifted_once(story: Story[Command, Event]) -> None:
    story.when(ReleasePair(BEN, ADA)).then(PairReleased(ADA, BEN))
    story.given(PairReleased(ADA, BEN)).when(ReleasePair(ADA, BEN)).refused(considerations.NOTHING_TO_RELEASE)
    story.given(PairReleased(ADA, BEN)).when(PinPair(ADA, CAI, could_be_made=True)).then(PairPinned(ADA, CAI))


def test_only_pairs_with_every_pin_and_without_any_veto_are_allowed() -> None:
    considered = Considered(pins=frozenset({frozenset({ADA, BEN})}), vetoes=frozenset({frozenset({CAI, DEE})}))
    nobody_joined = JoinedIdentities()
    assert considered.against(frozenset({frozenset({ADA, BEN})}), nobody_joined) == set()
    assert considered.against(frozenset(), nobody_joined) == {ADA, BEN}
    assert considered.against(frozenset({frozenset({ADA, BEN}), frozenset({CAI, DEE})}), nobody_joined) == {CAI, DEE}


def test_what_is_said_of_one_id_is_said_of_the_other_ids_of_the_same_human() -> None:
    same = joined([(BEN, EVE)])
    already = about(considerations.PINNED_ALREADY, (ADA, BEN))
    pinned.when(PinPair(EVE, CAI, could_be_made=True, identities=same)).refused(already)
    pinned.when(VetoPair(ADA, EVE, could_be_made=True, identities=same)).refused(already)
    vetoed.when(PinPair(EVE, ADA, could_be_made=True, identities=same)).refused(considerations.VETOED_ALREADY)
    nothing.when(PinPair(BEN, EVE, could_be_made=True, identities=same)).refused(considerations.TWO_PEOPLE)
    both = pinned.given(PairVetoed(ADA, EVE))
    both.when(ReleasePair(EVE, ADA, same)).then(PairReleased(ADA, BEN), PairReleased(ADA, EVE))
    pinned.given(PairPinned(CAI, EVE)).when(ReleasePinsOf(frozenset({BEN, EVE}))).then(
        PairReleased(ADA, BEN), PairReleased(CAI, EVE)
    )


def test_a_pin_of_two_ids_that_turned_out_to_be_one_human_can_be_released() -> None:
    pinned.when(ReleasePair(ADA, BEN, joined([(ADA, BEN)]))).then(PairReleased(ADA, BEN))


def test_pins_that_a_proposal_cannot_keep_are_named_with_what_to_release() -> None:
    pins = frozenset({frozenset({ADA, BEN}), frozenset({CAI, DEE}), frozenset({FAY, EVE})})
    considered = Considered(pins, vetoes=frozenset({frozenset({EVE, GUS})}))
    assert considered.in_the_way(pins, JoinedIdentities()) == []
    same = joined([(BEN, DEE), (FAY, GUS)])
    assert considered.in_the_way(frozenset({frozenset({CAI, DEE})}), same) == [
        f"{ADA} and {BEN} are pinned, and one of them with somebody else, too: release one of the pins.",
        f"{EVE} and {FAY} are both pinned and vetoed: release that pair.",
    ]
    assert Considered(frozenset({frozenset({ADA, BEN})})).in_the_way(frozenset(), same) == [
        f"{ADA} and {BEN} are pinned, but are not available to each other any more: release that pair."
    ]


def test_a_sentence_names_ten_people_at_most() -> None:
    people = [PersonId(UUID(int=number)) for number in range(13)]
    assert named(people[:1]) == str(people[0])
    assert named(people[2::-1]) == f"{people[0]}, {people[1]} and {people[2]}"
    assert named(people).endswith(f"{people[9]} and 3 others")
    assert named(people[:11]).endswith(f"{people[9]} and 1 other")


def test_a_note_is_written_once() -> None:
    nothing.when(WRITE).then(WRITTEN)
    noted.when(WRITE).refused(considerations.NOTE_WRITTEN_ALREADY)


def test_a_note_is_about_two_people() -> None:
    nothing.when(replace(WRITE, wording=replace(WORDING, other=ADA))).refused(considerations.TWO_PEOPLE)


def test_a_note_counts_for_at_least_the_day_on_which_it_is_written() -> None:
    today, yesterday = replace(WORDING, until=TODAY), replace(WORDING, until=date(2021, 3, 31))
    nothing.when(replace(WRITE, wording=today)).then(considerations.NoteWritten(NOTE, today))
    nothing.when(replace(WRITE, wording=yesterday)).refused(considerations.NOTE_EXPIRED)


def test_only_its_author_withdraws_a_note_and_once() -> None:
    noted.when(considerations.WithdrawNote(NOTE, DEE)).refused(considerations.NOTE_OF_ANOTHER)
    noted.when(considerations.WithdrawNote(NOTE, CAI)).then(considerations.NoteWithdrawn(NOTE))
    noted.when(considerations.WithdrawNote(OTHER, CAI)).refused(considerations.NO_SUCH_NOTE)
    withdrawn = noted.given(considerations.NoteWithdrawn(NOTE))
    withdrawn.when(considerations.WithdrawNote(NOTE, CAI)).refused(considerations.NO_SUCH_NOTE)


def test_a_note_counts_up_to_and_on_its_last_day() -> None:
    assert counts(None, TODAY)
    assert counts(TODAY, TODAY)
    assert not counts(date(2021, 3, 31), TODAY)


def test_notes_for_and_against_balance_out() -> None:
    assert balance([Stance.FOR]) == balance([Stance.FOR, Stance.FOR]) == 1
    assert balance([Stance.AGAINST]) == balance([Stance.AGAINST, Stance.FOR, Stance.AGAINST]) == -1
    assert balance([]) == balance([Stance.FOR, Stance.AGAINST]) == 0
