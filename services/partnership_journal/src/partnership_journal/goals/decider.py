"""The goals of a partnership: shared by both, or one partner's own. To the other partner an own goal is no goal at all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from partnership_journal.ids import GoalId, PersonId
from plp_kit.core.deciding import Decision, Kind, Refusal
from plp_kit.core.sealed import Sealed
from plp_kit.core.stored import stored


class Whose(StrEnum):
    SHARED = "shared"
    OWN = "own"


# Commands


@dataclass(frozen=True, slots=True)
class SetGoal:
    partner: PersonId
    goal: GoalId
    whose: Whose
    text: Sealed


@dataclass(frozen=True, slots=True)
class ReachGoal:
    partner: PersonId
    goal: GoalId


Command: TypeAlias = SetGoal | ReachGoal


# Events


@stored("partnership_journal.goal_set.v1")
@dataclass(frozen=True, slots=True)
class GoalSet:
    partner: PersonId
    goal: GoalId
    whose: Whose
    text: Sealed


@stored("partnership_journal.goal_reached.v1")
@dataclass(frozen=True, slots=True)
class GoalReached:
    partner: PersonId
    goal: GoalId


Event: TypeAlias = GoalSet | GoalReached


# State


@dataclass(frozen=True, slots=True)
class Goal:
    author: PersonId
    whose: Whose
    reached: bool = False


Goals: TypeAlias = Mapping[GoalId, Goal]


# Refusals

GOAL_SET_ALREADY = Refusal("goal_set_already", "This goal is set already.")
NO_SUCH_GOAL = Refusal("no_such_goal", "You have no such goal.", Kind.MISSING)
GOAL_REACHED_ALREADY = Refusal("goal_reached_already", "This goal is recorded as reached already.")


def decide(goals: Goals, command: Command) -> Decision[Event]:
    match command:
        case SetGoal(partner, goal, whose, text):
            return GOAL_SET_ALREADY if goal in goals else [GoalSet(partner, goal, whose, text)]
        case ReachGoal(partner, goal):
            return _reach_refused(goals.get(goal), partner) or [GoalReached(partner, goal)]


def _reach_refused(goal: Goal | None, partner: PersonId) -> Refusal | None:
    if goal is None or not is_seen_by(partner, goal.author, goal.whose):
        return NO_SUCH_GOAL
    return GOAL_REACHED_ALREADY if goal.reached else None


def is_seen_by(partner: PersonId, author: PersonId, whose: Whose) -> bool:
    return whose is Whose.SHARED or author == partner


def evolve(goals: Goals, event: Event) -> Goals:
    match event:
        case GoalSet(partner, goal, whose):
            return {**goals, goal: Goal(partner, whose)}
        case GoalReached(_, goal) if goal in goals:
            return {**goals, goal: replace(goals[goal], reached=True)}
        case GoalReached():
            return goals
