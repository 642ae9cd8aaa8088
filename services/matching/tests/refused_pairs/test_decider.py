"""A pair that cannot work is on record once."""

from datetime import date
from uuid import UUID

from matching.ids import CohortId, PersonId
from matching.refused_pairs.decider import (
    REFUSAL_RECORDED_ALREADY,
    Command,
    Event,
    PairRefused,
    RecordRefusal,
    refused_pairs,
)
from plp_testkit.story import Story

ABOUT = (CohortId(UUID(int=1)), PersonId(UUID(int=2)), PersonId(UUID(int=3)), date(2021, 4, 6))

fresh: Story[Command, Event] = Story(refused_pairs)


def test_that_a_pair_cannot_work_is_recorded_once() -> None:
    fresh.when(RecordRefusal(*ABOUT)).then(PairRefused(*ABOUT))
    fresh.given(PairRefused(*ABOUT)).when(RecordRefusal(*ABOUT)).refused(REFUSAL_RECORDED_ALREADY)
