"""Pairs that a matcher has entered as not to be made: entered, and lifted by the matcher who entered them."""

from dataclasses import replace
from uuid import UUID

from matching.conflicts import decider as conflicts
from matching.conflicts.decider import Command, ConflictEntered, ConflictsLifted, EnterConflict, Event, LiftConflicts
from matching.ids import CohortId, ConflictId, PersonId
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story

COHORT, ADA, BEN = CohortId(UUID(int=1)), PersonId(UUID(int=2)), PersonId(UUID(int=3))
FIRST, SECOND = ConflictId(UUID(int=4)), ConflictId(UUID(int=5))
SEALED = Sealed(KeyId(UUID(int=6)), "conflicts-1", "conflict_1", "c2VhbGVk")
ENTER = EnterConflict(COHORT, FIRST, ADA, BEN, SEALED)

nothing: Story[Command, Event] = Story(conflicts.conflicts)
entered = nothing.given(ConflictEntered(COHORT, FIRST, SEALED))


def test_the_event_holds_neither_the_two_nor_why() -> None:
    nothing.when(ENTER).then(ConflictEntered(COHORT, FIRST, SEALED))


def test_a_conflict_is_of_two_people() -> None:
    nothing.when(replace(ENTER, other=ADA)).refused(conflicts.CONFLICT_OF_TWO)


def test_a_conflict_is_entered_once_and_lifted_once() -> None:
    entered.when(ENTER).refused(conflicts.ENTERED_ALREADY)
    entered.when(LiftConflicts(frozenset({FIRST}))).then(ConflictsLifted((FIRST,)))
    entered.given(ConflictsLifted((FIRST,))).when(LiftConflicts(frozenset({FIRST}))).refused(conflicts.NOT_ENTERED)


def test_what_is_not_in_the_matchers_own_list_is_not_lifted() -> None:
    for others in ([], [SECOND], [FIRST, SECOND]):
        entered.when(LiftConflicts(frozenset(others))).refused(conflicts.NOT_ENTERED)


def test_what_is_lifted_is_shown_to_nobody_any_more() -> None:
    earlier = [ConflictEntered(COHORT, FIRST, SEALED)]
    assert list(conflicts.spends(earlier, ConflictsLifted((FIRST,)))) == [SEALED.key]
    assert list(conflicts.spends(earlier, ConflictsLifted((SECOND,)))) == []
    assert list(conflicts.spends(earlier, ConflictEntered(COHORT, SECOND, SEALED))) == []
