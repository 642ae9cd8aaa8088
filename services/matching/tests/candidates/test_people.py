"""What is recorded of a person: where they work."""

from uuid import UUID

import pytest

from matching.candidates import people
from matching.candidates.people import Command, Event, Line, LineRecorded, RecordLine
from matching.ids import PersonId
from plp_testkit.story import Story

MANAGER, DIRECTOR = (PersonId(UUID(int=number)) for number in range(1, 3))

unknown: Story[Command, Event] = Story(people.people)
placed = unknown.given(LineRecorded(Line((MANAGER, DIRECTOR), "ward 7")))


def test_a_line_is_recorded_with_managers_and_team() -> None:
    unknown.when(RecordLine(Line((MANAGER, DIRECTOR), "ward 7"))).then(LineRecorded(Line((MANAGER, DIRECTOR), "ward 7")))


@pytest.mark.parametrize(
    "line", [Line((DIRECTOR, MANAGER), "ward 7"), Line((MANAGER,), "ward 7"), Line((MANAGER, DIRECTOR), None)]
)
def test_a_line_that_differs_replaces_the_one_before(line: Line) -> None:
    placed.when(RecordLine(line)).then(LineRecorded(line))


def test_the_same_line_again_changes_nothing() -> None:
    placed.when(RecordLine(Line((MANAGER, DIRECTOR), "ward 7"))).refused(people.RECORDED_ALREADY)


def test_the_line_before_the_last_can_come_again() -> None:
    moved = placed.given(LineRecorded(Line((), None)))
    moved.when(RecordLine(Line((MANAGER, DIRECTOR), "ward 7"))).then(LineRecorded(Line((MANAGER, DIRECTOR), "ward 7")))
