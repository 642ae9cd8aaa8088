"""Pairs that a matcher has entered as not to be made: entered, and lifted by the matcher who entered them."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from matching.conflicts import decider as conflicts
from matching.conflicts.decider import (
    Command,
    ConflictEntered,
    ConflictsForgotten,
    ConflictsLifted,
    EnterConflict,
    Event,
    ForgetConflicts,
    LiftConflicts,
)
from matching.ids import CohortId, ConflictId, PersonId
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story

COHORT, ADA, BEN = CohortId(UUID(int=1)), PersonId(UUID(int=2)), PersonId(UUID(int=3))
FIRST, SECOND = ConflictId(UUID(int=4)), ConflictId(UUID(int=5))
SEALED = Sealed(KeyId(UUID(int=6)), "conflicts-1", "conflict_1", "c2VhbGVk")
UNTIL = date(2021, 10, 12)
ENTER = EnterConflict(COHORT, FIRST, ADA, BEN, SEALED)

nothing: Story[Command, Event] = Story(conflicts.conflicts)
entered = nothing.given(ConflictEntered(COHORT, FIRST, SEALED, None))


def test_the_event_holds_neither_the_two_nor_why() -> None:
    nothing.when(ENTER).then(ConflictEntered(COHORT, FIRST, SEALED, None))


def test_a_conflict_is_of_two_people() -> None:
    nothing.when(replace(ENTER, other=ADA)).refused(conflicts.CONFLICT_OF_TWO)


def test_a_conflict_is_entered_once_and_lifted_once() -> None:
    entered.when(ENTER).refused(conflicts.ENTERED_ALREADY)
    entered.when(LiftConflicts(frozenset({FIRST}))).then(ConflictsLifted((FIRST,)))
    entered.given(ConflictsLifted((FIRST,))).when(LiftConflicts(frozenset({FIRST}))).refused(conflicts.NOT_ENTERED)


def test_what_is_not_in_the_matchers_own_list_is_not_lifted() -> None:
    for others in ([], [SECOND], [FIRST, SECOND]):
        entered.when(LiftConflicts(frozenset(others))).refused(conflicts.NOT_ENTERED)


def test_a_list_is_forgotten_once_and_is_then_empty() -> None:
    entered.when(ForgetConflicts(UNTIL)).then(ConflictsForgotten())
    entered.given(ConflictsForgotten()).when(ForgetConflicts(UNTIL)).then()
    entered.given(ConflictsForgotten()).when(ENTER).then(ConflictEntered(COHORT, FIRST, SEALED, None))
    nothing.when(ForgetConflicts(UNTIL)).then()


def test_what_is_entered_when_no_period_runs_is_kept_for_one_of_its_own() -> None:
    """And so is what stands beside it: a later one takes both with it."""
    late = entered.given(ConflictEntered(COHORT, SECOND, SEALED, UNTIL))
    late.when(ForgetConflicts(UNTIL - timedelta(days=1))).refused(conflicts.STILL_KEPT)
    late.when(ForgetConflicts(UNTIL)).then(ConflictsForgotten())


def test_a_list_that_is_forgotten_is_shown_to_nobody_any_more() -> None:
    earlier = [ConflictEntered(COHORT, FIRST, SEALED, None)]
    assert list(conflicts.spends(earlier, ConflictsForgotten())) == [SEALED.key]


def test_what_is_lifted_is_shown_to_nobody_any_more() -> None:
    earlier = [ConflictEntered(COHORT, FIRST, SEALED, None)]
    assert list(conflicts.spends(earlier, ConflictsLifted((FIRST,)))) == [SEALED.key]
    assert list(conflicts.spends(earlier, ConflictsLifted((SECOND,)))) == []
    assert list(conflicts.spends(earlier, ConflictEntered(COHORT, SECOND, SEALED, None))) == []
