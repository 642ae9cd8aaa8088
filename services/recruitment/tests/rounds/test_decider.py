"""A round is on from its opening until its pairs are published, and again once they are taken back."""

from uuid import UUID

from plp_testkit.story import Story
from recruitment.ids import CohortId, PersonId
from recruitment.rounds.decider import (
    NOT_ON,
    ON_ALREADY,
    SUBSTITUTE_ON_RECORD,
    Command,
    Event,
    RecordBeginning,
    RecordEnd,
    RecordSubstitute,
    RoundBegun,
    RoundOver,
    SubstituteRecorded,
    rounds,
)

COHORT = CohortId(UUID(int=1))
unknown: Story[Command, Event] = Story(rounds)
on = unknown.given(RoundBegun(COHORT))
over = on.given(RoundOver(COHORT))


def test_a_round_begins_ends_and_goes_on_when_its_pairs_are_taken_back() -> None:
    unknown.when(RecordBeginning(COHORT)).then(RoundBegun(COHORT))
    on.when(RecordEnd(COHORT)).then(RoundOver(COHORT))
    over.when(RecordBeginning(COHORT)).then(RoundBegun(COHORT))


def test_the_same_fact_again_changes_nothing() -> None:
    on.when(RecordBeginning(COHORT)).refused(ON_ALREADY)
    over.when(RecordEnd(COHORT)).refused(NOT_ON)


def test_a_substitute_is_on_record_once() -> None:
    eve = PersonId(UUID(int=2))
    on.when(RecordSubstitute(eve)).then(SubstituteRecorded(eve))
    over.given(SubstituteRecorded(eve)).when(RecordSubstitute(eve)).refused(SUBSTITUTE_ON_RECORD)
    over.given(SubstituteRecorded(eve)).when(RecordBeginning(COHORT)).then(RoundBegun(COHORT))
