"""What is recorded of a person: where they work."""

from uuid import UUID

from matching.candidates import people
from matching.candidates.people import Command, Event, LineRecorded, RecordLine
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story

WARD_7, NOWHERE = (Sealed(KeyId(UUID(int=number)), "staff-1", "line", "c2VhbGVk") for number in (3, 4))

unknown: Story[Command, Event] = Story(people.people)
placed = unknown.given(LineRecorded(WARD_7))


def test_a_line_is_recorded_as_it_is_sealed() -> None:
    unknown.when(RecordLine(WARD_7)).then(LineRecorded(WARD_7))


def test_a_line_that_differs_replaces_the_one_before() -> None:
    placed.when(RecordLine(NOWHERE)).then(LineRecorded(NOWHERE))


def test_the_same_line_again_changes_nothing() -> None:
    placed.when(RecordLine(WARD_7)).refused(people.RECORDED_ALREADY)


def test_the_line_before_the_last_can_come_again() -> None:
    moved = placed.given(LineRecorded(NOWHERE))
    moved.when(RecordLine(WARD_7)).then(LineRecorded(WARD_7))
