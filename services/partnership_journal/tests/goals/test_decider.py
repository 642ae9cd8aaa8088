"""Goals, shared or one partner's own."""

from datetime import date
from uuid import UUID

import pytest

from partnership_journal.goals import decider as goals
from partnership_journal.goals.decider import Whose
from partnership_journal.ids import CohortId, GoalId, PersonId
from partnership_journal.partnerships import decider as partnerships
from partnership_journal.partnerships.decider import Command, Event
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story

ADA, BEN = (PersonId(UUID(int=number)) for number in range(1, 3))
COHORT, GOAL = CohortId(UUID(int=3)), GoalId(UUID(int=4))
TEXT = Sealed(KeyId(UUID(int=5)), "partnership-1", "goal", "c2VhbGVk")

SHARED_GOAL = goals.GoalSet(ADA, GOAL, Whose.SHARED, TEXT)
OWN_GOAL = goals.GoalSet(ADA, GOAL, Whose.OWN, TEXT)

partnership: Story[Command, Event] = Story(partnerships.partnerships)
active = partnership.given(partnerships.PartnershipFormed(COHORT, ADA, BEN, date(2021, 4, 1)))


@pytest.mark.parametrize("whose", Whose)
def test_a_goal_is_shared_or_one_partners_own(whose: Whose) -> None:
    active.when(goals.SetGoal(ADA, GOAL, whose, TEXT)).then(goals.GoalSet(ADA, GOAL, whose, TEXT))


def test_a_goal_is_set_once() -> None:
    active.given(SHARED_GOAL).when(goals.SetGoal(ADA, GOAL, Whose.OWN, TEXT)).refused(goals.GOAL_SET_ALREADY)


@pytest.mark.parametrize("partner", [ADA, BEN])
def test_a_shared_goal_is_reached_by_either(partner: PersonId) -> None:
    active.given(SHARED_GOAL).when(goals.ReachGoal(partner, GOAL)).then(goals.GoalReached(partner, GOAL))


def test_an_own_goal_is_reached_by_its_owner_and_is_no_goal_to_the_other() -> None:
    active.given(OWN_GOAL).when(goals.ReachGoal(ADA, GOAL)).then(goals.GoalReached(ADA, GOAL))
    active.given(OWN_GOAL).when(goals.ReachGoal(BEN, GOAL)).refused(goals.NO_SUCH_GOAL)
    reached = active.given(OWN_GOAL, goals.GoalReached(ADA, GOAL))
    reached.when(goals.ReachGoal(BEN, GOAL)).refused(goals.NO_SUCH_GOAL)


def test_a_goal_that_was_never_set_is_not_reached() -> None:
    active.when(goals.ReachGoal(ADA, GOAL)).refused(goals.NO_SUCH_GOAL)


@pytest.mark.parametrize("goal", [SHARED_GOAL, OWN_GOAL])
def test_a_goal_is_reached_once(goal: goals.GoalSet) -> None:
    reached = active.given(goal, goals.GoalReached(ADA, GOAL))
    reached.when(goals.ReachGoal(ADA, GOAL)).refused(goals.GOAL_REACHED_ALREADY)
