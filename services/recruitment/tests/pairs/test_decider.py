"""Pairs, as matching tells of them."""

from uuid import UUID

from plp_testkit.story import Story
from recruitment.ids import CohortId, PersonId
from recruitment.pairs import decider as pairs
from recruitment.pairs.decider import Command, Event, PairRecorded, PairTakenBack, RecordPair, RecordTakenBack

COHORT, ONE, OTHER = CohortId(UUID(int=1)), PersonId(UUID(int=2)), PersonId(UUID(int=3))
unknown: Story[Command, Event] = Story(pairs.pairs)
paired = unknown.given(PairRecorded(COHORT, ONE, OTHER))


def test_a_pair_is_recorded_once_and_taken_back_once() -> None:
    unknown.when(RecordPair(COHORT, ONE, OTHER)).then(PairRecorded(COHORT, ONE, OTHER))
    paired.when(RecordPair(COHORT, ONE, OTHER)).refused(pairs.PAIR_RECORDED_ALREADY)
    paired.when(RecordTakenBack()).then(PairTakenBack())
    paired.given(PairTakenBack()).when(RecordTakenBack()).refused(pairs.PAIR_NOT_KNOWN)
    unknown.when(RecordTakenBack()).refused(pairs.PAIR_NOT_KNOWN)
