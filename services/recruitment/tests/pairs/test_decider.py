"""Pairs, as matching and the journal tell of them, in any order."""

from itertools import permutations
from uuid import UUID

import pytest

from plp_kit.core.deciding import Refusal
from plp_testkit.story import Story
from recruitment.ids import CohortId, PersonId
from recruitment.pairs import decider as pairs
from recruitment.pairs.decider import (
    AddressesRecorded,
    Command,
    Event,
    Pair,
    PairEnded,
    PairOpened,
    PairRecorded,
    PairTakenBack,
    RecordAddresses,
    RecordEnding,
    RecordOpening,
    RecordPair,
    RecordTakenBack,
)

COHORT, ONE, OTHER, THIRD = CohortId(UUID(int=1)), *(PersonId(UUID(int=number)) for number in range(2, 5))
ABOUT = (COHORT, ONE, OTHER)
unknown: Story[Command, Event] = Story(pairs.pairs)
paired = unknown.given(PairRecorded(*ABOUT))
opened = paired.given(PairOpened())


def test_a_pair_is_recorded_once_and_taken_back_once() -> None:
    unknown.when(RecordPair(COHORT, ONE, OTHER)).then(PairRecorded(COHORT, ONE, OTHER))
    paired.when(RecordPair(COHORT, ONE, OTHER)).refused(pairs.PAIR_RECORDED_ALREADY)
    paired.when(RecordTakenBack()).then(PairTakenBack())
    paired.given(PairTakenBack()).when(RecordTakenBack()).refused(pairs.PAIR_NOT_KNOWN)
    unknown.when(RecordTakenBack()).refused(pairs.PAIR_NOT_KNOWN)


def test_it_opens_once_also_where_the_journal_comes_first() -> None:
    paired.when(RecordOpening(*ABOUT)).then(PairOpened())
    unknown.when(RecordOpening(*ABOUT)).then(PairRecorded(*ABOUT), PairOpened())
    opened.when(RecordOpening(*ABOUT)).refused(pairs.OPENING_RECORDED_ALREADY)
    opened.when(RecordPair(*ABOUT)).refused(pairs.PAIR_RECORDED_ALREADY)


def test_the_latest_choice_of_whose_address_is_shown_holds() -> None:
    opened.when(RecordAddresses((ONE,))).then(AddressesRecorded((ONE,)))
    shown = opened.given(AddressesRecorded((ONE,)))
    shown.when(RecordAddresses((ONE,))).refused(pairs.ADDRESSES_RECORDED_ALREADY)
    shown.when(RecordAddresses(())).then(AddressesRecorded(()))


def test_a_partnership_ends_once_and_a_pair_that_cannot_work_is_taken_back() -> None:
    opened.when(RecordEnding(taken_back=False)).then(PairEnded())
    paired.when(RecordEnding(taken_back=True)).then(PairEnded(), PairTakenBack())
    paired.given(PairTakenBack()).when(RecordEnding(taken_back=True)).then(PairEnded())
    paired.given(PairEnded()).when(RecordEnding(taken_back=False)).refused(pairs.END_RECORDED_ALREADY)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_pair_that_was_taken_back_is_open_to_nobody_whatever_is_told_first(order: tuple[int, ...]) -> None:
    told: list[Command] = [RecordPair(*ABOUT), RecordOpening(*ABOUT), RecordEnding(taken_back=True)]
    state = Pair()
    for command in [*(told[place] for place in order), *told]:
        decision = pairs.decide(state, command)
        for event in [] if isinstance(decision, Refusal) else decision:
            state = pairs.evolve(state, event)
    assert state.recorded == PairRecorded(*ABOUT)
    assert (state.opened, state.ended, state.taken_back, state.is_open) == (True, True, True, False)


def test_each_of_the_two_has_the_other_and_nobody_else_has_either() -> None:
    state = Pair(PairRecorded(*ABOUT))
    assert pairs.partner(state, frozenset({ONE, THIRD})) == OTHER
    assert pairs.partner(state, frozenset({OTHER})) == ONE
    assert pairs.partner(state, frozenset({THIRD})) == pairs.NO_SUCH_PARTNER
    assert pairs.partner(state, frozenset({ONE, OTHER})) == pairs.NO_SUCH_PARTNER
    assert pairs.partner(Pair(), frozenset({ONE})) == pairs.NO_SUCH_PARTNER
