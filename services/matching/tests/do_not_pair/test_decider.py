"""Whom somebody must not be paired with, as they named them: the latest list counts."""

from uuid import UUID

import pytest

from matching.do_not_pair import decider as do_not_pair
from matching.do_not_pair.decider import Command, DoNotPairRecorded, Event, RecordDoNotPair
from matching.ids import CohortId, PersonId
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story

COHORT, ADA = CohortId(UUID(int=1)), PersonId(UUID(int=2))
BEN, CAI = (Sealed(KeyId(UUID(int=number)), "application", "others", "c2VhbGVk") for number in (3, 4))

nobody: Story[Command, Event] = Story(do_not_pair.do_not_pair)
named = nobody.given(DoNotPairRecorded(COHORT, ADA, (BEN,)))


@pytest.mark.parametrize("others", [(), (BEN,), (BEN, CAI)])
def test_the_first_list_is_recorded_even_when_nobody_is_on_it(others: tuple[Sealed, ...]) -> None:
    nobody.when(RecordDoNotPair(COHORT, ADA, others)).then(DoNotPairRecorded(COHORT, ADA, others))


@pytest.mark.parametrize("others", [(), (CAI,), (BEN, CAI)])
def test_another_list_replaces_the_one_before(others: tuple[Sealed, ...]) -> None:
    named.when(RecordDoNotPair(COHORT, ADA, others)).then(DoNotPairRecorded(COHORT, ADA, others))


def test_the_same_list_again_changes_nothing() -> None:
    named.when(RecordDoNotPair(COHORT, ADA, (BEN,))).refused(do_not_pair.RECORDED_ALREADY)
    named.given(DoNotPairRecorded(COHORT, ADA, ())).when(RecordDoNotPair(COHORT, ADA, ())).refused(do_not_pair.RECORDED_ALREADY)


def test_the_list_before_the_last_can_come_again() -> None:
    named.given(DoNotPairRecorded(COHORT, ADA, (CAI,))).when(RecordDoNotPair(COHORT, ADA, (BEN,))).then(
        DoNotPairRecorded(COHORT, ADA, (BEN,))
    )
