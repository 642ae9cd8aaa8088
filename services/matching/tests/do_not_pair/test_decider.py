"""Whom somebody must not be paired with, as recruitment sent it: the latest value counts."""

from uuid import UUID

import pytest

from matching.do_not_pair import decider as do_not_pair
from matching.do_not_pair.decider import Command, Event, ExclusionsRecorded, RecordExclusions
from matching.ids import CohortId, PersonId
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story

COHORT, ADA = CohortId(UUID(int=1)), PersonId(UUID(int=2))
FIRST, SECOND = (Sealed(KeyId(UUID(int=number)), "do_not_pair-1", "do_not_pair", "c2VhbGVk") for number in (3, 4))

nothing: Story[Command, Event] = Story(do_not_pair.do_not_pair)
first = nothing.given(ExclusionsRecorded(COHORT, ADA, FIRST))


@pytest.mark.parametrize("story", [nothing, first, first.given(ExclusionsRecorded(COHORT, ADA, FIRST))])
def test_another_value_replaces_the_one_before(story: Story[Command, Event]) -> None:
    story.when(RecordExclusions(COHORT, ADA, SECOND)).then(ExclusionsRecorded(COHORT, ADA, SECOND))


def test_the_same_value_again_changes_nothing() -> None:
    first.when(RecordExclusions(COHORT, ADA, FIRST)).refused(do_not_pair.RECORDED_ALREADY)


def test_the_value_before_the_last_can_come_again() -> None:
    later = first.given(ExclusionsRecorded(COHORT, ADA, SECOND))
    later.when(RecordExclusions(COHORT, ADA, FIRST)).then(ExclusionsRecorded(COHORT, ADA, FIRST))
