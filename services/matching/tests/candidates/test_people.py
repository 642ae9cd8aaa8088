"""What is heard of a person: where they work, and under which other ids they are known."""

from uuid import UUID

import pytest

from matching.domain import people
from matching.domain.exclusions import Line
from matching.domain.identities import PersonId
from matching.domain.people import Command, Event, HearIdentity, HearLine, IdentityHeard, LineHeard
from plp_kit.testing.story import Story

MANAGER, DIRECTOR, ALIAS, OTHER = (PersonId(UUID(int=number)) for number in range(1, 5))

unheard: Story[Command, Event] = Story(people.people)
placed = unheard.given(LineHeard((MANAGER, DIRECTOR), "ward 7"))
joined = unheard.given(IdentityHeard(ALIAS))


def test_a_line_is_recorded_with_managers_and_team() -> None:
    unheard.when(HearLine(Line((MANAGER, DIRECTOR), "ward 7"))).then(LineHeard((MANAGER, DIRECTOR), "ward 7"))


@pytest.mark.parametrize(
    "line", [Line((DIRECTOR, MANAGER), "ward 7"), Line((MANAGER,), "ward 7"), Line((MANAGER, DIRECTOR), None)]
)
def test_a_line_that_differs_replaces_the_one_before(line: Line) -> None:
    placed.when(HearLine(line)).then(LineHeard(line.managers, line.team))


def test_the_same_line_again_changes_nothing() -> None:
    placed.when(HearLine(Line((MANAGER, DIRECTOR), "ward 7"))).refused(people.HEARD_ALREADY)


def test_the_line_before_the_last_can_come_again() -> None:
    moved = placed.given(LineHeard((), None))
    moved.when(HearLine(Line((MANAGER, DIRECTOR), "ward 7"))).then(LineHeard((MANAGER, DIRECTOR), "ward 7"))


def test_every_other_id_is_recorded_once() -> None:
    joined.when(HearIdentity(ALIAS)).refused(people.HEARD_ALREADY)
    joined.when(HearIdentity(OTHER)).then(IdentityHeard(OTHER))
    joined.given(IdentityHeard(OTHER)).when(HearIdentity(ALIAS)).refused(people.HEARD_ALREADY)


def test_a_line_and_another_id_do_not_replace_each_other() -> None:
    placed.given(IdentityHeard(ALIAS)).when(HearLine(Line((MANAGER, DIRECTOR), "ward 7"))).refused(people.HEARD_ALREADY)
    joined.given(LineHeard((), None)).when(HearIdentity(ALIAS)).refused(people.HEARD_ALREADY)
