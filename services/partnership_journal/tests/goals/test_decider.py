"""Goals, shared or one partner's own."""

from datetime import date
from uuid import UUID

import pytest

from partnership_journal.goals import decider as goals
from partnership_journal.goals.decider import Whose
from partnership_journal.ids import CohortId, GoalId, PersonId, text_id
from partnership_journal.partnerships import decider as partnerships
from partnership_journal.partnerships.decider import Command, Ending, Event
from partnership_journal.writing.decider import TextRevised, TextWithdrawn
from plp_kit.core.sealed import KeyId, Sealed
from plp_testkit.story import Story

ADA, BEN, CAI = (PersonId(UUID(int=number)) for number in (1, 2, 7))
COHORT, GOAL = CohortId(UUID(int=3)), GoalId(UUID(int=4))
TEXT, OTHER_TEXT = (Sealed(KeyId(UUID(int=number)), "partnership-1", "goal", "c2VhbGVk") for number in (5, 6))

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


TAKE_BACK = goals.TakeBackGoal(ADA, GOAL)
TAKEN_BACK = goals.GoalTakenBack(ADA, GOAL)
WITHDRAWN = TextWithdrawn(ADA, text_id(TEXT), TEXT.key)
ENDED = partnerships.PartnershipEnded(COHORT, Ending.ENDED, date(2021, 5, 4))
REACHED = goals.GoalReached(BEN, GOAL)


@pytest.mark.parametrize("later", [(), (REACHED,), (ENDED,)], ids=["set", "reached", "ended"])
@pytest.mark.parametrize("goal", [SHARED_GOAL, OWN_GOAL])
def test_a_goal_is_taken_back_with_its_words_by_the_partner_who_set_it(goal: goals.GoalSet, later: tuple[Event, ...]) -> None:
    active.given(goal, *later).when(TAKE_BACK).then(TAKEN_BACK, WITHDRAWN)


@pytest.mark.parametrize("later", [(), (ENDED,)], ids=["active", "ended"])
def test_nobody_takes_back_what_the_other_set(later: tuple[Event, ...]) -> None:
    others = goals.TakeBackGoal(BEN, GOAL)
    active.given(SHARED_GOAL, *later).when(others).refused(goals.SET_BY_PARTNER)
    active.given(OWN_GOAL, *later).when(others).refused(goals.NO_SUCH_GOAL)
    active.given(SHARED_GOAL, *later).when(goals.TakeBackGoal(CAI, GOAL)).refused(partnerships.NO_SUCH_PARTNERSHIP)


@pytest.mark.parametrize("later", [(), (ENDED,)], ids=["active", "ended"])
def test_the_latest_words_of_a_goal_go_and_none_that_went_before(later: tuple[Event, ...]) -> None:
    revised = active.given(SHARED_GOAL, *later, TextRevised(ADA, text_id(TEXT), TEXT.key, OTHER_TEXT))
    revised.when(TAKE_BACK).then(TAKEN_BACK, TextWithdrawn(ADA, text_id(OTHER_TEXT), OTHER_TEXT.key))
    active.given(SHARED_GOAL, *later, WITHDRAWN).when(TAKE_BACK).then(TAKEN_BACK)


@pytest.mark.parametrize("later", [(), (ENDED,)], ids=["active", "ended"])
def test_a_goal_is_taken_back_once(later: tuple[Event, ...]) -> None:
    active.given(SHARED_GOAL, *later, TAKEN_BACK, WITHDRAWN).when(TAKE_BACK).refused(goals.NO_SUCH_GOAL)


def test_a_goal_that_was_taken_back_is_not_reached_and_a_late_repetition_does_not_set_it_again() -> None:
    gone = active.given(SHARED_GOAL, TAKEN_BACK, WITHDRAWN)
    gone.when(goals.ReachGoal(BEN, GOAL)).refused(goals.NO_SUCH_GOAL)
    gone.when(goals.SetGoal(ADA, GOAL, Whose.SHARED, TEXT)).refused(goals.GOAL_SET_ALREADY)
